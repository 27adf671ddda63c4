//! The keys of rows that belong to an application: its id, with the row's position in the last digits.
//!
//! So they lie side by side at the end of their table, and no second index is needed to find them.

use crate::store::{Result, StoreError};

/// No bundle comes near to so many services.
const CASES: i64 = 100;
/// Nor does an application to so many commands; the next one is refused.
const TURNS: i64 = 1000;

/// The key of the case at a position.
pub(super) fn case(application: i64, position: usize) -> Result<i64> {
    key(application, position, CASES)
}

/// The key of the turn at a position.
pub(super) fn turn(application: i64, position: usize) -> Result<i64> {
    key(application, position, TURNS)
}

/// The position of a case.
pub(super) fn position(case: i64) -> usize {
    usize::try_from(case % CASES).unwrap_or(0)
}

fn key(application: i64, position: usize, of: i64) -> Result<i64> {
    let broken = || StoreError::Broken("an application has too many rows".to_owned());
    let position = i64::try_from(position)
        .ok()
        .filter(|it| *it < of)
        .ok_or_else(broken)?;
    application
        .checked_mul(of)
        .and_then(|it| it.checked_add(position))
        .ok_or_else(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_application_never_reach_into_the_next() {
        assert_eq!(case(7, 99).unwrap() + 1, case(8, 0).unwrap());
        assert!(case(7, 100).is_err() && turn(7, 1000).is_err() && turn(i64::MAX, 0).is_err());
    }
}
