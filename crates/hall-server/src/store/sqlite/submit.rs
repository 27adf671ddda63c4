//! Taking an application in: everything that belongs to it, or nothing.

use chrono::{DateTime, Utc};
use hall_api::StoredFile;
use rusqlite::{Connection, OptionalExtension};

use super::decode::{day_text, hash, millis, size_number};
use super::{applications, audit, drafts, key, parties};
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
    if let Some(sha256) = unknown_file(db, &new.owner, &new.files)? {
        return Ok(Submitted::FileUnknown(sha256));
    }
    let id = insert_application(db, new)?;
    insert_files(db, id, &new.owner, &new.files)?;
    insert_cases(db, id, new)?;
    insert_outbox(db, (id, 0), &new.outbox, new.received_at)?;
    parties::insert_requests(db, (id, 0), &new.parties)?;
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
    if let Some(helper) = &new.helper {
        audit::append(
            db,
            &AuditEntry {
                at: new.received_at,
                actor: helper.clone(),
                act: "desk.visitor.submitted",
                object: new.number.clone(),
            },
        )?;
    }
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

/// The hash of the first of these files that `owner` never uploaded.
pub(super) fn unknown_file(
    db: &Connection,
    owner: &str,
    files: &[StoredFile],
) -> Result<Option<String>> {
    for file in files {
        if !uploaded(db, owner, file)? {
            return Ok(Some(file.sha256.clone()));
        }
    }
    Ok(None)
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
            (number, owner, key, body_hash, bundle, catalog, received_at, signature, content, receipt,
             stage, due_at, reception, until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
        &new.standing.stage,
        new.standing.due_at.map(millis),
        new.standing.reception,
        day_text(new.standing.until),
    ))?;
    let id = db.last_insert_rowid();
    db.prepare_cached(
        "INSERT INTO turn (id, application, at, actor, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        key::turn(id, 0)?,
        id,
        at,
        new.helper.as_ref().unwrap_or(&new.owner),
        &new.turn,
    ))?;
    Ok(id)
}

/// Notes which files an application refers to.
pub(super) fn insert_files(
    db: &Connection,
    id: i64,
    owner: &str,
    files: &[StoredFile],
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT OR IGNORE INTO application_file (application, owner, sha256) VALUES (?1, ?2, ?3)",
    )?;
    for file in files {
        statement.execute((id, owner, &file.sha256))?;
    }
    Ok(())
}

fn insert_cases(db: &Connection, id: i64, new: &NewApplication) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO one_case
            (id, application, service, department, state, promised_on, statutory_on, light, part)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (position, case) in new.cases.iter().enumerate() {
        let standing = &case.standing;
        statement.execute((
            key::case(id, position)?,
            id,
            &standing.service,
            &case.department,
            &standing.state,
            day_text(standing.promised_on),
            day_text(standing.statutory_on),
            &standing.light,
            &case.part,
        ))?;
    }
    Ok(())
}

/// Notes what the outside is to be told of a turn; nothing is told before the commit.
pub(super) fn insert_outbox(
    db: &Connection,
    (id, turn): (i64, usize),
    outbox: &[(String, String)],
    at: DateTime<Utc>,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO outbox (application, turn, topic, subject, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (topic, subject) in outbox {
        statement.execute((id, turn, topic, subject, millis(at)))?;
    }
    Ok(())
}
