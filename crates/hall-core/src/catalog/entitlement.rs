//! 免申办: what somebody is entitled to without applying for it, read off a licence that lies on the shelf.
//!
//! The rule is pure: an entitlement begins so many years after a day that stands on a licence. Whatever else
//! the law wants is still judged by the service itself when the person consents.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Months in a year.
const MONTHS: u32 = 12;

/// What a service gives to whoever holds a licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// The service's id.
    pub service: String,
    /// The kind of e-licence that shows it, e.g. `resident-id`.
    pub licence: String,
    /// The element of its face with the day that is counted from, e.g. `birth`.
    pub element: String,
    /// After how many completed years it begins.
    pub years: u8,
    /// Why, in the words of the law for the person.
    pub say: String,
    /// How it is given for no more than consent; where there is none, the person is led to the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<Grant>,
}

/// What the hall writes into the service's form when the person consents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The field with the account to pay to; the person fills it in.
    pub account: String,
    /// The answers to guiding questions that a person who consents gives by it.
    pub answers: BTreeMap<String, String>,
    /// The table in which consent is recorded.
    pub consent: String,
    /// Its one row: what stands in each column.
    pub row: BTreeMap<String, Said>,
}

/// What stands in a column of the row that records consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The name that the person signs with.
    Person,
    /// Always the same.
    Word(String),
}

impl Entitlement {
    /// The first day of it for the holder of a licence with this face; nothing if the face does not say.
    ///
    /// Who was born on 29 February completes a year on 28 February of a common year (民法典 第202条).
    pub fn since(&self, face: &BTreeMap<String, String>) -> Option<NaiveDate> {
        let day: NaiveDate = face.get(&self.element)?.parse().ok()?;
        day.checked_add_months(Months::new(u32::from(self.years).checked_mul(MONTHS)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn since(birth: &str) -> Option<NaiveDate> {
        let entitlement = Entitlement {
            service: "elder-allowance".to_owned(),
            licence: "resident-id".to_owned(),
            element: "birth".to_owned(),
            years: 81,
            say: String::new(),
            grant: None,
        };
        entitlement.since(&BTreeMap::from([("birth".to_owned(), birth.to_owned())]))
    }

    #[test]
    fn it_begins_on_the_day_on_which_the_years_are_completed() {
        assert_eq!(since("1944-03-12"), NaiveDate::from_ymd_opt(2025, 3, 12));
        assert_eq!(since("1944-02-29"), NaiveDate::from_ymd_opt(2025, 2, 28));
    }

    #[test]
    fn a_face_without_a_day_shows_nothing() {
        assert_eq!(since("long ago"), None);
    }
}
