//! Reading applications.

use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{day, instant, maybe_instant};
use crate::store::{ApplicationRow, CaseRow, Result, TurnRow};

/// All applications of one person, newest first.
pub(super) fn of_owner(db: &Connection, owner: &str) -> Result<Vec<ApplicationRow>> {
    let mut statement = db.prepare_cached(
        "SELECT number FROM application WHERE owner = ?1 ORDER BY received_at DESC, number",
    )?;
    let numbers: rusqlite::Result<Vec<String>> =
        statement.query_map([owner], |row| row.get(0))?.collect();
    let mut applications = Vec::new();
    for number in numbers? {
        applications.extend(one(db, &number)?);
    }
    Ok(applications)
}

/// One application of one person.
pub(super) fn one_of_owner(
    db: &Connection,
    owner: &str,
    number: &str,
) -> Result<Option<ApplicationRow>> {
    let theirs = db
        .prepare_cached("SELECT 1 FROM application WHERE number = ?1 AND owner = ?2")?
        .exists([number, owner])?;
    if theirs { one(db, number) } else { Ok(None) }
}

/// Whether there is an application with this number.
pub(super) fn exists(db: &Connection, number: &str) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM application WHERE number = ?1")?
        .exists([number])?)
}

/// One application, whosever it is; who may see it was settled before.
pub(super) fn one(db: &Connection, number: &str) -> Result<Option<ApplicationRow>> {
    let found = db
        .prepare_cached("SELECT * FROM application WHERE number = ?1")?
        .query_row([number], |row| Ok((application(row)?, times(row)?)))
        .optional()?;
    let Some((mut application, (received_at, issued_at))) = found else {
        return Ok(None);
    };
    application.received_at = instant(received_at)?;
    application.issued_at = maybe_instant(issued_at)?;
    application.cases = cases(db, "one_case.number = ?1 ORDER BY position", number)?;
    application.turns = turns(db, number)?;
    application.results = results(db, number)?;
    Ok(Some(application))
}

fn times(row: &Row<'_>) -> rusqlite::Result<(i64, Option<i64>)> {
    Ok((row.get("received_at")?, row.get("issued_at")?))
}

fn application(row: &Row<'_>) -> rusqlite::Result<ApplicationRow> {
    Ok(ApplicationRow {
        number: row.get("number")?,
        owner: row.get("owner")?,
        bundle: row.get("bundle")?,
        catalog: row.get("catalog")?,
        received_at: chrono::DateTime::UNIX_EPOCH,
        content: row.get("content")?,
        receipt: row.get("receipt")?,
        issued_at: None,
        cases: Vec::new(),
        turns: Vec::new(),
        results: Vec::new(),
    })
}

/// Cases that meet a condition, which is one of this program's own texts.
pub(super) fn cases(db: &Connection, condition: &'static str, value: &str) -> Result<Vec<CaseRow>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT one_case.*, bundle, received_at
         FROM one_case JOIN application USING (number) WHERE {condition}"
    ))?;
    let mut rows = statement.query([value])?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push(CaseRow {
            number: row.get("number")?,
            case_no: row.get("case_no")?,
            bundle: row.get("bundle")?,
            service: row.get("service")?,
            department: row.get("department")?,
            state: row.get("state")?,
            received_at: instant(row.get("received_at")?)?,
            promised_on: day(row.get("promised_on")?)?,
            part: row.get("part")?,
        });
    }
    Ok(cases)
}

fn turns(db: &Connection, number: &str) -> Result<Vec<TurnRow>> {
    let mut statement =
        db.prepare_cached("SELECT at, body FROM turn WHERE number = ?1 ORDER BY seq")?;
    let mut rows = statement.query([number])?;
    let mut turns = Vec::new();
    while let Some(row) = rows.next()? {
        turns.push(TurnRow {
            at: instant(row.get("at")?)?,
            body: row.get("body")?,
        });
    }
    Ok(turns)
}

fn results(db: &Connection, number: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT body FROM result JOIN one_case USING (number, service)
         WHERE result.number = ?1 ORDER BY position",
    )?;
    let bodies: rusqlite::Result<Vec<String>> =
        statement.query_map([number], |row| row.get(0))?.collect();
    Ok(bodies?)
}
