//! A department's cases, and what happens to them.

use rusqlite::Connection;

use super::decode::{day_text, millis};
use super::{applications, audit};
use crate::store::{Append, Appended, ApplicationRow, CaseRow, Result};

/// All cases of one department, newest first.
pub(super) fn cases(db: &Connection, department: &str) -> Result<Vec<CaseRow>> {
    applications::cases(
        db,
        "department = ?1 ORDER BY received_at DESC, case_no",
        department,
    )
}

/// One case of one department, with its application.
pub(super) fn case(
    db: &Connection,
    department: &str,
    case_no: &str,
) -> Result<Option<(CaseRow, ApplicationRow)>> {
    let case = applications::cases(db, "case_no = ?1", case_no)?
        .into_iter()
        .find(|case| case.department == department);
    let Some(case) = case else { return Ok(None) };
    let application = applications::one(db, &case.number)?;
    Ok(application.map(|application| (case, application)))
}

/// Adds to what happened, if nothing happened since the caller looked.
pub(super) fn append(db: &Connection, append: &Append) -> Result<Appended> {
    let n_turns: i64 = db
        .prepare_cached("SELECT count(*) FROM turn WHERE number = ?1")?
        .query_row([&append.number], |row| row.get(0))?;
    if usize::try_from(n_turns).ok() != Some(append.seen) {
        return Ok(Appended::Stale);
    }
    insert_turn(db, append)?;
    move_cases(db, append)?;
    insert_results(db, append)?;
    audit::append(db, &append.audit)?;
    Ok(Appended::Done)
}

fn insert_turn(db: &Connection, append: &Append) -> Result<()> {
    let seq = i64::try_from(append.seen).unwrap_or(i64::MAX);
    db.prepare_cached(
        "INSERT INTO turn (number, seq, at, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        &append.number,
        seq,
        millis(append.at),
        &append.actor,
        &append.turn,
    ))?;
    let mut outbox = db.prepare_cached(
        "INSERT OR IGNORE INTO outbox (number, topic, subject, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (topic, subject) in &append.outbox {
        outbox.execute((&append.number, topic, subject, millis(append.at)))?;
    }
    Ok(())
}

fn move_cases(db: &Connection, append: &Append) -> Result<()> {
    let mut statement = db.prepare_cached(
        "UPDATE one_case SET state = ?3, promised_on = coalesce(?4, promised_on)
         WHERE number = ?1 AND service = ?2",
    )?;
    for (service, state, promised_on) in &append.moved {
        statement.execute((&append.number, service, state, day_text(*promised_on)))?;
    }
    Ok(())
}

fn insert_results(db: &Connection, append: &Append) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO result (number, service, result_no, body) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (service, result_no, body) in &append.results {
        statement.execute((&append.number, service, result_no, body))?;
    }
    if append.issued {
        db.prepare_cached("UPDATE application SET issued_at = ?2 WHERE number = ?1")?
            .execute((&append.number, millis(append.at)))?;
    }
    Ok(())
}
