//! The catalogue loader from outside: a good catalogue, catalogues with one fault each, and the real one.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what is not there fails the test"
)]

mod bad;
mod compiled;
mod differing;
mod explored;
mod figures;
mod limits;
mod lists;
mod page;
mod proved;
mod real;
mod schema;
mod skeleton;

use std::path::{Path, PathBuf};

use hall_catalog::Files;

/// A folder of this crate.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The small catalogue that every test starts from.
fn good() -> Files {
    Files::open(&folder("tests/good")).unwrap()
}
