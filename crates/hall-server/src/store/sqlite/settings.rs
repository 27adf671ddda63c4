//! The settings that durability hangs on, and the tables.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::{Result, StoreError};

/// How long a connection waits for another process's lock.
const BUSY: Duration = Duration::from_secs(5);

/// Settings and the values that they must read back as.
///
/// `synchronous` is FULL (2): with NORMAL, a power cut took acknowledged commits in 9 of 20 runs.
const MUST_BE: [(&str, &str); 4] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    ("busy_timeout", "5000"),
];

/// The steps that make the tables, each done once, in order. Its count is the schema's version.
const MIGRATIONS: [&str; 11] = [
    include_str!("../migrations/0001_hall.sql"),
    include_str!("../migrations/0002_drafts.sql"),
    include_str!("../migrations/0003_uploads.sql"),
    include_str!("../migrations/0004_flow.sql"),
    include_str!("../migrations/0005_disputes.sql"),
    include_str!("../migrations/0006_parties.sql"),
    include_str!("../migrations/0007_licences.sql"),
    include_str!("../migrations/0008_messages.sql"),
    include_str!("../migrations/0009_closure.sql"),
    include_str!("../migrations/0010_calls.sql"),
    include_str!("../migrations/0011_visitors.sql"),
];

/// Pages in the write-ahead log after which they go to their place in the database: 32 MB. Each time
/// costs two flushes, and a page that changed often in between is written once. The log stays below the
/// 64 MB that the hall promises.
const CHECKPOINT: i64 = 8000;

/// Prepared statements that a connection keeps.
const STATEMENTS: usize = 64;

/// Opens the database for writing with the settings that must be, or refuses.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
    set(&connection)?;
    Ok(connection)
}

/// Opens the database for reading.
pub(super) fn connect_reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    set(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn set(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    for (name, must_be) in MUST_BE {
        let is = connection.pragma_query_value(None, name, |row| {
            let value: rusqlite::types::Value = row.get(0)?;
            Ok(match value {
                rusqlite::types::Value::Integer(n) => n.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            })
        })?;
        if is != must_be {
            return Err(StoreError::Unavailable(format!(
                "{name} is {is} and must be {must_be}"
            )));
        }
    }
    Ok(())
}

/// Makes the tables, or brings them up to this version. An older binary refuses a newer schema.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let version: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if MIGRATIONS.len() < version {
        return Err(StoreError::Unavailable(format!(
            "the database has schema version {version}, and this program knows only {}",
            MIGRATIONS.len()
        )));
    }
    for (done, step) in MIGRATIONS.iter().enumerate().skip(version) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(
            None,
            "user_version",
            i64::try_from(done + 1).unwrap_or(i64::MAX),
        )?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hall.db");
        let mut connection = connect(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(
            migrate(&mut connection),
            Err(StoreError::Unavailable(_))
        ));
    }

    #[test]
    fn bringing_up_the_tables_twice_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = connect(&folder.path().join("hall.db")).unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
    }

    #[test]
    fn who_reviewed_for_a_department_goes_on_reviewing_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = connect(&folder.path().join("hall.db")).unwrap();
        for step in &MIGRATIONS[..3] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 3).unwrap();
        let old =
            "INSERT INTO account VALUES ('mother', 'm', NULL, ''), ('health', 'h', 'health', '')";
        connection.execute_batch(old).unwrap();
        migrate(&mut connection).unwrap();
        let roles = |account: &str| {
            let sql = "SELECT roles FROM account WHERE account = ?1";
            let roles = connection.query_row(sql, [account], |row| row.get::<_, String>(0));
            roles.unwrap()
        };
        assert_eq!(roles("mother"), r#"["applicant"]"#);
        assert_eq!(roles("health"), r#"[{"reviewer":"health"}]"#);
    }

    #[test]
    fn a_place_that_cannot_keep_a_write_ahead_log_is_refused() {
        assert!(connect(Path::new(":memory:")).is_err());
    }
}
