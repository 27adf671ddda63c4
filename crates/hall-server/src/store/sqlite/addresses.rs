//! Where people, desks and institutions want their messages.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::decode::millis;
use super::{audit, messages};
use crate::store::{AuditEntry, Channel, MailAddress, NewConfirmation, NewMailAddress, Result};

/// The address that a person gave.
pub(super) fn of_person(db: &Connection, account: &str) -> Result<Option<MailAddress>> {
    let found = db
        .prepare_cached(
            "SELECT address, confirmed_at IS NOT NULL, wanted FROM mail_address WHERE account = ?1",
        )?
        .query_row([account], |row| {
            Ok(MailAddress {
                address: row.get(0)?,
                is_confirmed: row.get(1)?,
                wanted: row.get(2)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Keeps a person's address and writes the letter that asks for its confirmation; one that was confirmed is used
/// again. `false` if too many letters were written since then. Another address has another token: what an old
/// mail carries does nothing to the new one.
pub(super) fn put(
    db: &Connection,
    account: &str,
    new: &NewMailAddress,
    (since, most): (DateTime<Utc>, usize),
    entry: &AuditEntry,
) -> Result<bool> {
    let kept = of_person(db, account)?.filter(|it| it.address == new.address);
    if kept.as_ref().is_some_and(|it| it.is_confirmed) {
        db.prepare_cached(
            "UPDATE mail_address SET wanted = 1, changed_at = ?2 WHERE account = ?1",
        )?
        .execute((account, millis(entry.at)))?;
    } else {
        if most <= n_letters(db, &new.letter.mailbox.to_string(), since)? {
            return Ok(false);
        }
        if kept.is_none() {
            replace(db, account, new, entry.at)?;
        }
        messages::insert(db, None, &new.letter, entry.at)?;
    }
    audit::append(db, entry)?;
    Ok(true)
}

/// The links of the address before go with it.
fn replace(db: &Connection, account: &str, new: &NewMailAddress, at: DateTime<Utc>) -> Result<()> {
    delete(db, account)?;
    db.prepare_cached(
        "INSERT INTO mail_address (account, address, token, changed_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((account, &new.address, &new.token, millis(at)))?;
    Ok(())
}

fn delete(db: &Connection, account: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM mail_address WHERE account = ?1")?
        .execute([account])?;
    Ok(())
}

fn n_letters(db: &Connection, mailbox: &str, since: DateTime<Utc>) -> Result<usize> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM message WHERE mailbox = ?1 AND ?2 < at")?
        .query_row((mailbox, millis(since)), |row| row.get(0))?)
}

/// Forgets a person's address.
pub(super) fn forget(db: &Connection, account: &str, entry: &AuditEntry) -> Result<()> {
    delete(db, account)?;
    audit::append(db, entry)
}

/// Keeps a link that confirms an address; `false` if it is no longer the one, or was confirmed.
pub(super) fn put_confirmation(db: &Connection, new: &NewConfirmation) -> Result<bool> {
    let n = db
        .prepare_cached(
            "INSERT INTO mail_confirmation (token, account, until)
             SELECT ?1, account, ?4 FROM mail_address
             WHERE account = ?2 AND address = ?3 AND confirmed_at IS NULL",
        )?
        .execute((new.token, &new.account, &new.address, millis(new.until)))?;
    Ok(n == 1)
}

/// Confirms the address that this token is about; `false` if there is none. The other links to it end.
pub(super) fn confirm(db: &Connection, token: [u8; 32], at: DateTime<Utc>) -> Result<bool> {
    let account: Option<String> = db
        .prepare_cached(
            "UPDATE mail_address SET confirmed_at = ?2, changed_at = ?2 WHERE account =
                (SELECT account FROM mail_confirmation WHERE token = ?1 AND ?2 < until)
             RETURNING account",
        )?
        .query_row((token, millis(at)), |row| row.get(0))
        .optional()?;
    let Some(account) = account else {
        return Ok(false);
    };
    db.prepare_cached("DELETE FROM mail_confirmation WHERE account = ?1")?
        .execute([&account])?;
    audit::append(db, &note(at, account, "mail.address.confirmed"))?;
    Ok(true)
}

fn note(at: DateTime<Utc>, actor: String, act: &'static str) -> AuditEntry {
    AuditEntry {
        at,
        actor,
        act,
        object: String::new(),
    }
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
    audit::append(db, &note(at, account, "mail.unsubscribed"))?;
    Ok(true)
}

/// Forgets what was given before then and never confirmed. One whose last link still opens stays as long as that does.
pub(super) fn sweep(db: &Connection, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<usize> {
    let mut statement = db.prepare_cached(
        "SELECT account FROM mail_address WHERE confirmed_at IS NULL AND changed_at < ?1
            AND NOT EXISTS (SELECT 1 FROM mail_confirmation AS link
                WHERE link.account = mail_address.account AND ?2 < link.until)",
    )?;
    let accounts = statement.query_map((millis(before), millis(at)), |row| row.get(0))?;
    let accounts: Vec<String> = accounts.collect::<rusqlite::Result<_>>()?;
    for account in &accounts {
        delete(db, account)?;
        audit::append(db, &note(at, account.clone(), "mail.address.expired"))?;
    }
    Ok(accounts.len())
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
