//! Uploading.

mod file_name;
mod piece;
mod pieces;
mod upload;

pub use file_name::{percent_decoded, percent_encoded};
pub use piece::add;
pub use pieces::{begin, show, sweep, sweep_unknown};
pub use upload::upload;
