//! The licence shelf: e-licences that prefill the form and stand in for uploads.

use std::collections::BTreeMap;

use hall_core::catalog::{Field, Source};
use hall_core::precheck::Holdings;
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

/// The kinds of licence that a company has one of. What stands on them holds for the applicant's answers;
/// of a person's licences a shelf may hold several, the parents' for example.
const OF_THE_COMPANY: [&str; 1] = ["business-licence"];

impl Shelf {
    /// What a source knows of a field.
    pub fn known(&self, field: &Field, source: &Source) -> Option<&String> {
        let value = match source {
            Source::Licence { licence, element } => self
                .licences
                .iter()
                .filter(|it| it.licence == *licence)
                .find_map(|it| it.face.get(element)),
            Source::Register(_) => self.registers.get(&field.key),
            Source::Account => {
                let element = field.key.rsplit('.').next().unwrap_or_default();
                self.account
                    .get(&field.key)
                    .or_else(|| self.account.get(element))
            }
            Source::Computed | Source::Prior(_) => None,
        };
        value.filter(|it| !it.is_empty())
    }

    /// What the rules need to know of the shelf.
    pub fn holdings(&self) -> Holdings {
        let of_the_company = self
            .licences
            .iter()
            .filter(|it| OF_THE_COMPANY.contains(&it.licence.as_str()));
        Holdings {
            licences: self.licences.iter().map(|it| it.licence.clone()).collect(),
            faces: of_the_company
                .flat_map(|it| {
                    it.face.iter().map(|(element, value)| {
                        (format!("{}.{element}", it.licence), value.clone())
                    })
                })
                .collect(),
            credit_good: self.credit_good,
        }
    }
}
