//! Files that come in pieces and are not complete yet.

use chrono::{DateTime, Utc};
use hall_api::StoredFile;
use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{millis, size_number};
use crate::store::{Appended, BegunUpload, NewUpload, Result, UploadLimits, UploadRow};

/// Begins an upload, or says what is there already.
pub(super) fn begin(db: &Connection, new: &NewUpload, most: UploadLimits) -> Result<BegunUpload> {
    let is_same =
        |it: &StoredFile| it.size == new.file.size && it.media_type == new.file.media_type;
    if let Some(file) = stored(db, &new.owner, &new.file.sha256)?.filter(is_same) {
        return Ok(BegunUpload::Stored(file));
    }
    if let Some(row) = of_content(db, &new.owner, &new.file.sha256)? {
        if is_same(&row.file) {
            return Ok(BegunUpload::Open(row));
        }
        // One of the two announcements is wrong about the content; the newer one may try.
        drop(db, &row.id)?;
    }
    let (n, bytes): (u64, u64) = db
        .prepare_cached("SELECT count(*), coalesce(sum(size), 0) FROM upload WHERE owner = ?1")?
        .query_row([&new.owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if most.n <= n || most.bytes < bytes.saturating_add(new.file.size) {
        return Ok(BegunUpload::TooMuch);
    }
    db.prepare_cached(
        "INSERT INTO upload (id, owner, sha256, name, media_type, size, arrived, touched_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
    )?
    .execute((
        &new.id,
        &new.owner,
        &new.file.sha256,
        &new.file.name,
        &new.file.media_type,
        size_number(new.file.size)?,
        millis(new.at),
    ))?;
    Ok(BegunUpload::New)
}

/// An unfinished upload of one person.
pub(super) fn of_owner(db: &Connection, owner: &str, id: &str) -> Result<Option<UploadRow>> {
    let found = db
        .prepare_cached("SELECT * FROM upload WHERE owner = ?1 AND id = ?2")?
        .query_row([owner, id], read)
        .optional()?;
    Ok(found)
}

/// Notes that an upload has grown; the condition on what the caller saw is the compare-and-set.
pub(super) fn grow(
    db: &Connection,
    id: &str,
    seen: u64,
    arrived: u64,
    at: DateTime<Utc>,
) -> Result<Appended> {
    let (seen, arrived) = (size_number(seen)?, size_number(arrived)?);
    let n = db
        .prepare_cached(
            "UPDATE upload SET arrived = ?3, touched_at = ?4 WHERE id = ?1 AND arrived = ?2",
        )?
        .execute((id, seen, arrived, millis(at)))?;
    Ok(if n == 1 {
        Appended::Done
    } else {
        Appended::Stale
    })
}

/// Forgets an upload.
pub(super) fn drop(db: &Connection, id: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM upload WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Forgets the uploads that nothing was added to since `before`, and says which.
pub(super) fn expire(db: &Connection, before: DateTime<Utc>) -> Result<Vec<String>> {
    let mut statement =
        db.prepare_cached("DELETE FROM upload WHERE touched_at < ?1 RETURNING id")?;
    let ids = statement.query_map([millis(before)], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The unfinished uploads of everybody.
pub(super) fn all(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare("SELECT id FROM upload")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn of_content(db: &Connection, owner: &str, sha256: &str) -> Result<Option<UploadRow>> {
    let found = db
        .prepare_cached("SELECT * FROM upload WHERE owner = ?1 AND sha256 = ?2")?
        .query_row([owner, sha256], read)
        .optional()?;
    Ok(found)
}

fn stored(db: &Connection, owner: &str, sha256: &str) -> Result<Option<StoredFile>> {
    let found = db
        .prepare_cached("SELECT * FROM file WHERE owner = ?1 AND sha256 = ?2")?
        .query_row([owner, sha256], file)
        .optional()?;
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<UploadRow> {
    Ok(UploadRow {
        id: row.get("id")?,
        file: file(row)?,
        arrived: row.get("arrived")?,
    })
}

fn file(row: &Row<'_>) -> rusqlite::Result<StoredFile> {
    Ok(StoredFile {
        sha256: row.get("sha256")?,
        size: row.get("size")?,
        media_type: row.get("media_type")?,
        name: row.get("name")?,
    })
}
