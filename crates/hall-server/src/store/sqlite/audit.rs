//! The audit's rows.

use rusqlite::{Connection, OptionalExtension};

use super::decode::{hash, millis};
use crate::store::audit::{AuditEntry, START, link};
use crate::store::{Result, StoreError};

/// Adds a row to the chain. Only the writing thread does, so the last row stays the last.
pub(super) fn append(db: &Connection, entry: &AuditEntry) -> Result<()> {
    let last = db
        .prepare_cached("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get::<_, [u8; 32]>(0))
        .optional()?;
    let at = millis(entry.at);
    let hash = link(
        last.unwrap_or(START),
        at,
        &entry.actor,
        entry.act,
        &entry.object,
    );
    insert(db, entry, hash)
}

/// Adds a row without its chain, for measuring the disk alone.
pub(super) fn raw(db: &Connection, entry: &AuditEntry) -> Result<()> {
    insert(db, entry, START)
}

fn insert(db: &Connection, entry: &AuditEntry, hash: [u8; 32]) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO audit (at, actor, act, object, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        millis(entry.at),
        &entry.actor,
        entry.act,
        &entry.object,
        hash,
    ))?;
    Ok(())
}

/// Follows the chain from its first row to its last.
pub(super) fn verify(db: &Connection) -> Result<u64> {
    let mut statement =
        db.prepare("SELECT seq, at, actor, act, object, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut before = START;
    let mut n_rows = 0;
    while let Some(row) = rows.next()? {
        let (actor, act, object): (String, String, String) =
            (row.get("actor")?, row.get("act")?, row.get("object")?);
        let link = link(before, row.get("at")?, &actor, &act, &object);
        n_rows += 1;
        if link != hash(row, "hash")? || row.get::<_, u64>("seq")? != n_rows {
            return Err(StoreError::Broken(format!(
                "the audit is broken at row {n_rows}"
            )));
        }
        before = link;
    }
    Ok(n_rows)
}
