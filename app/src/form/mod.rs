//! The fields of the one form: a frame that all share, and a control for every kind.

mod choice;
mod control;
mod field;
mod group;
mod provenance;
mod show;
mod text;
mod why;

pub use field::field;
pub use show::{show, show_answer};
