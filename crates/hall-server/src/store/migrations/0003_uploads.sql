-- Files that come in pieces and are not complete yet.

-- `arrived` is a promise: so many bytes are on the disk. It is raised only after they were flushed. What
-- the file holds beyond it came with a piece that nobody was told about, and is written over.
CREATE TABLE upload (
    id         TEXT PRIMARY KEY,           -- drawn at random; the name of the file of pieces
    owner      TEXT NOT NULL REFERENCES account (account),
    sha256     TEXT NOT NULL,              -- of the whole, as announced; held against what came
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    arrived    INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,
    -- Who begins the same file again goes on with it.
    UNIQUE (owner, sha256),
    CHECK (arrived BETWEEN 0 AND size)
) STRICT, WITHOUT ROWID;
