//! Rebasing: opening a draft under another catalogue than the one that it was made under.
//!
//! # Steps
//! 1. Each answer is named by what it says something about ([`Symbol`]: a field, a chosen option, a
//!    guiding question, a material, a way), and each symbol has a meaning in words: its label, its
//!    subject, its kind and unit.
//! 2. What the symbols meant when the draft was made stands in the draft itself
//!    ([`Application::meanings`]), or follows from the bundle of that time where it is at hand.
//! 3. An answer is kept where its symbols still mean the same. Where one means something else, or is
//!    gone, the answer leaves the draft and is listed with what it was, so that nothing is lost. Where
//!    nobody knows what it meant, it is kept if it fits, and listed for the person to look at.
//!
//! Design assumptions:
//! - A draft travels without its catalogue, so it must carry what its answers meant. Meanings are text
//!   and not hashes: the list can then say what a field that is gone was called.
//! - Limits are no meaning: a stricter bound is for the pre-check to complain about. Options that were
//!   added or dropped touch only those who chose them.
//! - A draft that names no catalogue was written for this one.

mod answers;
mod change;
mod loss;
mod materials;
mod meaning;
mod record;
mod rows;
mod situation;
mod standing;

pub use change::{Change, ChangeCode};
pub use loss::{Loss, losses};
pub use meaning::Symbol;
pub use record::meanings;

use crate::application::Application;
use crate::catalog::Bundle;
use crate::plan::Plan;
use standing::Moving;

/// A draft under another catalogue than the one that it was made under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rebased {
    /// The draft as it stands now.
    pub application: Application,
    /// What was not simply kept, in the order of the application file.
    pub changes: Vec<Change>,
}

/// Brings a draft to the catalogue of `new`. `old` is the bundle that it was made under, if it is at
/// hand; one of another catalogue is not looked at.
///
/// A draft of this catalogue already comes back as it is, so that rebasing twice changes nothing.
pub fn rebase(application: &Application, old: Option<&Bundle>, new: &Plan) -> Rebased {
    let bundle = new.bundle();
    let elsewhere = application.bundle != bundle.id;
    let current = application
        .catalog
        .as_ref()
        .is_none_or(|it| *it == bundle.catalog);
    if current && !elsewhere {
        return Rebased {
            application: application.clone(),
            changes: Vec::new(),
        };
    }
    let mut moving = Moving::new(application, old, bundle);
    if elsewhere {
        moving.everything_is_gone(application);
    } else {
        moving.situation(application);
        moving.answers(application);
        moving.materials(application);
    }
    moving.finish(application)
}

#[cfg(test)]
mod tests;
