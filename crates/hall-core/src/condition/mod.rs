//! Conditions: the typed tree that the catalogue's expressions become, and how it is evaluated.
//!
//! The text form is a small subset of CEL and is parsed when the catalogue is built; no parser ships to
//! the browser. Evaluation uses three values: what is not answered yet is unknown, never "no".

mod days;
mod eval;
mod expr;

pub(crate) use days::move_days;
pub use eval::{Facts, Scope, Seen, evaluate, truth};
pub use expr::{Compare, Expr};
