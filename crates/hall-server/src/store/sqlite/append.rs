//! Adding to what happened: the turn and all that follows from it, or nothing.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::decode::{day_text, millis};
use super::submit::{insert_files, insert_outbox, unknown_file};
use super::{applications, audit, key, licences, parties};
use crate::store::{Acted, Append, Appended, NewContent, Result, StoreError};

/// Adds to what happened, if nothing happened since the caller looked. Runs inside the writer's
/// savepoint, so an early return leaves no trace.
pub(super) fn append(db: &Connection, append: &Append) -> Result<Acted> {
    if let Some(key) = &append.key
        && let Some(earlier) = acted(db, &append.actor, &key.key)?
    {
        return Ok(if earlier == key.body_hash {
            Acted::Again
        } else {
            Acted::KeyReused
        });
    }
    let Some(id) = applications::id(db, &append.number)? else {
        return Ok(Acted::Stale);
    };
    if n_turns(db, id)? != append.seen {
        return Ok(Acted::Stale);
    }
    if let Some(content) = &append.content
        && let Some(sha256) = unknown_file(db, &content.owner, &content.files)?
    {
        return Ok(Acted::FileUnknown(sha256));
    }
    if let Some(message) = &append.message
        && !parties::take_nonce(db, message, append.at)?
    {
        return Ok(Acted::Replayed);
    }
    insert_turn(db, id, append)?;
    parties::insert_requests(db, (id, append.seen), &append.parties)?;
    insert_outbox(db, (id, append.seen), &append.outbox, append.at)?;
    if let Some(content) = &append.content {
        insert_content(db, id, append.at, content)?;
    }
    stand(db, id, append)?;
    move_cases(db, id, append)?;
    insert_results(db, id, append)?;
    licences::keep(db, id, append)?;
    audit::append(db, &append.audit)?;
    Ok(Acted::Done)
}

/// The hash of the request that came with a key before.
pub(super) fn acted(db: &Connection, actor: &str, key: &str) -> Result<Option<[u8; 32]>> {
    Ok(db
        .prepare_cached("SELECT body_hash FROM act WHERE actor = ?1 AND key = ?2")?
        .query_row([actor, key], |row| row.get(0))
        .optional()?)
}

/// Notes when time looks at an application next.
pub(super) fn put_off(
    db: &Connection,
    number: &str,
    seen: usize,
    due_at: Option<DateTime<Utc>>,
) -> Result<Appended> {
    match applications::id(db, number)? {
        Some(id) if n_turns(db, id)? == seen => {
            db.prepare_cached("UPDATE application SET due_at = ?2 WHERE id = ?1")?
                .execute((id, due_at.map(millis)))?;
            Ok(Appended::Done)
        }
        _ => Ok(Appended::Stale),
    }
}

fn n_turns(db: &Connection, id: i64) -> Result<usize> {
    let n: i64 = db
        .prepare_cached("SELECT count(*) FROM turn WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999")?
        .query_row([id], |row| row.get(0))?;
    usize::try_from(n).map_err(|_| StoreError::Broken("a count is below zero".to_owned()))
}

fn insert_turn(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let turn = key::turn(id, append.seen)?;
    db.prepare_cached(
        "INSERT INTO turn (id, application, at, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((turn, id, millis(append.at), &append.actor, &append.turn))?;
    if let Some(key) = &append.key {
        db.prepare_cached("INSERT INTO act (actor, key, body_hash, turn) VALUES (?1, ?2, ?3, ?4)")?
            .execute((&append.actor, &key.key, key.body_hash, turn))?;
    }
    Ok(())
}

fn insert_content(db: &Connection, id: i64, at: DateTime<Utc>, new: &NewContent) -> Result<()> {
    let later: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM content WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999",
        )?
        .query_row([id], |row| row.get(0))?;
    let position = usize::try_from(later)
        .unwrap_or(usize::MAX)
        .saturating_add(1);
    db.prepare_cached(
        "INSERT INTO content (id, application, at, content) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((key::turn(id, position)?, id, millis(at), &new.content))?;
    let mut statement = db.prepare_cached(
        "INSERT INTO part (application, version, service, part) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (service, part) in &new.parts {
        statement.execute((id, position.saturating_add(1), service, part))?;
    }
    insert_files(db, id, &new.owner, &new.files)
}

fn stand(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let standing = &append.standing;
    db.prepare_cached(
        "UPDATE application SET stage = ?2, due_at = ?3, n_late = ?4,
            issued_at = CASE WHEN ?5 THEN ?6 ELSE issued_at END, reception = ?7, until = ?8,
            complaint = ?9, appeal = ?10, n_defaults = ?11
         WHERE id = ?1",
    )?
    .execute((
        id,
        &standing.stage,
        standing.due_at.map(millis),
        standing.n_late,
        append.issued,
        millis(append.at),
        standing.reception,
        day_text(standing.until),
        &standing.complaint,
        standing.appeal,
        standing.n_defaults,
    ))?;
    Ok(())
}

fn move_cases(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let mut statement = db.prepare_cached(
        "UPDATE one_case SET state = ?3, promised_on = coalesce(?4, promised_on),
            statutory_on = coalesce(?5, statutory_on), light = ?6, holder = ?7
         WHERE id BETWEEN ?1 * 100 AND ?1 * 100 + 99 AND service = ?2",
    )?;
    for case in &append.cases {
        statement.execute((
            id,
            &case.service,
            &case.state,
            day_text(case.promised_on),
            day_text(case.statutory_on),
            &case.light,
            &case.holder,
        ))?;
    }
    Ok(())
}

fn insert_results(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO result (application, service, result_no, body) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (service, result_no, body) in &append.results {
        statement.execute((id, service, result_no, body))?;
    }
    Ok(())
}
