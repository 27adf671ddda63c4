//! One material and the ways of providing it.

pub(super) mod card;
mod files;
mod instead;
mod letter;
mod way;
