-- Outside parties, and defaults.

-- Who was asked: one row for each time, so that asking once more makes the links of the time before worthless.
CREATE TABLE party_request (
    id          TEXT PRIMARY KEY,          -- drawn at random; messages name it
    application INTEGER NOT NULL REFERENCES application (id),
    turn        INTEGER NOT NULL,          -- the turn's position
    case_at     INTEGER NOT NULL,          -- the case's position
    item        INTEGER NOT NULL,          -- the party's position in the case
    until       TEXT NOT NULL,             -- the last day for an answer
    institution TEXT,                      -- the code under which it is on file, as the application says it
    UNIQUE (application, case_at, item, turn)
) STRICT, WITHOUT ROWID;

-- One-time links. Only the SHA-256 of the token is kept: who steals the table cannot answer for a bank.
CREATE TABLE party_link (
    token   BLOB PRIMARY KEY,
    request TEXT NOT NULL REFERENCES party_request (id),
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,                 -- an account, or 'hall'
    until   TEXT NOT NULL                  -- the last day on which it opens
) STRICT, WITHOUT ROWID;

-- 一次备案、免予提交: institutions that are registered once and then answer by signed messages.
CREATE TABLE institution (
    id       TEXT PRIMARY KEY,             -- its code, e.g. 统一社会信用代码
    name     TEXT NOT NULL,
    key      BLOB NOT NULL,                -- its public Ed25519 key
    filed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Messages that were taken in, so that none is taken in twice.
CREATE TABLE institution_message (
    institution TEXT NOT NULL REFERENCES institution (id),
    nonce       TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (institution, nonce)
) STRICT, WITHOUT ROWID;

-- How many defaults of an application stand in the credit record and are not repaired (信用门).
ALTER TABLE application ADD COLUMN n_defaults INTEGER NOT NULL DEFAULT 0;
CREATE INDEX application_in_default ON application (owner) WHERE n_defaults > 0;
