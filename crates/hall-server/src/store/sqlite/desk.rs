//! A department's cases, and what happens to them.

use rusqlite::Connection;

use super::applications::Cases;
use super::decode::{day_text, millis};
use super::{applications, audit, key};
use crate::number;
use crate::store::{Append, Appended, ApplicationRow, CaseRow, Result};

/// All cases of one department, newest first.
pub(super) fn cases(db: &Connection, department: &str) -> Result<Vec<CaseRow>> {
    applications::cases(db, Cases::OfDepartment(department))
}

/// One case of one department, with its application.
pub(super) fn case(
    db: &Connection,
    department: &str,
    case_no: &str,
) -> Result<Option<(CaseRow, ApplicationRow)>> {
    let Some(number) = number::of_case(case_no) else {
        return Ok(None);
    };
    let Some(id) = applications::id(db, number)? else {
        return Ok(None);
    };
    let Some(application) = applications::one(db, id)? else {
        return Ok(None);
    };
    let case = application
        .cases
        .iter()
        .find(|case| case.case_no == case_no && case.department == department)
        .cloned();
    Ok(case.map(|case| (case, application)))
}

/// Adds to what happened, if nothing happened since the caller looked.
pub(super) fn append(db: &Connection, append: &Append) -> Result<Appended> {
    let Some(id) = applications::id(db, &append.number)? else {
        return Ok(Appended::Stale);
    };
    let n_turns: i64 = db
        .prepare_cached("SELECT count(*) FROM turn WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999")?
        .query_row([id], |row| row.get(0))?;
    if usize::try_from(n_turns).ok() != Some(append.seen) {
        return Ok(Appended::Stale);
    }
    insert_turn(db, id, append)?;
    move_cases(db, id, append)?;
    insert_results(db, id, append)?;
    audit::append(db, &append.audit)?;
    Ok(Appended::Done)
}

fn insert_turn(db: &Connection, id: i64, append: &Append) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO turn (id, application, at, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        key::turn(id, append.seen)?,
        id,
        millis(append.at),
        &append.actor,
        &append.turn,
    ))?;
    let mut outbox = db.prepare_cached(
        "INSERT OR IGNORE INTO outbox (application, topic, subject, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (topic, subject) in &append.outbox {
        outbox.execute((id, topic, subject, millis(append.at)))?;
    }
    Ok(())
}

fn move_cases(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let mut statement = db.prepare_cached(
        "UPDATE one_case SET state = ?3, promised_on = coalesce(?4, promised_on)
         WHERE id BETWEEN ?1 * 100 AND ?1 * 100 + 99 AND service = ?2",
    )?;
    for (service, state, promised_on) in &append.moved {
        statement.execute((id, service, state, day_text(*promised_on)))?;
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
    if append.issued {
        db.prepare_cached("UPDATE application SET issued_at = ?2 WHERE id = ?1")?
            .execute((id, millis(append.at)))?;
    }
    Ok(())
}
