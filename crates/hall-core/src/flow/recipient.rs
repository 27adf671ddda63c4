//! 取件委托书: to whom the carrier brings what is posted, and who authorised it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::kind::{Context, ValueKind, verdict};

/// The longest name or address, in characters.
const LONGEST: usize = 120;

/// What the applicant signs when results are to be posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Who receives it.
    pub name: String,
    /// A mobile number, or a landline with its area code.
    pub phone: String,
    /// Where to.
    pub address: String,
    /// The applicant's own name, typed in place of a signature.
    pub signature: String,
}

/// What is wrong with it: the first place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// There is no name, or it is too long.
    Name,
    /// It is no telephone number of the mainland.
    Phone,
    /// There is no address, or it is too long.
    Address,
    /// It is not signed with the applicant's name.
    Signature,
}

impl Recipient {
    /// The same as it is kept: without spaces around, the number in one spelling.
    ///
    /// # Errors
    /// What is wrong with it. `applicant` is the name of whoever signs.
    pub fn checked(&self, applicant: &str) -> Result<Self, Lacks> {
        let said = |text: &str, lacks| {
            let text = text.trim();
            let fits = !text.is_empty() && text.chars().count() <= LONGEST;
            fits.then(|| text.to_owned()).ok_or(lacks)
        };
        let checked = Self {
            name: said(&self.name, Lacks::Name)?,
            phone: phone(&self.phone).ok_or(Lacks::Phone)?,
            address: said(&self.address, Lacks::Address)?,
            signature: said(&self.signature, Lacks::Signature)?,
        };
        (checked.signature == applicant.trim())
            .then_some(checked)
            .ok_or(Lacks::Signature)
    }
}

/// A telephone number as it is kept.
fn phone(typed: &str) -> Option<String> {
    // Neither kind looks at the day.
    let context = Context {
        today: NaiveDate::MIN,
        calendar: &Calendar::default(),
    };
    let kinds = [ValueKind::CnMobile, ValueKind::CnLandline];
    let mut good = kinds
        .into_iter()
        .filter_map(|kind| verdict(kind, typed, &context).ok());
    good.next().map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> Recipient {
        Recipient {
            name: " 林静 ".to_owned(),
            phone: "１３９ 00000001".to_owned(),
            address: "示范市城西路8号".to_owned(),
            signature: "林静".to_owned(),
        }
    }

    #[test]
    fn who_receives_it_is_kept_in_one_spelling() {
        let kept = signed().checked("林静").unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.phone.as_str()),
            ("林静", "13900000001")
        );
        let landline = Recipient {
            phone: "0571-88880000".to_owned(),
            ..signed()
        };
        assert!(landline.checked("林静").is_ok());
    }

    #[test]
    fn each_place_that_is_not_filled_in_is_named() {
        let cases = [
            (
                Recipient {
                    name: "  ".to_owned(),
                    ..signed()
                },
                Lacks::Name,
            ),
            (
                Recipient {
                    name: "林".repeat(121),
                    ..signed()
                },
                Lacks::Name,
            ),
            (
                Recipient {
                    phone: "12345".to_owned(),
                    ..signed()
                },
                Lacks::Phone,
            ),
            (
                Recipient {
                    address: String::new(),
                    ..signed()
                },
                Lacks::Address,
            ),
            (
                Recipient {
                    signature: String::new(),
                    ..signed()
                },
                Lacks::Signature,
            ),
            (
                Recipient {
                    signature: "沈悦".to_owned(),
                    ..signed()
                },
                Lacks::Signature,
            ),
        ];
        for (given, lacks) in cases {
            assert_eq!(given.checked("林静"), Err(lacks));
        }
    }
}
