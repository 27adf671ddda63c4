//! E-licences: kept with the turn that hands them over, found by their owner or their id.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{instant, millis};
use crate::store::{Append, LicenceRow, Result};

/// Keeps what a turn hands over, and notes what it changes about earlier ones.
pub(super) fn keep(db: &Connection, id: i64, append: &Append) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO licence (id, application, service, owner, body, state, since)
         SELECT ?1, id, ?3, owner, ?4, 'valid', ?5 FROM application WHERE id = ?2",
    )?;
    for licence in &append.licences {
        insert.execute((
            &licence.id,
            id,
            &licence.service,
            &licence.body,
            millis(append.at),
        ))?;
    }
    let mut turn = db.prepare_cached(
        "UPDATE licence SET state = ?3, since = ?4
         WHERE application = ?1 AND service = ?2 AND state <> ?3",
    )?;
    for (service, state) in &append.licence_states {
        turn.execute((id, service, state, millis(append.at)))?;
    }
    Ok(())
}

/// Those of one person, the latest first.
pub(super) fn of_owner(db: &Connection, owner: &str) -> Result<Vec<LicenceRow>> {
    let mut statement = db.prepare_cached(
        "SELECT number, licence.state, since, body
         FROM licence JOIN application ON application.id = application
         WHERE licence.owner = ?1 ORDER BY application.id DESC, service, licence.id",
    )?;
    let mut rows = statement.query([owner])?;
    let mut licences = Vec::new();
    while let Some(row) = rows.next()? {
        licences.push(licence(row)?);
    }
    Ok(licences)
}

/// How the one with this id stands, and since when.
pub(super) fn standing(db: &Connection, id: &str) -> Result<Option<(String, DateTime<Utc>)>> {
    let found: Option<(String, i64)> = db
        .prepare_cached("SELECT state, since FROM licence WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found
        .map(|(state, since)| Ok((state, instant(since)?)))
        .transpose()
}

fn licence(row: &Row<'_>) -> Result<LicenceRow> {
    Ok(LicenceRow {
        application: row.get("number")?,
        state: row.get("state")?,
        since: instant(row.get("since")?)?,
        body: row.get("body")?,
    })
}
