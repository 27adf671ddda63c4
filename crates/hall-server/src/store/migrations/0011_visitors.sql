-- 窗口帮办: people whom reception helps at the counter.

-- The clerk who helps, while the session lasts; NULL for everybody who is signed in themselves.
ALTER TABLE session ADD COLUMN helper TEXT REFERENCES account (account) ON DELETE CASCADE;

-- Who came without an account of their own. One identity number is one person, however often they come.
CREATE TABLE visitor (
    account TEXT PRIMARY KEY REFERENCES account (account),
    id_no   TEXT NOT NULL UNIQUE,
    mobile  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
