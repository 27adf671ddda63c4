//! The portable draft: the application and the files inside, in one file that ordinary tools open.
//!
//! It is a ZIP with `application.json`, the files and a note in plain words; with a passphrase, that
//! ZIP inside an age v1 file (age-encryption.org). A bare `application.json` is read, too. The same
//! code reads and writes natively and in the browser, where it is a program of its own. Without its files it
//! is also shown at a counter, as [`codes`].
//!
//! Design assumptions:
//! - Nothing inside is trusted by its name: a file belongs to the application because its content has
//!   the SHA-256 that the application states.
//! - A damaged one is read as far as it goes. Every chunk of a sealed one is authenticated by itself,
//!   every entry of the ZIP is found without the directory, and answers are read up to the break.
//! - Any byte string is read or refused within the limits here, and nothing panics.
//! - Written by hand on the primitives of the `RustCrypto` project: measured in the browser, this is a
//!   tenth of the `age` and `zip` crates together (some 20 KB of 179 KB compressed), and neither of
//!   those reads a damaged file. Tests hold it against both.

mod age;
mod application;
pub mod codes;
mod damage;
mod name;
mod read;
mod write;
mod zip;

pub use age::{MAX_WORK, Randomness, is_sealed};
pub use damage::{Damage, Refused};
pub use name::{container_name, file_name};
pub use read::{Opened, read};
pub use write::write;

/// The largest container that is read or written, in bytes; the files of one application stay far
/// below it, and a phone can hold it in memory.
pub const MAX_BYTES: usize = 128 << 20;

/// The largest single file inside, in bytes: no material takes a larger one.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// The most entries that a container has.
pub const MAX_ENTRIES: usize = 1000;

#[cfg(test)]
mod tests;
