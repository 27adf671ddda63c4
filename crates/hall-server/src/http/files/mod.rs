//! Uploading.

mod file_name;
mod upload;

pub use file_name::percent_encoded;
pub use upload::upload;
