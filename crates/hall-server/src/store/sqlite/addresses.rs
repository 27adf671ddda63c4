//! Where people, desks and institutions want their messages.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::audit;
use super::decode::millis;
use crate::store::{AuditEntry, Channel, MailAddress, Result};

/// The address that a person gave.
pub(super) fn of_person(db: &Connection, account: &str) -> Result<Option<MailAddress>> {
    let found = db
        .prepare_cached("SELECT address, wanted FROM mail_address WHERE account = ?1")?
        .query_row([account], |row| {
            Ok(MailAddress {
                address: row.get(0)?,
                wanted: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Keeps a person's address, or forgets it. Another address has another token: what an old mail carries does
/// nothing to the new one.
pub(super) fn put(
    db: &Connection,
    account: &str,
    new: Option<(&MailAddress, &str)>,
    entry: &AuditEntry,
) -> Result<()> {
    if let Some((new, token)) = new {
        db.prepare_cached(
            "INSERT INTO mail_address (account, address, wanted, token, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (account) DO UPDATE SET address = excluded.address,
                wanted = excluded.wanted, changed_at = excluded.changed_at,
                token = CASE WHEN address = excluded.address THEN token ELSE excluded.token END",
        )?
        .execute((account, &new.address, new.wanted, token, millis(entry.at)))?;
    } else {
        db.prepare_cached("DELETE FROM mail_address WHERE account = ?1")?
            .execute([account])?;
    }
    audit::append(db, entry)
}

/// Ends the mails to whoever has this token; `false` if nobody has.
pub(super) fn unsubscribe(db: &Connection, token: &str, at: DateTime<Utc>) -> Result<bool> {
    let account: Option<String> = db
        .prepare_cached(
            "UPDATE mail_address SET wanted = 0, changed_at = ?2 WHERE token = ?1
             RETURNING account",
        )?
        .query_row((token, millis(at)), |row| row.get(0))
        .optional()?;
    let Some(account) = account else {
        return Ok(false);
    };
    let entry = AuditEntry {
        at,
        actor: account,
        act: "mail.unsubscribed",
        object: String::new(),
    };
    audit::append(db, &entry)?;
    Ok(true)
}

/// The ways out of the hall that the messages of a mailbox take.
pub(super) fn channels(db: &Connection, mailbox: &str) -> Result<Vec<Channel>> {
    let all = [Channel::Mail, Channel::Hook].into_iter();
    let mut open = Vec::new();
    for channel in all {
        if super::deliveries::target(db, mailbox, channel)?.is_some() {
            open.push(channel);
        }
    }
    Ok(open)
}

/// Sets or ends where the messages of a mailbox go besides the app.
pub(super) fn put_endpoint(
    db: &Connection,
    (mailbox, channel): (&str, Channel),
    target: Option<&str>,
    entry: &AuditEntry,
) -> Result<()> {
    if let Some(target) = target {
        db.prepare_cached(
            "INSERT OR REPLACE INTO endpoint (mailbox, channel, target) VALUES (?1, ?2, ?3)",
        )?
        .execute((mailbox, channel.word(), target))?;
    } else {
        db.prepare_cached("DELETE FROM endpoint WHERE mailbox = ?1 AND channel = ?2")?
            .execute((mailbox, channel.word()))?;
    }
    audit::append(db, entry)
}
