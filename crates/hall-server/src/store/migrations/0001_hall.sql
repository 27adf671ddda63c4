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

-- One submission. `content` is the application as it was submitted and never changes.
--
-- `id` counts up and never leaves the database. What belongs to an application is keyed by it, so that
-- new rows go to the end of every table: the numbers that people see are random, and rows keyed by them
-- would touch a page each, all to be written twice.
CREATE TABLE application (
    id          INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    owner       TEXT NOT NULL REFERENCES account (account),
    key         TEXT NOT NULL,             -- the idempotency key
    body_hash   BLOB NOT NULL,
    bundle      TEXT NOT NULL,
    catalog     TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    signature   TEXT NOT NULL,
    content     TEXT NOT NULL,
    receipt     TEXT NOT NULL,
    issued_at   INTEGER,                   -- NULL until the results are handed over together
    -- Exactly once: one key of one person stands for one submission.
    UNIQUE (owner, key)
) STRICT;

-- Files that a submission refers to; one that is referred to is never swept.
CREATE TABLE application_file (
    application INTEGER NOT NULL REFERENCES application (id),
    owner       TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    PRIMARY KEY (application, sha256),
    FOREIGN KEY (owner, sha256) REFERENCES file (owner, sha256)
) STRICT, WITHOUT ROWID;

-- One service's share of a submission, as the turns so far leave it. A department's list reads this.
-- `part` is what that service lawfully receives; a reviewer's page is made of it and of nothing else.
CREATE TABLE one_case (
    id          INTEGER PRIMARY KEY,       -- the application's id × 100 + the lane's position
    application INTEGER NOT NULL REFERENCES application (id),
    service     TEXT NOT NULL,
    department  TEXT NOT NULL,
    state       TEXT NOT NULL,
    promised_on TEXT,
    part        TEXT NOT NULL,
    CHECK (id / 100 = application)
) STRICT;
CREATE INDEX case_by_department ON one_case (department);

-- What happened to a submission, turn by turn: one row for each command, with all that it led to. The
-- rules rebuild the state from these rows alone. The primary key is the compare-and-set: whoever writes
-- a turn second has seen an old state.
CREATE TABLE turn (
    id          INTEGER PRIMARY KEY,       -- the application's id × 1000 + the turn's position
    application INTEGER NOT NULL REFERENCES application (id),
    at          INTEGER NOT NULL,
    actor       TEXT NOT NULL,             -- an account
    body        TEXT NOT NULL,
    CHECK (id / 1000 = application)
) STRICT;

-- What was handed over.
CREATE TABLE result (
    application INTEGER NOT NULL REFERENCES application (id),
    service     TEXT NOT NULL,
    result_no   TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (application, service),
    UNIQUE (service, result_no)
) STRICT;

-- What the outside is to be told. Written with the state change, sent after the commit.
CREATE TABLE outbox (
    application INTEGER NOT NULL REFERENCES application (id),
    topic       TEXT NOT NULL,
    subject     TEXT NOT NULL,             -- a service, or an account
    created_at  INTEGER NOT NULL,
    sent_at     INTEGER,
    PRIMARY KEY (application, topic, subject)
) STRICT, WITHOUT ROWID;

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
