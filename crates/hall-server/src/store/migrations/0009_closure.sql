-- 举一反三: the rule behind complaints that are alike, and what was done about it. Rows are only added.
CREATE TABLE lesson (
    id      INTEGER PRIMARY KEY,
    pattern TEXT NOT NULL,                 -- what they have in common
    rule    TEXT NOT NULL,
    done    TEXT NOT NULL,
    actor   TEXT NOT NULL REFERENCES account (account),
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX lesson_by_pattern ON lesson (pattern);
CREATE TRIGGER lesson_stays BEFORE UPDATE ON lesson BEGIN SELECT RAISE(ABORT, 'lessons only grow'); END;
CREATE TRIGGER lesson_remains BEFORE DELETE ON lesson BEGIN SELECT RAISE(ABORT, 'lessons only grow'); END;

-- 我想把这两件一起办. `first` and `second` are ids of bundles or services, in their order.
CREATE TABLE wish (
    owner  TEXT NOT NULL REFERENCES account (account),
    first  TEXT NOT NULL,
    second TEXT NOT NULL,
    why    TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (owner, first, second),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;
