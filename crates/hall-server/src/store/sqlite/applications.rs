//! Reading applications.

use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{day, instant, maybe_instant};
use super::key;
use crate::number;
use crate::store::{ApplicationRow, CaseRow, CaseStanding, Result, TurnRow};

/// All applications of one person, newest first.
pub(super) fn of_owner(db: &Connection, owner: &str) -> Result<Vec<ApplicationRow>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM application WHERE owner = ?1 ORDER BY id DESC")?;
    let ids: rusqlite::Result<Vec<i64>> = statement.query_map([owner], |row| row.get(0))?.collect();
    let mut applications = Vec::new();
    for id in ids? {
        applications.extend(one(db, id)?);
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
        .prepare_cached("SELECT id FROM application WHERE number = ?1 AND owner = ?2")?
        .query_row([number, owner], |row| row.get(0))
        .optional()?;
    theirs.map_or(Ok(None), |id| one(db, id))
}

/// The id of the application with this number.
pub(super) fn id(db: &Connection, number: &str) -> Result<Option<i64>> {
    let id = db
        .prepare_cached("SELECT id FROM application WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    Ok(id)
}

/// One application, whosever it is; who may see it was settled before.
pub(super) fn one(db: &Connection, id: i64) -> Result<Option<ApplicationRow>> {
    let mut statement = db.prepare_cached("SELECT * FROM application WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut contents = vec![row.get("content")?];
    contents.extend(later_contents(db, id)?);
    Ok(Some(ApplicationRow {
        number: row.get("number")?,
        owner: row.get("owner")?,
        bundle: row.get("bundle")?,
        catalog: row.get("catalog")?,
        received_at: instant(row.get("received_at")?)?,
        contents,
        receipt: row.get("receipt")?,
        issued_at: maybe_instant(row.get("issued_at")?)?,
        stage: row.get("stage")?,
        due_at: maybe_instant(row.get("due_at")?)?,
        cases: cases(db, Cases::OfApplication(id))?,
        turns: turns(db, id)?,
        results: results(db, id)?,
    }))
}

fn later_contents(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT content FROM content WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999 ORDER BY id",
    )?;
    let contents: rusqlite::Result<Vec<String>> =
        statement.query_map([id], |row| row.get(0))?.collect();
    Ok(contents?)
}

/// Which cases to read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cases<'a> {
    /// Those of one application, lane by lane, with all versions of their parts.
    OfApplication(i64),
    /// Those of one department, newest first, once they were accepted.
    OfDepartment(&'a str),
}

/// Reads cases.
pub(super) fn cases(db: &Connection, which: Cases<'_>) -> Result<Vec<CaseRow>> {
    let (condition, value): (_, &dyn rusqlite::ToSql) = match &which {
        Cases::OfApplication(id) => (
            "one_case.id BETWEEN ?1 * 100 AND ?1 * 100 + 99 ORDER BY one_case.id",
            id,
        ),
        Cases::OfDepartment(id) => (
            "department = ?1 AND state <> 'submitted' ORDER BY application DESC, one_case.id",
            id,
        ),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT one_case.*, number, bundle, received_at
         FROM one_case JOIN application ON application.id = application WHERE {condition}"
    ))?;
    let mut rows = statement.query([value])?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push(case(row)?);
    }
    if let Cases::OfApplication(id) = which {
        later_parts(db, id, &mut cases)?;
    }
    Ok(cases)
}

fn case(row: &Row<'_>) -> Result<CaseRow> {
    let number: String = row.get("number")?;
    Ok(CaseRow {
        case_no: number::case(&number, key::position(row.get("id")?)),
        number,
        bundle: row.get("bundle")?,
        department: row.get("department")?,
        received_at: instant(row.get("received_at")?)?,
        standing: standing(row)?,
        parts: vec![row.get("part")?],
    })
}

/// Where a case stands, from its row.
pub(super) fn standing(row: &Row<'_>) -> Result<CaseStanding> {
    Ok(CaseStanding {
        service: row.get("service")?,
        state: row.get("state")?,
        promised_on: day(row.get("promised_on")?)?,
        statutory_on: day(row.get("statutory_on")?)?,
        light: row.get("light")?,
        holder: row.get("holder")?,
    })
}

fn later_parts(db: &Connection, id: i64, cases: &mut [CaseRow]) -> Result<()> {
    let mut statement = db
        .prepare_cached("SELECT service, part FROM part WHERE application = ?1 ORDER BY version")?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let service: String = row.get("service")?;
        if let Some(case) = cases.iter_mut().find(|it| it.standing.service == service) {
            case.parts.push(row.get("part")?);
        }
    }
    Ok(())
}

fn turns(db: &Connection, id: i64) -> Result<Vec<TurnRow>> {
    let mut statement = db.prepare_cached(
        "SELECT at, body FROM turn WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999 ORDER BY id",
    )?;
    let mut rows = statement.query([id])?;
    let mut turns = Vec::new();
    while let Some(row) = rows.next()? {
        turns.push(TurnRow {
            at: instant(row.get("at")?)?,
            body: row.get("body")?,
        });
    }
    Ok(turns)
}

fn results(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT body FROM result JOIN one_case USING (application, service)
         WHERE result.application = ?1 ORDER BY one_case.id",
    )?;
    let bodies: rusqlite::Result<Vec<String>> =
        statement.query_map([id], |row| row.get(0))?.collect();
    Ok(bodies?)
}
