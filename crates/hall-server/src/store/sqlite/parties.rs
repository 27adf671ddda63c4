//! Requests to outside parties, their links, and institutions on file.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::audit;
use super::decode::{day, millis};
use crate::store::{
    AuditEntry, Institution, MessageKey, NewPartyLink, NewPartyRequest, PartyMatter, PartyRequest,
    Result, StoreError,
};

/// What stands in place of a case's and a party's position where the carrier is asked.
const PARCEL: i64 = -1;

/// A request with whether a later one to the same party is there.
const REQUEST: &str = "SELECT it.*, number, NOT EXISTS
        (SELECT 1 FROM party_request AS later WHERE later.application = it.application
            AND later.case_at = it.case_at AND later.item = it.item AND later.turn > it.turn) AS is_last
     FROM party_request AS it JOIN application ON application.id = it.application";

/// Notes the requests of a turn.
pub(super) fn insert_requests(
    db: &Connection,
    (id, turn): (i64, usize),
    requests: &[NewPartyRequest],
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO party_request (id, application, turn, case_at, item, until, institution)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for it in requests {
        let until = it.until.to_string();
        let (case, item) = positions(it.about)?;
        statement.execute((&it.id, id, turn, case, item, until, &it.institution))?;
    }
    Ok(())
}

/// Takes a message's nonce; `false` if it came before.
pub(super) fn take_nonce(db: &Connection, key: &MessageKey, at: DateTime<Utc>) -> Result<bool> {
    let n = db
        .prepare_cached(
            "INSERT OR IGNORE INTO institution_message (institution, nonce, at) VALUES (?1, ?2, ?3)",
        )?
        .execute((&key.institution, &key.nonce, millis(at)))?;
    Ok(n == 1)
}

/// A request by its id.
pub(super) fn request(db: &Connection, id: &str) -> Result<Option<PartyRequest>> {
    let mut statement = db.prepare_cached(&format!("{REQUEST} WHERE it.id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(read).transpose()
}

/// The requests of an application, the latest of each party last.
pub(super) fn requests_of(db: &Connection, number: &str) -> Result<Vec<PartyRequest>> {
    let sql = format!("{REQUEST} WHERE number = ?1 ORDER BY case_at, it.item, turn");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([number])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

/// The request that a link is for, and the last day on which the link opens.
pub(super) fn link(db: &Connection, token: [u8; 32]) -> Result<Option<(PartyRequest, NaiveDate)>> {
    let found = db
        .prepare_cached("SELECT request, until FROM party_link WHERE token = ?1")?
        .query_row([token], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    let Some((id, until)) = found else {
        return Ok(None);
    };
    Ok(request(db, &id)?.zip(day(Some(until))?))
}

/// Keeps the hash of a link.
pub(super) fn make_link(db: &Connection, new: &NewPartyLink, entry: &AuditEntry) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO party_link (token, request, made_at, made_by, until) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        new.token,
        &new.request,
        millis(new.at),
        &new.by,
        new.until.to_string(),
    ))?;
    audit::append(db, entry)
}

/// An institution on file.
pub(super) fn institution(db: &Connection, id: &str) -> Result<Option<Institution>> {
    Ok(institutions(db)?.into_iter().find(|it| it.id == id))
}

/// All institutions on file; there are a few hundred at most.
pub(super) fn institutions(db: &Connection) -> Result<Vec<Institution>> {
    let mut statement = db.prepare_cached("SELECT id, name, key FROM institution ORDER BY id")?;
    let all: rusqlite::Result<Vec<Institution>> = statement
        .query_map([], |row| {
            Ok(Institution {
                id: row.get(0)?,
                name: row.get(1)?,
                key: row.get(2)?,
            })
        })?
        .collect();
    Ok(all?)
}

/// Files an institution, or gives it another name or key.
pub(super) fn put_institution(
    db: &Connection,
    new: &Institution,
    entry: &AuditEntry,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO institution (id, name, key, filed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key,
            filed_at = excluded.filed_at",
    )?
    .execute((&new.id, &new.name, new.key, millis(entry.at)))?;
    audit::append(db, entry)
}

/// Whether a default of this person is not repaired.
pub(super) fn is_in_default(db: &Connection, owner: &str) -> Result<bool> {
    let found: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM application WHERE owner = ?1 AND n_defaults > 0)",
        )?
        .query_row([owner], |row| row.get(0))?;
    Ok(found)
}

fn positions(about: PartyMatter) -> Result<(i64, i64)> {
    let position = |at: usize| {
        i64::try_from(at).map_err(|_| StoreError::Broken("a position is too large".to_owned()))
    };
    match about {
        PartyMatter::Case(case, item) => Ok((position(case)?, position(item)?)),
        PartyMatter::Parcel => Ok((PARCEL, PARCEL)),
    }
}

/// What a row that has `case_at` and `item` is about.
pub(super) fn about(row: &Row<'_>) -> rusqlite::Result<PartyMatter> {
    if row.get::<_, i64>("case_at")? == PARCEL {
        return Ok(PartyMatter::Parcel);
    }
    Ok(PartyMatter::Case(row.get("case_at")?, row.get("item")?))
}

fn read(row: &Row<'_>) -> Result<PartyRequest> {
    let until = day(row.get("until")?)?;
    Ok(PartyRequest {
        asked: NewPartyRequest {
            id: row.get("id")?,
            about: about(row)?,
            until: until.ok_or_else(|| StoreError::Broken("a day is missing".to_owned()))?,
            institution: row.get("institution")?,
        },
        number: row.get("number")?,
        is_last: row.get("is_last")?,
    })
}
