//! 免申办: what the signed-in person is entitled to without applying.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the licences on the shelf show. (GET entitlements)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlements {
    /// In the order of the catalogue.
    pub entitlements: Vec<Entitled>,
}

/// One thing that somebody is entitled to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitled {
    /// The service's id, by which consent names it.
    pub service: String,
    /// The service's name.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// What comes out of it.
    pub result: String,
    /// Why, in the words of the law for the person.
    pub why: String,
    /// The title of the licence that shows it.
    pub licence: String,
    /// Whose licence that is, and so who is entitled.
    pub holder: String,
    /// The first day of it.
    pub since: NaiveDate,
    /// What can be done about it.
    pub state: EntitledState,
    /// The account that is asked for; nothing where consent alone does not do.
    pub account: Option<AccountAsked>,
    /// The application that it became.
    pub application: Option<String>,
}

/// What can be done about an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntitledState {
    /// It begins within the month.
    Soon,
    /// Consent is all that is missing.
    Open,
    /// It takes more than consent: the service's own pages.
    Apply,
    /// It is under way, or was given.
    Begun,
}

/// The account that payment goes to, as the form asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountAsked {
    /// What it is called on the form.
    pub label: String,
    /// How it is filled in.
    pub hint: String,
    /// What registers know of it, to be confirmed.
    pub known: Option<String>,
}

/// Consents to what one is entitled to. (POST entitlement)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The account to pay to.
    pub account: String,
    /// The name that the person signs with.
    pub signature: String,
}

impl std::fmt::Debug for Consent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Consent").finish_non_exhaustive()
    }
}
