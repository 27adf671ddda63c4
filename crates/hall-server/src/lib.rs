//! The hall's server.

pub mod blob;
pub mod clock;
pub mod number;
pub mod random;
pub mod store;
