//! Drafts that people also keep at the hall.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};

use super::audit;
use super::decode::{instant, millis};
use crate::store::{AuditEntry, DraftNote, Kept, NewApplication, NewDraft, Result};

/// The drafts of one person, the latest first.
pub(super) fn of_owner(db: &Connection, owner: &str) -> Result<Vec<DraftNote>> {
    let mut statement = db.prepare_cached(
        "SELECT bundle, revision, changed_at FROM draft WHERE owner = ?1
         ORDER BY changed_at DESC, bundle",
    )?;
    let rows = statement.query_map([owner], raw)?;
    rows.map(|row| note(row?)).collect()
}

/// The draft that one person has of a bundle, with its content.
pub(super) fn one(
    db: &Connection,
    owner: &str,
    bundle: &str,
) -> Result<Option<(DraftNote, String)>> {
    let found = db
        .prepare_cached(
            "SELECT bundle, revision, changed_at, content FROM draft
             WHERE owner = ?1 AND bundle = ?2",
        )?
        .query_row([owner, bundle], |row| Ok((raw(row)?, row.get("content")?)))
        .optional()?;
    found
        .map(|(raw, content)| Ok((note(raw)?, content)))
        .transpose()
}

/// Keeps a draft, if it was made from the one that is there. Runs inside the writer's savepoint.
pub(super) fn keep(db: &Connection, new: &NewDraft) -> Result<Kept> {
    match (one(db, &new.owner, &new.bundle)?, new.seen) {
        (Some((note, _)), Some(seen)) if note.revision == seen => {}
        (Some((note, content)), _) => return Ok(Kept::Stale(note, content)),
        (None, Some(_)) => return Ok(Kept::Gone),
        (None, None) if new.most <= count(db, &new.owner)? => return Ok(Kept::TooMany),
        (None, None) => {}
    }
    let revision: i64 = db
        .prepare_cached("UPDATE draft_revision SET last = last + 1 RETURNING last")?
        .query_row([], |row| row.get(0))?;
    db.prepare_cached(
        "INSERT INTO draft (owner, bundle, revision, changed_at, content)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (owner, bundle) DO UPDATE SET revision = excluded.revision,
            changed_at = excluded.changed_at, content = excluded.content",
    )?
    .execute((
        &new.owner,
        &new.bundle,
        revision,
        millis(new.at),
        &new.content,
    ))?;
    note_act(db, new.at, &new.owner, "draft.kept", &new.bundle)?;
    Ok(Kept::Done(DraftNote {
        bundle: new.bundle.clone(),
        revision,
        changed_at: new.at,
    }))
}

/// Deletes a draft; `false` if there was none.
pub(super) fn delete(
    db: &Connection,
    owner: &str,
    bundle: &str,
    at: DateTime<Utc>,
) -> Result<bool> {
    let n = db
        .prepare_cached("DELETE FROM draft WHERE owner = ?1 AND bundle = ?2")?
        .execute([owner, bundle])?;
    if n != 0 {
        note_act(db, at, owner, "draft.deleted", bundle)?;
    }
    Ok(n != 0)
}

/// Deletes the draft that a submission was made from. One that was changed since stays: what was
/// written on another device is not in the submission.
pub(super) fn submitted(db: &Connection, new: &NewApplication, revision: i64) -> Result<()> {
    let n = db
        .prepare_cached("DELETE FROM draft WHERE owner = ?1 AND bundle = ?2 AND revision = ?3")?
        .execute((&new.owner, &new.bundle, revision))?;
    if n != 0 {
        note_act(
            db,
            new.received_at,
            &new.owner,
            "draft.submitted",
            &new.bundle,
        )?;
    }
    Ok(())
}

/// Deletes all drafts that were last changed before `before`, and counts them.
pub(super) fn sweep(db: &Connection, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<u64> {
    let mut statement =
        db.prepare_cached("DELETE FROM draft WHERE changed_at < ?1 RETURNING owner, bundle")?;
    let rows = statement.query_map([millis(before)], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let swept: rusqlite::Result<Vec<_>> = rows.collect();
    let mut n = 0;
    for (owner, bundle) in swept? {
        note_act(
            db,
            at,
            "hall",
            "draft.expired",
            &format!("{owner}/{bundle}"),
        )?;
        n += 1;
    }
    Ok(n)
}

fn count(db: &Connection, owner: &str) -> Result<u32> {
    let n = db
        .prepare_cached("SELECT count(*) FROM draft WHERE owner = ?1")?
        .query_row([owner], |row| row.get(0))?;
    Ok(n)
}

fn note_act(
    db: &Connection,
    at: DateTime<Utc>,
    actor: &str,
    act: &'static str,
    object: &str,
) -> Result<()> {
    let entry = AuditEntry {
        at,
        actor: actor.to_owned(),
        act,
        object: object.to_owned(),
    };
    audit::append(db, &entry)
}

type Raw = (String, i64, i64);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((
        row.get("bundle")?,
        row.get("revision")?,
        row.get("changed_at")?,
    ))
}

fn note((bundle, revision, changed_at): Raw) -> Result<DraftNote> {
    Ok(DraftNote {
        bundle,
        revision,
        changed_at: instant(changed_at)?,
    })
}
