//! The law as data: reads, checks and compiles the catalogue's sources.
//!
//! What a person writes stands in the data folder (its README gives the format); what the rules read are
//! the bundles of `hall-core`. This crate is the way from one to the other:
//!
//! 1. [`Files`]: the sources, embedded in the program or from a folder.
//! 2. [`yaml`], [`source`]: read strictly, every fault noted with its [`place`].
//! 3. [`expression`]: the conditions, parsed and type-checked.
//! 4. [`library`]: the whole catalogue with every name resolved.
//! 5. [`compile`]: bundles that each stand alone; [`Catalogue`] holds them.
//! 6. [`check()`]: what is well-formed and still wrong: unmeetable requirements, idle questions, circles.
//! 7. [`diff()`]: what a change does to applicants.
//! 8. [`Snapshot`]: the files that the app loads; `public` makes the lists among them.
//!
//! For authors: [`skeleton`] has new entries to start from, [`schema`] what editors need. For the lawyer who
//! signs: [`page()`].
//!
//! Design assumptions:
//! - Authors are policy officers: every fault names file and line, says what is wrong and how to mend
//!   it, in Chinese, and all faults of a stage are reported at once.
//! - It runs natively, at build time and on the server; nothing of it ships to the browser.

pub mod calendar;
mod catalogue;
pub mod check;
pub mod compile;
pub mod diff;
mod entitled;
pub mod expression;
mod fault;
mod files;
mod in_words;
pub mod library;
pub mod page;
pub mod place;
mod public;
pub mod schema;
pub mod skeleton;
mod snapshot;
pub mod source;
mod suggest;
pub mod yaml;

pub use catalogue::Catalogue;
pub use check::{CheckReport, check};
pub use diff::diff;
pub use fault::{CODES, Fault, FaultLog, Faults};
pub use files::{Files, SourceFile};
pub use page::page;
pub use snapshot::{Snapshot, SnapshotFile, figures};
