-- E-licences: what was signed and handed over, and whether it holds.
CREATE TABLE licence (
    id          TEXT PRIMARY KEY,          -- random: whoever was shown a code asks by it
    application INTEGER NOT NULL REFERENCES application (id),
    service     TEXT NOT NULL,
    owner       TEXT NOT NULL REFERENCES account (account),
    body        TEXT NOT NULL,             -- never changes
    state       TEXT NOT NULL,             -- follows from the turns
    since       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX licence_by_owner ON licence (owner);
CREATE INDEX licence_by_case ON licence (application, service);
CREATE TRIGGER licence_stays BEFORE UPDATE OF body ON licence
BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
CREATE TRIGGER licence_remains BEFORE DELETE ON licence
BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
