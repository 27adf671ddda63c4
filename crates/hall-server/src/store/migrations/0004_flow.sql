-- The case flow: roles, acts that happen once, versions of what was submitted, and time.

-- In which roles somebody acts, as a JSON list of the rules' own roles. Who had a department reviewed
-- for it, and everybody else applied.
ALTER TABLE account ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';
UPDATE account SET roles = CASE
    WHEN department IS NULL THEN '["applicant"]'
    ELSE json_array(json_object('reviewer', department)) END;
ALTER TABLE account DROP COLUMN department;

-- Where an application stands. All of it follows from the turns; it is kept so that lists, and the driver
-- of time, need not read every history.
ALTER TABLE application ADD COLUMN stage TEXT NOT NULL DEFAULT 'open';
UPDATE application SET stage = 'closed' WHERE issued_at IS NOT NULL;
-- How many things were named later than they could have been.
ALTER TABLE application ADD COLUMN n_late INTEGER NOT NULL DEFAULT 0;
-- Whether something waits for reception: an answer to a submission, and later a call-back or a complaint.
ALTER TABLE application ADD COLUMN reception INTEGER NOT NULL DEFAULT 0;
-- Until when reception answers, or the applicant corrects.
ALTER TABLE application ADD COLUMN until TEXT;
-- The instant from which time may make something happen; NULL when nothing is running. It is never later
-- than the true instant, so the driver reads the rows with `due_at` up to now and no others. At its start
-- it reads all that have one, since another calendar may have come with the program.
ALTER TABLE application ADD COLUMN due_at INTEGER;
UPDATE application SET due_at = 0;
CREATE INDEX application_by_due ON application (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX application_at_reception ON application (id) WHERE reception = 1;

-- Where a case stands. Its state is 'submitted' until the application is accepted: no department sees it.
ALTER TABLE one_case ADD COLUMN statutory_on TEXT;
ALTER TABLE one_case ADD COLUMN light TEXT;
ALTER TABLE one_case ADD COLUMN holder TEXT;

-- Later versions of what was submitted, from the second on. The first is in `application`; none is ever
-- overwritten.
CREATE TABLE content (
    id          INTEGER PRIMARY KEY,       -- the application's id × 1000 + the version − 1
    application INTEGER NOT NULL REFERENCES application (id),
    at          INTEGER NOT NULL,
    content     TEXT NOT NULL,
    CHECK (id / 1000 = application)
) STRICT;

-- What an answer made of the parts that it changed. The part before it stays, for the reviewer to see what
-- is different.
CREATE TABLE part (
    application INTEGER NOT NULL REFERENCES application (id),
    version     INTEGER NOT NULL,
    service     TEXT NOT NULL,
    part        TEXT NOT NULL,
    PRIMARY KEY (application, version, service)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER content_stays BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'versions only grow'); END;
CREATE TRIGGER content_remains BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'versions only grow'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part BEGIN SELECT RAISE(ABORT, 'versions only grow'); END;
CREATE TRIGGER part_remains BEFORE DELETE ON part BEGIN SELECT RAISE(ABORT, 'versions only grow'); END;

-- Acts that came with a key: one key of one person stands for one act.
CREATE TABLE act (
    actor       TEXT NOT NULL,
    key         TEXT NOT NULL,
    body_hash   BLOB NOT NULL,
    turn        INTEGER NOT NULL REFERENCES turn (id),
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

-- The same can be told more than once, at different turns: a second notice, a second reminder.
CREATE TABLE told (
    application INTEGER NOT NULL REFERENCES application (id),
    turn        INTEGER NOT NULL,          -- the turn's position
    topic       TEXT NOT NULL,
    subject     TEXT NOT NULL,             -- a service, or an account
    created_at  INTEGER NOT NULL,
    sent_at     INTEGER,
    PRIMARY KEY (application, turn, topic, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO told SELECT application, 0, topic, subject, created_at, sent_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE told RENAME TO outbox;

-- Who looked at somebody's data: the rows of the audit that staff left. A query finds the index only when it
-- says the same in the same order.
CREATE INDEX audit_of_staff ON audit (object) WHERE act >= 'desk.' AND act < 'desk/';
