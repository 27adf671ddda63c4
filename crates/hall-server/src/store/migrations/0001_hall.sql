-- The hall's tables.
--
-- Times are milliseconds since 1970 in UTC. STRICT, so that a wrong type is an error and not a surprise.
-- Nothing here is asked by a key that another person could guess and get an answer for: every query
-- joins on the owner or on the department, which come from the session.

-- Who may sign in. The password is an argon2 hash.
CREATE TABLE account (
    account    TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    department TEXT,                       -- NULL: an applicant
    password   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which seed the accounts were made from, so that hashing their passwords happens once and not at
-- every start.
CREATE TABLE seed (
    name TEXT PRIMARY KEY,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Open sessions. Only the SHA-256 of the token is kept: who steals the table cannot sign in with it.
CREATE TABLE session (
    token      BLOB PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (account) ON DELETE CASCADE,
    opened_at  INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who uploaded which content. The content itself is in the folder of files, named by its SHA-256.
CREATE TABLE file (
    owner      TEXT NOT NULL REFERENCES account (account),
    sha256     TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    stored_at  INTEGER NOT NULL,
    PRIMARY KEY (owner, sha256)
) STRICT, WITHOUT ROWID;

-- One submission. `content` is the application as it was submitted and never changes. A rowid table,
-- because its rows are large.
CREATE TABLE application (
    number      TEXT PRIMARY KEY,
    owner       TEXT NOT NULL REFERENCES account (account),
    bundle      TEXT NOT NULL,
    catalog     TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    signature   TEXT NOT NULL,
    content     TEXT NOT NULL,
    receipt     TEXT NOT NULL,
    issued_at   INTEGER                    -- NULL until the results are handed over together
) STRICT;
CREATE INDEX application_by_owner ON application (owner, received_at);

-- Exactly once: one key of one person stands for one submission. Written in the same transaction.
CREATE TABLE idempotency (
    owner     TEXT NOT NULL REFERENCES account (account),
    key       TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    number    TEXT NOT NULL REFERENCES application (number),
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;

-- Files that a submission refers to; one that is referred to is never swept.
CREATE TABLE application_file (
    number TEXT NOT NULL REFERENCES application (number),
    owner  TEXT NOT NULL,
    sha256 TEXT NOT NULL,                  -- the service's own slice decides who may open it
    PRIMARY KEY (number, sha256),
    FOREIGN KEY (owner, sha256) REFERENCES file (owner, sha256)
) STRICT, WITHOUT ROWID;

-- One service's share of a submission, as the events so far leave it. A department's list reads this.
-- `part` is what that service lawfully receives; a reviewer's page is made of it and of nothing else.
CREATE TABLE one_case (
    number     TEXT NOT NULL REFERENCES application (number),
    position   INTEGER NOT NULL,           -- the order of the lanes
    case_no    TEXT NOT NULL UNIQUE,
    service    TEXT NOT NULL,
    department TEXT NOT NULL,
    state      TEXT NOT NULL,
    promised_on TEXT,
    part       TEXT NOT NULL,
    PRIMARY KEY (number, position)
) STRICT;
CREATE INDEX case_by_department ON one_case (department, number);

-- What happened to a submission, turn by turn: one row for each command, with all that it led to. The
-- rules rebuild the state from these rows alone. The primary key is the compare-and-set: whoever writes
-- a `seq` second has seen an old state.
CREATE TABLE turn (
    number TEXT NOT NULL REFERENCES application (number),
    seq    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,                  -- an account
    body   TEXT NOT NULL,
    PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;

-- What was handed over.
CREATE TABLE result (
    number    TEXT NOT NULL REFERENCES application (number),
    service   TEXT NOT NULL,
    result_no TEXT NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (number, service),
    UNIQUE (service, result_no)
) STRICT, WITHOUT ROWID;

-- What the outside is to be told. Written with the state change, sent after the commit.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    number     TEXT NOT NULL REFERENCES application (number),
    topic      TEXT NOT NULL,
    subject    TEXT NOT NULL,              -- a case number, or an account
    created_at INTEGER NOT NULL,
    sent_at    INTEGER,
    UNIQUE (number, topic, subject)
) STRICT;

-- Who did or looked at what. Each row's hash covers the row before it.
CREATE TABLE audit (
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    act    TEXT NOT NULL,
    object TEXT NOT NULL,
    hash   BLOB NOT NULL
) STRICT;

-- Histories only grow.
CREATE TRIGGER turn_stays BEFORE UPDATE ON turn BEGIN SELECT RAISE(ABORT, 'turns only grow'); END;
CREATE TRIGGER turn_remains BEFORE DELETE ON turn BEGIN SELECT RAISE(ABORT, 'turns only grow'); END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;

-- One row that `/readyz` writes, to know that writing works.
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO pulse VALUES (1, 0);
