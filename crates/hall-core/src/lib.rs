//! The words and rules of the hall.
//!
//! The browser runs this crate as WebAssembly at every keystroke, the server runs it on what arrives,
//! and both must reach the same verdict on the same bytes. So it is pure: no clock, no randomness, no
//! floating-point arithmetic, no I/O. Today's date and the working-day calendar are arguments. It may
//! not panic on any input.
//!
//! Read it from the top down; a module only looks at those before it:
//!
//! 1. [`known`], [`decimal`], [`value`], [`kind`], [`calendar`]: what is known, and what values are.
//! 2. [`condition`], [`catalog`]: the law as typed data.
//! 3. [`application`], [`report`]: what comes in and goes out; [`portable`], [`credential`]: taken along, signed.
//! 4. [`reading`], [`plan`], [`precheck`]: the rules over one draft, answer by answer.
//! 5. [`merge`], [`split`], [`statutory`], [`solve`]: what follows from them.
//! 6. [`rebase`], [`reconcile`], [`correction`], [`sensitive`]: one draft against another, or against a device.
//! 7. [`words`]: what all of it is called, in one place.
//! 8. [`flow`]: what happens after submission; [`topic`]: what people are told of it.

pub mod application;
pub mod calendar;
pub mod catalog;
pub mod condition;
pub mod correction;
pub mod credential;
pub mod decimal;
pub mod flow;
pub mod kind;
pub mod known;
pub mod merge;
pub mod plan;
#[cfg(feature = "portable")]
pub mod portable;
pub mod precheck;
pub mod reading;
pub mod rebase;
pub mod reconcile;
pub mod report;
pub mod sensitive;
pub mod solve;
pub mod split;
pub mod statutory;
pub mod topic;
pub mod value;
pub mod words;

pub use precheck::precheck;
pub use rebase::rebase;
pub use reconcile::reconcile;
