//! Complaints and ratings to learn from, and what was learnt.

use rusqlite::Connection;

use super::decode::{instant, millis};
use super::{applications, audit};
use crate::store::{ApplicationRow, AuditEntry, LessonRow, NewLesson, Result};

/// How many applications are looked at, the latest first.
const LOOKED_AT: u32 = 2000;

/// The applications that somebody complained about or rated, the latest first.
pub(super) fn disputed(db: &Connection) -> Result<Vec<ApplicationRow>> {
    let mut statement = db.prepare_cached(
        r#"SELECT DISTINCT application FROM turn
           WHERE body LIKE '%{"complained":%' OR body LIKE '%{"rated":%'
           ORDER BY application DESC LIMIT ?1"#,
    )?;
    let ids: rusqlite::Result<Vec<i64>> = statement
        .query_map([LOOKED_AT], |row| row.get(0))?
        .collect();
    let mut all = Vec::new();
    for id in ids? {
        all.extend(applications::one(db, id)?);
    }
    Ok(all)
}

/// Everything that was learnt, the latest first.
pub(super) fn all(db: &Connection) -> Result<Vec<LessonRow>> {
    let mut statement = db.prepare_cached(
        "SELECT pattern, rule, done, name, at
         FROM lesson JOIN account ON account.account = actor ORDER BY id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut lessons = Vec::new();
    while let Some(row) = rows.next()? {
        lessons.push(LessonRow {
            pattern: row.get("pattern")?,
            rule: row.get("rule")?,
            done: row.get("done")?,
            by: row.get("name")?,
            at: instant(row.get("at")?)?,
        });
    }
    Ok(lessons)
}

/// Keeps what was learnt, with its audit row.
pub(super) fn put(db: &Connection, new: &NewLesson, entry: &AuditEntry) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO lesson (pattern, rule, done, actor, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((
        &new.pattern,
        &new.rule,
        &new.done,
        &entry.actor,
        millis(entry.at),
    ))?;
    audit::append(db, entry)
}
