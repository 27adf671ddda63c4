//! What a change of the catalogue does to applicants.
//!
//! # Steps
//! 1. [`picture`]: what one bundle asks of somebody in one situation, as a map from a thing and an
//!    aspect of it to words.
//! 2. [`matters`]: which guiding questions can move that thing at all, in the old bundle or the new.
//! 3. [`compare`]: the pictures of both bundles over the answers to these questions, and nothing else.
//! 4. [`describe`]: the smallest words for the situations in which they differ.
//!
//! Design assumptions:
//! - Only what an applicant meets counts: hints, laws and stories may change without a word here.
//! - A thing hangs on few questions, so their answers are enumerated; where there are too many, two
//!   answers that differ from the usual ones at a time, and the difference says so.
//! - The notion of a draft that has to be revisited is that of rebasing.

mod bundle;
mod compare;
mod condition;
mod describe;
mod difference;
mod entitlements;
mod matters;
mod picture;
mod side;
mod space;
mod words;

use hall_core::catalog::Bundle;

pub use difference::{
    About, Aspect, BundleDiff, Counts, Diff, Difference, EntitlementDiff, Fate, Revisit, Situations,
};

use crate::catalogue::Catalogue;

/// Compares two catalogues. Services that no bundle has are compared as they stand alone.
pub fn diff(old: &Catalogue, new: &Catalogue) -> Diff {
    let (before, after) = (offers(old), offers(new));
    let gone = before
        .iter()
        .filter(|it| !after.iter().any(|other| other.id == it.id))
        .map(|it| bundle::alone(it, Fate::Removed));
    let others =
        after
            .iter()
            .filter_map(|it| match before.iter().find(|other| other.id == it.id) {
                Some(earlier) => diff_bundle(earlier, it),
                None => Some(bundle::alone(it, Fate::Added)),
            });
    Diff {
        old: old.id().to_owned(),
        new: new.id().to_owned(),
        bundles: gone.chain(others).collect(),
        entitlements: entitlements::compared(old, new),
    }
}

/// Compares a bundle with its earlier self; `None` if no applicant notices anything.
pub fn diff_bundle(old: &Bundle, new: &Bundle) -> Option<BundleDiff> {
    bundle::compared(old, new)
}

/// Everything that somebody can apply for: the bundles, and the services outside all of them.
fn offers(catalogue: &Catalogue) -> Vec<Bundle> {
    let in_bundle = |id: &str| {
        let mut services = catalogue.bundles().iter().flat_map(|it| &it.services);
        services.any(|it| it.id == id)
    };
    let alone = catalogue
        .services()
        .iter()
        .filter(|it| !in_bundle(&it.id))
        .filter_map(|it| catalogue.service_alone(&it.id));
    catalogue.bundles().iter().cloned().chain(alone).collect()
}
