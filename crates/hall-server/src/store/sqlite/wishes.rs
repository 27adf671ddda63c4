//! What people wish to have done together, and what they apply for together.

use rusqlite::Connection;

use super::audit;
use super::decode::millis;
use crate::store::{AuditEntry, NewWish, PairRow, Pairing, Result, WishRow};

/// How many pairs are told at most.
const TOLD: u32 = 100;

/// Bundles of two applications.
const BUNDLES: &str =
    "SELECT min(a.bundle, b.bundle), max(a.bundle, b.bundle), count(DISTINCT a.owner)
     FROM application AS a
     JOIN application AS b ON b.owner = a.owner AND a.id < b.id AND a.bundle <> b.bundle
     WHERE abs(b.received_at - a.received_at) <= ?1
     GROUP BY 1, 2 HAVING count(DISTINCT a.owner) >= ?2 ORDER BY 3 DESC, 1, 2 LIMIT ?3";

/// Services of two applications.
const SERVICES: &str =
    "SELECT min(c.service, d.service), max(c.service, d.service), count(DISTINCT a.owner)
     FROM application AS a
     JOIN application AS b ON b.owner = a.owner AND a.id < b.id
     JOIN one_case AS c ON c.id BETWEEN a.id * 100 AND a.id * 100 + 99
     JOIN one_case AS d ON d.id BETWEEN b.id * 100 AND b.id * 100 + 99 AND d.service <> c.service
     WHERE abs(b.received_at - a.received_at) <= ?1
     GROUP BY 1, 2 HAVING count(DISTINCT a.owner) >= ?2 ORDER BY 3 DESC, 1, 2 LIMIT ?3";

/// Keeps a wish, with its audit row.
pub(super) fn put(db: &Connection, new: &NewWish, entry: &AuditEntry) -> Result<()> {
    let [first, second] = &new.pair;
    db.prepare_cached(
        "INSERT INTO wish (owner, first, second, why, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (owner, first, second) DO UPDATE SET why = excluded.why, at = excluded.at",
    )?
    .execute((&new.owner, first, second, &new.why, millis(entry.at)))?;
    audit::append(db, entry)
}

/// All wishes, pair by pair, the latest first.
pub(super) fn all(db: &Connection) -> Result<Vec<WishRow>> {
    let mut statement =
        db.prepare_cached("SELECT first, second, why FROM wish ORDER BY first, second, at DESC")?;
    let all: rusqlite::Result<Vec<WishRow>> = statement
        .query_map([], |row| {
            Ok(WishRow {
                pair: [row.get(0)?, row.get(1)?],
                why: row.get(2)?,
            })
        })?
        .collect();
    Ok(all?)
}

/// What people apply for together, the most frequent first.
pub(super) fn pairs(db: &Connection, pairing: Pairing) -> Result<Vec<PairRow>> {
    let sql = if pairing.services { SERVICES } else { BUNDLES };
    let mut statement = db.prepare_cached(sql)?;
    let within = pairing.within.num_milliseconds();
    let all: rusqlite::Result<Vec<PairRow>> = statement
        .query_map((within, pairing.at_least, TOLD), |row| {
            Ok(PairRow {
                pair: [row.get(0)?, row.get(1)?],
                n_people: row.get(2)?,
            })
        })?
        .collect();
    Ok(all?)
}
