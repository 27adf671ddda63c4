//! Taking an application in: everything that belongs to it, or nothing.

use hall_api::StoredFile;
use rusqlite::{Connection, OptionalExtension};

use super::decode::{day_text, hash, millis, size_number};
use super::{applications, audit, drafts, key};
use crate::store::{AuditEntry, NewApplication, Replay, Result, Submitted};

/// Takes an application in. Runs inside the writer's savepoint, so an early return leaves no trace.
pub(super) fn submit(db: &Connection, new: &NewApplication) -> Result<Submitted> {
    if let Some(earlier) = replay(db, &new.owner, &new.key)? {
        return Ok(if earlier.body_hash == new.body_hash {
            Submitted::Replay(earlier.receipt)
        } else {
            Submitted::KeyReused
        });
    }
    if applications::id(db, &new.number)?.is_some() {
        return Ok(Submitted::NumberTaken);
    }
    for file in &new.files {
        if !uploaded(db, &new.owner, file)? {
            return Ok(Submitted::FileUnknown(file.sha256.clone()));
        }
    }
    let id = insert_application(db, new)?;
    insert_files(db, id, new)?;
    insert_cases(db, id, new)?;
    insert_outbox(db, id, new)?;
    if let Some(revision) = new.draft {
        drafts::submitted(db, new, revision)?;
    }
    audit::append(
        db,
        &AuditEntry {
            at: new.received_at,
            actor: new.owner.clone(),
            act: "application.submitted",
            object: new.number.clone(),
        },
    )?;
    Ok(Submitted::New)
}

/// What an earlier submission with this key got.
pub(super) fn replay(db: &Connection, owner: &str, key: &str) -> Result<Option<Replay>> {
    let mut statement = db.prepare_cached(
        "SELECT body_hash, receipt FROM application WHERE owner = ?1 AND key = ?2",
    )?;
    let mut rows = statement.query([owner, key])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(Replay {
        body_hash: hash(row, "body_hash")?,
        receipt: row.get("receipt")?,
    }))
}

/// Notes that `owner` uploaded a file. The same content again takes the newer name.
pub(super) fn put_file(
    db: &Connection,
    owner: &str,
    file: &StoredFile,
    entry: &AuditEntry,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO file (owner, sha256, name, media_type, size, stored_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (owner, sha256) DO UPDATE SET name = excluded.name",
    )?
    .execute((
        owner,
        &file.sha256,
        &file.name,
        &file.media_type,
        size_number(file.size)?,
        millis(entry.at),
    ))?;
    audit::append(db, entry)
}

fn uploaded(db: &Connection, owner: &str, file: &StoredFile) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT size, media_type FROM file WHERE owner = ?1 AND sha256 = ?2")?
        .query_row([owner, &file.sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found == Some((size_number(file.size)?, file.media_type.clone())))
}

fn insert_application(db: &Connection, new: &NewApplication) -> Result<i64> {
    let at = millis(new.received_at);
    db.prepare_cached(
        "INSERT INTO application
            (number, owner, key, body_hash, bundle, catalog, received_at, signature, content, receipt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute((
        &new.number,
        &new.owner,
        &new.key,
        new.body_hash,
        &new.bundle,
        &new.catalog,
        at,
        &new.signature,
        &new.content,
        &new.receipt,
    ))?;
    let id = db.last_insert_rowid();
    db.prepare_cached(
        "INSERT INTO turn (id, application, at, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((key::turn(id, 0)?, id, at, &new.owner, &new.turn))?;
    Ok(id)
}

fn insert_files(db: &Connection, id: i64, new: &NewApplication) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO application_file (application, owner, sha256) VALUES (?1, ?2, ?3)",
    )?;
    for file in &new.files {
        statement.execute((id, &new.owner, &file.sha256))?;
    }
    Ok(())
}

fn insert_cases(db: &Connection, id: i64, new: &NewApplication) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO one_case (id, application, service, department, state, promised_on, part)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, case) in new.cases.iter().enumerate() {
        statement.execute((
            key::case(id, position)?,
            id,
            &case.service,
            &case.department,
            &case.state,
            day_text(case.promised_on),
            &case.part,
        ))?;
    }
    Ok(())
}

fn insert_outbox(db: &Connection, id: i64, new: &NewApplication) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO outbox (application, topic, subject, created_at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let at = millis(new.received_at);
    statement.execute((id, "receipt", &new.owner, at))?;
    for case in &new.cases {
        statement.execute((id, "case_opened", &case.service, at))?;
    }
    Ok(())
}
