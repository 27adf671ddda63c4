-- Messages: what people are told, and how far it has come.
--
-- A row of the outbox is put into words once: its messages, their deliveries and `sent_at` are written in
-- one transaction. The message is the truth, in the app; a delivery carries it out of the hall, at least
-- once, and its id stays the same at each try.

-- A row that cannot be put into words now is tried again later.
ALTER TABLE outbox ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN n_tries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_to_tell ON outbox (due_at) WHERE sent_at IS NULL;

-- What was said, to whom. `text` stays in the hall; `outside` is what may leave it.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    mailbox     TEXT NOT NULL,             -- account/…, department/…, institution/…, reception, supervision,
                                           -- operator; address/… is the letter that asks an account's address
    application INTEGER REFERENCES application (id),
    topic       TEXT NOT NULL,
    service     TEXT,
    request     TEXT REFERENCES party_request (id),  -- for whose party a link is made when it is sent
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    outside     TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX message_by_mailbox ON message (mailbox, id);
CREATE INDEX message_by_age ON message (at);
CREATE TRIGGER message_stays BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;

-- Who has read what; a desk's mailbox has several readers.
CREATE TABLE message_read (
    account TEXT NOT NULL REFERENCES account (account) ON DELETE CASCADE,
    message INTEGER NOT NULL REFERENCES message (id),
    at      INTEGER NOT NULL,
    PRIMARY KEY (account, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_read_by_message ON message_read (message);

-- The address that a person gave, whether its owner has confirmed it, and whether mail is wanted. The token
-- ends the mails and does nothing else, so it stands here as it is: every mail carries it.
CREATE TABLE mail_address (
    account      TEXT PRIMARY KEY REFERENCES account (account) ON DELETE CASCADE,
    address      TEXT NOT NULL,
    token        TEXT NOT NULL UNIQUE,
    confirmed_at INTEGER,
    wanted       INTEGER NOT NULL DEFAULT 1,
    changed_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Links that confirm an address. Only the SHA-256 of the token is kept, and all of them go with the address that
-- they are about or with the first that is used.
CREATE TABLE mail_confirmation (
    token   BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES mail_address (account) ON DELETE CASCADE,
    until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_confirmation_by_account ON mail_confirmation (account);

-- Where the messages of a desk, of an institution on file or of the operator go besides the app. Only the
-- operator writes here: nobody else can make the hall call an address.
CREATE TABLE endpoint (
    mailbox TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'hook')),
    target  TEXT NOT NULL,
    PRIMARY KEY (mailbox, channel)
) STRICT, WITHOUT ROWID;

-- One message on one way out. Whoever holds an unexpired claim works on it; nobody else does.
CREATE TABLE delivery (
    id            TEXT PRIMARY KEY,        -- drawn at random; the receiver drops a repeat by it
    message       INTEGER NOT NULL REFERENCES message (id),
    channel       TEXT NOT NULL CHECK (channel IN ('mail', 'hook')),
    due_at        INTEGER NOT NULL,
    n_tries       INTEGER NOT NULL DEFAULT 0,
    claim         TEXT,
    claimed_until INTEGER,
    ended_at      INTEGER,
    outcome       TEXT CHECK (outcome IN ('delivered', 'quiet', 'given_up')),
    why           TEXT,                    -- of the last failure; our own words, never the receiver's
    UNIQUE (message, channel),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (due_at) WHERE ended_at IS NULL;
CREATE INDEX delivery_given_up ON delivery (ended_at) WHERE outcome = 'given_up';

-- When the operator was told what could not be delivered, once a day; nothing is said where there was nothing.
CREATE TABLE digest (
    day TEXT PRIMARY KEY,
    at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
