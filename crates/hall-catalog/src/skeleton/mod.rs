//! New entries to start from: a service or a bundle that passes the check at once, commented line by
//! line so that an author sees what to change.
//!
//! Design assumptions:
//! - A skeleton fits the catalogue that it is for: it names a department, a shared field and a material
//!   that are there. So the catalogue must be readable before anything is added to it.
//! - Nothing is written here; the caller writes the files, and never over a file that is there.

mod bundle;
mod id;
mod pick;
mod service;

use std::fmt;

pub use bundle::bundle;
pub use service::service;

/// Why no skeleton was made, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Refusal {
    fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}。怎么改：{}", self.what, self.mend)
    }
}

impl std::error::Error for Refusal {}

/// Fills a template: `{{name}}` becomes the value of that name.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{{{name}}}}}"), value);
    }
    text
}
