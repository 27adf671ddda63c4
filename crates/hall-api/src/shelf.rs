//! The licence shelf: e-licences that prefill the form and stand in for uploads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The signed-in person's shelf. (GET shelf)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The licences.
    pub licences: Vec<ShelfLicence>,
    /// Whether the credit record allows commitments (告知承诺) and deferrals (容缺).
    pub credit_good: bool,
    /// What the account knows of its holder, by element: `name`, `mobile`, `address`.
    pub account: BTreeMap<String, String>,
    /// What registers know, by field key: the departments' answers for this person.
    pub registers: BTreeMap<String, String>,
}

/// One e-licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfLicence {
    /// The kind, as the catalogue names it, e.g. `business-licence`.
    pub licence: String,
    /// Its number on the shelf.
    pub number: String,
    /// Its title, e.g. 营业执照.
    pub title: String,
    /// Whose it is.
    pub holder: String,
    /// What stands on its face, by element.
    pub face: BTreeMap<String, String>,
}
