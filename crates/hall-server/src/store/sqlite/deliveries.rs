//! Deliveries: each is claimed by one worker at a time, and settled by that one alone.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{instant, millis};
use crate::store::{Channel, Claimed, Result, Settled, StoreError, Target, Undelivered};

/// Claims what is due, the longest due first. A claim that has run out counts for nothing: whoever had it is
/// dead or too late.
pub(super) fn claim(
    db: &Connection,
    claim: &str,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
    most: usize,
) -> Result<Vec<Claimed>> {
    db.prepare_cached(
        "UPDATE delivery SET claim = ?1, claimed_until = ?2, n_tries = n_tries + 1
         WHERE id IN (SELECT id FROM delivery
            WHERE ended_at IS NULL AND due_at <= ?3
                AND (claimed_until IS NULL OR claimed_until <= ?3)
            ORDER BY due_at LIMIT ?4)",
    )?
    .execute((claim, millis(until), millis(now), most))?;
    let mut statement = db.prepare_cached(
        "SELECT delivery.id, channel, n_tries, mailbox, number, topic, service, request, title,
            outside, message.at
         FROM delivery JOIN message ON message.id = message
            LEFT JOIN application ON application.id = application
         WHERE ended_at IS NULL AND claim = ?1 ORDER BY delivery.due_at",
    )?;
    let mut rows = statement.query([claim])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

/// Notes how a try ended; `false` if the claim is no longer this worker's.
pub(super) fn settle(
    db: &Connection,
    (id, claim): (&str, &str),
    settled: &Settled,
    at: DateTime<Utc>,
) -> Result<bool> {
    let (outcome, due_at, why) = match settled {
        Settled::Delivered => (Some("delivered"), None, None),
        Settled::Quiet => (Some("quiet"), None, None),
        Settled::GivenUp { why } => (Some("given_up"), None, Some(why)),
        Settled::Again { at, why } => (None, Some(millis(*at)), Some(why)),
    };
    let n = db
        .prepare_cached(
            "UPDATE delivery SET outcome = ?3, ended_at = CASE WHEN ?3 IS NULL THEN NULL ELSE ?6 END,
                due_at = coalesce(?4, due_at), why = coalesce(?5, why), claim = NULL,
                claimed_until = NULL
             WHERE id = ?1 AND claim = ?2 AND ended_at IS NULL",
        )?
        .execute((id, claim, outcome, due_at, why, millis(at)))?;
    Ok(n == 1)
}

/// Where the messages of a mailbox go on a way out; `None` if nobody wants them there.
pub(super) fn target(db: &Connection, mailbox: &str, channel: Channel) -> Result<Option<Target>> {
    let (sql, key) = match (mailbox.split_once('/'), channel) {
        (Some(("account", account)), Channel::Mail) => (
            "SELECT address, token FROM mail_address
             WHERE account = ?1 AND confirmed_at IS NOT NULL AND wanted = 1",
            account,
        ),
        (Some(("address", account)), Channel::Mail) => (
            "SELECT address, NULL FROM mail_address WHERE account = ?1 AND confirmed_at IS NULL",
            account,
        ),
        (_, Channel::Mail) => (
            "SELECT target, NULL FROM endpoint WHERE mailbox = ?1 AND channel = 'mail'",
            mailbox,
        ),
        (_, Channel::Hook) => (
            "SELECT target, NULL FROM endpoint WHERE mailbox = ?1 AND channel = 'hook'",
            mailbox,
        ),
    };
    let found = db
        .prepare_cached(sql)?
        .query_row([key], |row| {
            Ok(Target {
                to: row.get(0)?,
                unsubscribe: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// What did not get out: given up since then, tried in vain so far, or not even put into words.
pub(super) fn undelivered(
    db: &Connection,
    since: DateTime<Utc>,
    most: usize,
) -> Result<Vec<Undelivered>> {
    let mut statement = db.prepare_cached(
        "SELECT number, title, channel, n_tries, coalesce(why, '') AS why,
            outcome IS NOT NULL AS is_given_up
         FROM delivery JOIN message ON message.id = message
            LEFT JOIN application ON application.id = application
         WHERE (outcome = 'given_up' AND ?1 <= ended_at)
            OR (ended_at IS NULL AND why IS NOT NULL)
         UNION ALL
         SELECT number, topic, NULL, n_tries, '', 0 FROM outbox
            JOIN application ON application.id = application
         WHERE sent_at IS NULL AND 0 < n_tries
         LIMIT ?2",
    )?;
    let mut rows = statement.query((millis(since), most))?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let channel: Option<String> = row.get("channel")?;
        all.push(Undelivered {
            number: row.get("number")?,
            title: row.get("title")?,
            channel: channel.as_deref().and_then(Channel::of),
            n_tries: row.get("n_tries")?,
            is_given_up: row.get("is_given_up")?,
            why: row.get("why")?,
        });
    }
    Ok(all)
}

fn read(row: &Row<'_>) -> Result<Claimed> {
    let channel: String = row.get("channel")?;
    let channel = Channel::of(&channel);
    Ok(Claimed {
        id: row.get("id")?,
        channel: channel
            .ok_or_else(|| StoreError::Broken("a way out has an unknown name".to_owned()))?,
        n_tries: row.get("n_tries")?,
        mailbox: row.get("mailbox")?,
        number: row.get("number")?,
        topic: row.get("topic")?,
        service: row.get("service")?,
        request: row.get("request")?,
        title: row.get("title")?,
        outside: row.get("outside")?,
        at: instant(row.get("at")?)?,
    })
}
