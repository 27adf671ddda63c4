//! Times, days and hashes between their columns and their types.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Row;

use crate::store::{Result, StoreError};

/// An instant as its column has it.
pub(super) const fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// An instant from its column.
pub(super) fn instant(millis: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis)
        .ok_or_else(|| StoreError::Broken("a time is out of range".to_owned()))
}

/// An instant from a column that may be empty.
pub(super) fn maybe_instant(millis: Option<i64>) -> Result<Option<DateTime<Utc>>> {
    millis.map(instant).transpose()
}

/// A day as its column has it.
pub(super) fn day_text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// A day from its column.
pub(super) fn day(text: Option<String>) -> Result<Option<NaiveDate>> {
    text.map(|text| text.parse())
        .transpose()
        .map_err(|_| StoreError::Broken("a day cannot be read".to_owned()))
}

/// A hash from its column.
pub(super) fn hash(row: &Row<'_>, column: &str) -> Result<[u8; 32]> {
    let bytes: Vec<u8> = row.get(column)?;
    bytes
        .try_into()
        .map_err(|_| StoreError::Broken("a hash has not 32 bytes".to_owned()))
}

/// A size as its column has it.
pub(super) fn size_number(size: u64) -> Result<i64> {
    i64::try_from(size).map_err(|_| StoreError::Broken("a size is out of range".to_owned()))
}
