//! Reading everything that is stored of an application, for the check of the recorded history.

use rusqlite::{Connection, Row};

use super::applications;
use super::decode::{day, maybe_instant};
use super::parties::about;
use crate::store::record::{Mark, Record};
use crate::store::{Result, Standing, StoreError};

/// The numbers of all applications, in the order in which they came.
pub(super) fn numbers(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT number FROM application ORDER BY id")?;
    let numbers: rusqlite::Result<Vec<String>> =
        statement.query_map([], |row| row.get(0))?.collect();
    Ok(numbers?)
}

/// The turns that have no row in the audit: the application's number and the turn's position.
///
/// Whoever takes a turn leaves an audit row of the same instant, on the application or on a case of it; a
/// number has 21 characters.
pub(super) fn unaudited(db: &Connection) -> Result<Vec<(String, usize)>> {
    let mut statement = db.prepare_cached(
        "SELECT number, turn.id % 1000 FROM turn JOIN application ON application.id = turn.application
         LEFT JOIN (SELECT DISTINCT at, actor, substr(object, 1, 21) AS about FROM audit) AS seen
            ON seen.at = turn.at AND seen.actor = turn.actor AND seen.about = number
         WHERE seen.about IS NULL ORDER BY turn.id",
    )?;
    let found: rusqlite::Result<Vec<(String, usize)>> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect();
    Ok(found?)
}

/// Everything that is stored of one application.
pub(super) fn record(db: &Connection, number: &str) -> Result<Option<Record>> {
    let Some(id) = applications::id(db, number)? else {
        return Ok(None);
    };
    let Some(row) = applications::one(db, id)? else {
        return Ok(None);
    };
    Ok(Some(Record {
        row,
        standing: standing(db, id)?,
        marks: rows(db, id, MARKS, |row| {
            Ok(Mark {
                position: row.get(0)?,
                n_keys: row.get(1)?,
            })
        })?,
        told: rows(db, id, TOLD, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?,
        results: rows(db, id, RESULTS, |row| row.get(0))?,
        licences: rows(db, id, LICENCES, |row| Ok((row.get(0)?, row.get(1)?)))?,
        asked: {
            let mut asked = rows(db, id, ASKED, |row| Ok((row.get("turn")?, about(row)?)))?;
            asked.sort_unstable();
            asked
        },
    }))
}

const MARKS: &str = "SELECT id % 1000, (SELECT count(*) FROM act WHERE act.turn = turn.id)
    FROM turn WHERE id BETWEEN ?1 * 1000 AND ?1 * 1000 + 999 ORDER BY id";
const TOLD: &str = "SELECT turn, topic, subject FROM outbox WHERE application = ?1
    ORDER BY turn, topic, subject";
const RESULTS: &str = "SELECT service FROM result WHERE application = ?1 ORDER BY service";
const LICENCES: &str = "SELECT service, state FROM licence WHERE application = ?1
    ORDER BY service, id";
const ASKED: &str = "SELECT turn, case_at, item FROM party_request WHERE application = ?1";

fn rows<T>(
    db: &Connection,
    id: i64,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let all: rusqlite::Result<Vec<T>> = statement.query_map([id], read)?.collect();
    Ok(all?)
}

fn standing(db: &Connection, id: i64) -> Result<Standing> {
    let mut statement = db.prepare_cached("SELECT * FROM application WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    let gone = || StoreError::Broken("an application has gone while it was read".to_owned());
    let row = rows.next()?.ok_or_else(gone)?;
    Ok(Standing {
        stage: row.get("stage")?,
        reception: row.get("reception")?,
        complaint: row.get("complaint")?,
        appeal: row.get("appeal")?,
        until: day(row.get("until")?)?,
        due_at: maybe_instant(row.get("due_at")?)?,
        n_late: row.get("n_late")?,
        n_defaults: row.get("n_defaults")?,
    })
}
