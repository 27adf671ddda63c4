//! The audit: who did or looked at what, in a chain of hashes.
//!
//! Each row's hash covers the hash before it, so a row that is changed, removed or slipped in breaks
//! the chain from there on. Objects are numbers of applications and cases, never what is in them.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// One row to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: an account, or `hall`.
    pub actor: String,
    /// What, as a stable word such as `desk.case.read`.
    pub act: &'static str,
    /// On what: the number of an application or a case, or a content's SHA-256.
    pub object: String,
}

/// The hash before the first row.
pub const START: [u8; 32] = [0; 32];

/// The hash of one row, given the hash before it.
///
/// Every text goes in with its length, so that no two rows have the same bytes.
pub fn link(before: [u8; 32], at: i64, actor: &str, act: &str, object: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(at.to_le_bytes());
    for text in [actor, act, object] {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_letter_from_one_text_to_the_next_changes_the_hash() {
        assert_ne!(
            link(START, 1, "ab", "c", "d"),
            link(START, 1, "a", "bc", "d")
        );
    }

    #[test]
    fn another_hash_before_gives_another_hash() {
        assert_ne!(
            link([1; 32], 1, "a", "b", "c"),
            link(START, 1, "a", "b", "c")
        );
    }
}
