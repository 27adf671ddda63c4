//! What reception and reviewers say to each other about cases, and how far each side has read.

use rusqlite::{Connection, Row};

use super::decode::{instant, millis};
use super::{applications, audit, key};
use crate::number;
use crate::store::{AuditEntry, CallAbout, CallLineRow, CallRow, Result, StoreError};

/// How many conversations are listed at most.
const LISTED: u32 = 200;

/// The conversations of a side, the latest first; of the department's side only those of one department.
pub(super) fn lines(
    db: &Connection,
    side: &str,
    department: Option<&str>,
) -> Result<Vec<CallLineRow>> {
    let mut statement = db.prepare_cached(
        "SELECT one_case.id AS case_id, number, bundle, call.service AS service, side, name, text,
            call.at AS at,
            (SELECT count(*) FROM call AS other
             WHERE other.application = call.application AND other.service = call.service
               AND other.side <> ?1
               AND other.id > coalesce((SELECT seen FROM call_seen
                   WHERE call_seen.application = call.application
                     AND call_seen.service = call.service AND call_seen.side = ?1), 0)) AS n_unread
         FROM call
         JOIN (SELECT max(id) AS last FROM call GROUP BY application, service) ON last = call.id
         JOIN application ON application.id = call.application
         JOIN one_case ON one_case.id BETWEEN call.application * 100 AND call.application * 100 + 99
             AND one_case.service = call.service
         JOIN account ON account.account = actor
         WHERE ?2 IS NULL OR one_case.department = ?2
         ORDER BY call.id DESC LIMIT ?3",
    )?;
    let mut rows = statement.query((side, department, LISTED))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let number: String = row.get("number")?;
        lines.push(CallLineRow {
            case_no: number::case(&number, key::position(row.get("case_id")?)),
            bundle: row.get("bundle")?,
            service: row.get("service")?,
            n_unread: row.get("n_unread")?,
            last: said(row)?,
        });
    }
    Ok(lines)
}

/// What was said about a case, oldest first.
pub(super) fn of_case(db: &Connection, about: &CallAbout) -> Result<Vec<CallRow>> {
    let Some(id) = applications::id(db, &about.number)? else {
        return Ok(Vec::new());
    };
    let mut statement = db.prepare_cached(
        "SELECT side, name, text, at FROM call JOIN account ON account.account = actor
         WHERE application = ?1 AND service = ?2 ORDER BY call.id",
    )?;
    let mut rows = statement.query((id, &about.service))?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(said(row)?);
    }
    Ok(all)
}

/// Notes that a side has read everything that was said about a case.
pub(super) fn read(
    db: &Connection,
    about: &CallAbout,
    side: &str,
    entry: &AuditEntry,
) -> Result<()> {
    audit::append(db, entry)?;
    let Some(id) = applications::id(db, &about.number)? else {
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO call_seen (application, service, side, seen)
         SELECT ?1, ?2, ?3, coalesce(max(id), 0) FROM call WHERE application = ?1 AND service = ?2
         ON CONFLICT (application, service, side) DO UPDATE SET seen = excluded.seen",
    )?
    .execute((id, &about.service, side))?;
    Ok(())
}

/// Keeps what somebody says, with its audit row.
pub(super) fn say(
    db: &Connection,
    about: &CallAbout,
    (side, text): (&str, &str),
    entry: &AuditEntry,
) -> Result<()> {
    let id = applications::id(db, &about.number)?;
    let id = id.ok_or_else(|| StoreError::Broken("a call about nothing".to_owned()))?;
    db.prepare_cached(
        "INSERT INTO call (application, service, side, actor, text, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((
        id,
        &about.service,
        side,
        &entry.actor,
        text,
        millis(entry.at),
    ))?;
    audit::append(db, entry)
}

fn said(row: &Row<'_>) -> Result<CallRow> {
    Ok(CallRow {
        side: row.get("side")?,
        by: row.get("name")?,
        text: row.get("text")?,
        at: instant(row.get("at")?)?,
    })
}
