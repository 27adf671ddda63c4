-- 一键呼叫: what reception and a reviewer say to each other about a case. Rows are only added.
CREATE TABLE call (
    id          INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    service     TEXT NOT NULL,
    side        TEXT NOT NULL CHECK (side IN ('reception', 'department')),
    actor       TEXT NOT NULL REFERENCES account (account),
    text        TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX call_by_case ON call (application, service);
CREATE TRIGGER call_stays BEFORE UPDATE ON call BEGIN SELECT RAISE(ABORT, 'calls only grow'); END;
CREATE TRIGGER call_remains BEFORE DELETE ON call BEGIN SELECT RAISE(ABORT, 'calls only grow'); END;

-- How far each side has read.
CREATE TABLE call_seen (
    application INTEGER NOT NULL REFERENCES application (id),
    service     TEXT NOT NULL,
    side        TEXT NOT NULL,
    seen        INTEGER NOT NULL,          -- the id of the last message
    PRIMARY KEY (application, service, side)
) STRICT, WITHOUT ROWID;
