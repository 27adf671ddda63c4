-- Drafts that people also keep at the hall, to go on with them on another device.
--
-- They hold personal data: nobody but the owner is ever shown one, nothing of the content is logged, and
-- one that was not changed for 30 days is deleted.

CREATE TABLE draft (
    owner      TEXT NOT NULL REFERENCES account (account) ON DELETE CASCADE,
    bundle     TEXT NOT NULL,
    revision   INTEGER NOT NULL,           -- the compare-and-set; never given out twice
    changed_at INTEGER NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (owner, bundle)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_change ON draft (changed_at);

-- The last revision that was given out. A draft that is deleted and made anew must not look like the old
-- one to a device that was away.
CREATE TABLE draft_revision (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL
) STRICT;
INSERT INTO draft_revision VALUES (1, 0);
