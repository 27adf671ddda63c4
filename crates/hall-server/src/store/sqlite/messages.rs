//! Messages: written once for each row of the outbox, read by whoever has the mailbox.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{day, instant, millis};
use super::{applications, key};
use crate::number;
use crate::store::{MessageRow, NewMessage, Result, Untold};

/// Rows of the outbox that are due, the oldest first, those of one instant by their turn.
pub(super) fn untold(db: &Connection, now: DateTime<Utc>, most: usize) -> Result<Vec<Untold>> {
    let mut statement = db.prepare_cached(
        "SELECT number, turn, topic, subject, n_tries
         FROM outbox JOIN application ON application.id = application
         WHERE sent_at IS NULL AND outbox.due_at <= ?1
         ORDER BY outbox.due_at, created_at, turn, topic, subject LIMIT ?2",
    )?;
    let rows = statement.query_map((millis(now), most), |row| {
        Ok(Untold {
            number: row.get(0)?,
            turn: row.get(1)?,
            topic: row.get(2)?,
            subject: row.get(3)?,
            n_tries: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes what a row of the outbox says, if nobody did before; `false` if somebody did.
pub(super) fn tell(
    db: &Connection,
    told: &Untold,
    messages: &[NewMessage],
    at: DateTime<Utc>,
) -> Result<bool> {
    let Some(id) = applications::id(db, &told.number)? else {
        return Ok(false);
    };
    let n = db
        .prepare_cached(
            "UPDATE outbox SET sent_at = ?5
             WHERE application = ?1 AND turn = ?2 AND topic = ?3 AND subject = ?4
                AND sent_at IS NULL",
        )?
        .execute((id, told.turn, &told.topic, &told.subject, millis(at)))?;
    if n == 1 {
        for message in messages {
            insert(db, Some(id), message, at)?;
        }
    }
    Ok(n == 1)
}

/// Notes that a row of the outbox could not be put into words, and when to try again.
pub(super) fn put_off(db: &Connection, told: &Untold, due_at: DateTime<Utc>) -> Result<()> {
    if let Some(id) = applications::id(db, &told.number)? {
        db.prepare_cached(
            "UPDATE outbox SET due_at = ?5, n_tries = n_tries + 1
             WHERE application = ?1 AND turn = ?2 AND topic = ?3 AND subject = ?4
                AND sent_at IS NULL",
        )?
        .execute((id, told.turn, &told.topic, &told.subject, millis(due_at)))?;
    }
    Ok(())
}

/// Writes a day's digest, once; `None` where there is nothing to say. `false` if it was written before.
pub(super) fn digest(
    db: &Connection,
    day: NaiveDate,
    message: Option<&NewMessage>,
    at: DateTime<Utc>,
) -> Result<bool> {
    let n = db
        .prepare_cached("INSERT OR IGNORE INTO digest (day, at) VALUES (?1, ?2)")?
        .execute((day.to_string(), millis(at)))?;
    if let Some(message) = message.filter(|_| n == 1) {
        insert(db, None, message, at)?;
    }
    Ok(n == 1)
}

/// The day of the last digest, and when it was written.
pub(super) fn last_digest(db: &Connection) -> Result<Option<(NaiveDate, DateTime<Utc>)>> {
    let last: Option<(String, i64)> = db
        .prepare_cached("SELECT day, at FROM digest ORDER BY day DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((text, at)) = last else {
        return Ok(None);
    };
    Ok(day(Some(text))?.zip(Some(instant(at)?)))
}

/// Deletes up to `most` messages that were written before then and wait for no delivery, with all that hangs on
/// them; says how many.
pub(super) fn sweep(db: &Connection, before: DateTime<Utc>, most: usize) -> Result<usize> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM message WHERE at < ?1 AND NOT EXISTS
            (SELECT 1 FROM delivery WHERE message = message.id AND ended_at IS NULL)
         ORDER BY at LIMIT ?2",
    )?;
    let ids = statement.query_map((millis(before), most), |row| row.get(0))?;
    let ids: Vec<i64> = ids.collect::<rusqlite::Result<_>>()?;
    for sql in [
        "DELETE FROM delivery WHERE message = ?1",
        "DELETE FROM message_read WHERE message = ?1",
        "DELETE FROM message WHERE id = ?1",
    ] {
        let mut delete = db.prepare_cached(sql)?;
        for id in &ids {
            delete.execute([id])?;
        }
    }
    Ok(ids.len())
}

/// Writes a message and its deliveries.
pub(super) fn insert(
    db: &Connection,
    application: Option<i64>,
    new: &NewMessage,
    at: DateTime<Utc>,
) -> Result<i64> {
    db.prepare_cached(
        "INSERT INTO message
            (mailbox, application, topic, service, request, title, text, outside, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        new.mailbox.to_string(),
        application,
        new.topic,
        &new.service,
        &new.request,
        &new.title,
        &new.text,
        &new.outside,
        millis(at),
    ))?;
    let id = db.last_insert_rowid();
    let mut statement = db.prepare_cached(
        "INSERT INTO delivery (id, message, channel, due_at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (channel, delivery) in &new.deliveries {
        statement.execute((delivery, id, channel.word(), millis(at)))?;
    }
    Ok(id)
}

/// The messages in these mailboxes as one reader sees them, the latest first, and how many are unread.
pub(super) fn of_reader(
    db: &Connection,
    account: &str,
    mailboxes: &[String],
    most: usize,
) -> Result<(Vec<MessageRow>, usize)> {
    let boxes = json(mailboxes);
    let mut statement = db.prepare_cached(
        "SELECT message.id, number, topic, service, title, text, message.at, reading.at AS read_at,
            (SELECT id FROM one_case
             WHERE id BETWEEN message.application * 100 AND message.application * 100 + 99
                AND one_case.service = message.service) AS case_id
         FROM message LEFT JOIN application ON application.id = application
            LEFT JOIN message_read AS reading
                ON reading.message = message.id AND reading.account = ?1
         WHERE mailbox IN (SELECT value FROM json_each(?2))
         ORDER BY message.id DESC LIMIT ?3",
    )?;
    let mut rows = statement.query((account, &boxes, most))?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    let unread = db
        .prepare_cached(
            "SELECT count(*) FROM message
             WHERE mailbox IN (SELECT value FROM json_each(?2)) AND NOT EXISTS
                (SELECT 1 FROM message_read WHERE message = message.id AND account = ?1)",
        )?
        .query_row((account, &boxes), |row| row.get(0))
        .optional()?;
    Ok((all, unread.unwrap_or(0)))
}

/// Notes that a reader has read messages of these mailboxes; what stands in others is left alone.
pub(super) fn mark_read(
    db: &Connection,
    account: &str,
    mailboxes: &[String],
    ids: &[i64],
    at: DateTime<Utc>,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO message_read (account, message, at)
         SELECT ?1, id, ?4 FROM message
         WHERE id = ?3 AND mailbox IN (SELECT value FROM json_each(?2))",
    )?;
    let boxes = json(mailboxes);
    for id in ids {
        statement.execute((account, &boxes, id, millis(at)))?;
    }
    Ok(())
}

/// A list of texts can always be written.
fn json(texts: &[String]) -> String {
    serde_json::to_string(texts).unwrap_or_default()
}

fn read(row: &Row<'_>) -> Result<MessageRow> {
    let read_at: Option<i64> = row.get("read_at")?;
    let number: Option<String> = row.get("number")?;
    let case: Option<i64> = row.get("case_id")?;
    let case = number.as_deref().zip(case);
    Ok(MessageRow {
        id: row.get("id")?,
        case_no: case.map(|(number, id)| number::case(number, key::position(id))),
        number,
        topic: row.get("topic")?,
        service: row.get("service")?,
        title: row.get("title")?,
        text: row.get("text")?,
        at: instant(row.get("at")?)?,
        is_read: read_at.is_some(),
    })
}
