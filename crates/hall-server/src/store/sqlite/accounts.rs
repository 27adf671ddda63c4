//! Accounts and sessions.

use chrono::{DateTime, Utc};
use hall_core::flow::Role;
use rusqlite::Error::FromSqlConversionFailure;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::decode::{instant, millis};
use crate::store::{Account, NewAccount, NewSession, Result, Session, StoreError, Visitor};

/// Whether the accounts were made from the seed with this hash.
pub(super) fn is_seeded(db: &Connection, seed: [u8; 32]) -> Result<bool> {
    Ok(db
        .prepare("SELECT 1 FROM seed WHERE name = 'accounts' AND hash = ?1")?
        .exists([seed])?)
}

/// Makes the accounts be as given.
pub(super) fn put(db: &Connection, seed: [u8; 32], accounts: &[NewAccount]) -> Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO seed (name, hash) VALUES ('accounts', ?1)",
        [seed],
    )?;
    let mut statement = db.prepare_cached(
        "INSERT INTO account (account, name, roles, password) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (account) DO UPDATE SET
            name = excluded.name, roles = excluded.roles, password = excluded.password",
    )?;
    for NewAccount { account, password } in accounts {
        let roles = serde_json::to_string(&account.roles)
            .map_err(|_| StoreError::Broken("roles cannot be written".to_owned()))?;
        statement.execute((&account.account, &account.name, roles, password))?;
    }
    Ok(())
}

/// The account with this name, and its password's hash.
pub(super) fn find(db: &Connection, account: &str) -> Result<Option<(Account, String)>> {
    let found = db
        .prepare_cached("SELECT account, name, roles, password FROM account WHERE account = ?1")?
        .query_row([account], |row| Ok((read(row)?, row.get("password")?)))
        .optional()?;
    Ok(found)
}

/// Everybody who works here, by account. Those who apply are many and are not read.
pub(super) fn staff(db: &Connection) -> Result<Vec<Account>> {
    let mut statement = db.prepare_cached(
        "SELECT account, name, roles FROM account WHERE roles <> ?1 ORDER BY account",
    )?;
    let rows = statement.query_map([r#"["applicant"]"#], read)?;
    let mut all = rows.collect::<rusqlite::Result<Vec<Account>>>()?;
    all.retain(Account::is_staff);
    Ok(all)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        account: row.get("account")?,
        name: row.get("name")?,
        roles: roles(row.get("roles")?)?,
    })
}

/// Roles from their column. Whoever has one that this program does not know gets none at all.
pub(super) fn roles(text: String) -> rusqlite::Result<Vec<Role>> {
    serde_json::from_str(&text)
        .map_err(|error| FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// Opens a session.
pub(super) fn open_session(db: &Connection, session: &NewSession) -> Result<()> {
    let at = millis(session.at);
    db.prepare_cached(
        "INSERT INTO session (token, account, opened_at, seen_at, helper) VALUES (?1, ?2, ?3, ?3, ?4)",
    )?
    .execute((session.token, &session.account, at, &session.helper))?;
    Ok(())
}

/// The session with this token's hash.
pub(super) fn session(db: &Connection, token: [u8; 32]) -> Result<Option<Session>> {
    let found = db
        .prepare_cached(
            "SELECT account.account, name, roles, opened_at, seen_at, helper
             FROM session JOIN account USING (account) WHERE token = ?1",
        )?
        .query_row([token], |row| {
            let helper: Option<String> = row.get("helper")?;
            Ok((
                (read(row)?, helper),
                row.get("opened_at")?,
                row.get("seen_at")?,
            ))
        })
        .optional()?;
    let Some(((account, helper), opened_at, seen_at)) = found else {
        return Ok(None);
    };
    let helper = match helper {
        Some(helper) => find(db, &helper)?.map(|(helper, _)| helper),
        None => None,
    };
    Ok(Some(Session {
        account,
        helper,
        opened_at: instant(opened_at)?,
        seen_at: instant(seen_at)?,
    }))
}

/// Notes that a session was used.
pub(super) fn touch_session(db: &Connection, token: [u8; 32], at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached("UPDATE session SET seen_at = ?2 WHERE token = ?1")?
        .execute((token, millis(at)))?;
    Ok(())
}

/// Ends a session.
pub(super) fn close_session(db: &Connection, token: [u8; 32]) -> Result<()> {
    db.prepare_cached("DELETE FROM session WHERE token = ?1")?
        .execute([token])?;
    Ok(())
}

/// Somebody who came without an account, by the identity number.
pub(super) fn visitor(db: &Connection, id_no: &str) -> Result<Option<Visitor>> {
    Ok(db
        .prepare_cached(
            "SELECT account, name, id_no, mobile FROM visitor JOIN account USING (account)
             WHERE id_no = ?1",
        )?
        .query_row([id_no], read_visitor)
        .optional()?)
}

/// The same, by the account that was made then.
pub(super) fn visitor_of(db: &Connection, account: &str) -> Result<Option<Visitor>> {
    Ok(db
        .prepare_cached(
            "SELECT account, name, id_no, mobile FROM visitor JOIN account USING (account)
             WHERE account = ?1",
        )?
        .query_row([account], read_visitor)
        .optional()?)
}

fn read_visitor(row: &Row<'_>) -> rusqlite::Result<Visitor> {
    Ok(Visitor {
        account: row.get("account")?,
        name: row.get("name")?,
        id_no: row.get("id_no")?,
        mobile: row.get("mobile")?,
    })
}

/// Makes an account for somebody who came without one, or notes the mobile number of somebody who came
/// before. The empty password matches none.
pub(super) fn put_visitor(db: &Connection, visitor: &Visitor) -> Result<()> {
    let roles = serde_json::to_string(&[Role::Applicant])
        .map_err(|_| StoreError::Broken("roles cannot be written".to_owned()))?;
    db.prepare_cached(
        "INSERT INTO account (account, name, roles, password) VALUES (?1, ?2, ?3, '')
         ON CONFLICT (account) DO NOTHING",
    )?
    .execute((&visitor.account, &visitor.name, roles))?;
    db.prepare_cached(
        "INSERT INTO visitor (account, id_no, mobile) VALUES (?1, ?2, ?3)
         ON CONFLICT (account) DO UPDATE SET mobile = excluded.mobile",
    )?
    .execute((&visitor.account, &visitor.id_no, &visitor.mobile))?;
    Ok(())
}

/// Writes the one row that shows that writing works.
pub(super) fn pulse(db: &Connection, at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached("UPDATE pulse SET at = ?1")?
        .execute([millis(at)])?;
    Ok(())
}
