//! The fields of the one form: a frame that all share, and a control for every kind.

mod choice;
mod control;
mod field;
mod group;
mod other_values;
mod provenance;
mod show;
mod text;
mod why;

pub use field::field;
pub use other_values::other_values;
pub use show::{show, show_answer};
