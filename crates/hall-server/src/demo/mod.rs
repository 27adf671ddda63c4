//! The demo's people: who may sign in, and what the registers know of them.
//!
//! They stand in for the identity platform and the licence platform until those are connected. Nobody
//! here exists: region 990101 is nowhere. The data lies beside this file.

pub mod samples;

use std::collections::BTreeMap;

use hall_api::{Shelf, ShelfLicence};
use hall_core::flow::Role;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::store::{Account, NewAccount};

const DATA: &str = include_str!("demo.json");

/// The demo's people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// Those who apply.
    pub people: Vec<Person>,
    /// Those who decide, one for each department.
    pub reviewers: Vec<Reviewer>,
    /// Those who work at the other desks.
    pub staff: Vec<Staff>,
}

/// Somebody who applies.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name to sign in with.
    pub account: String,
    /// The password; a demo's is no secret.
    pub password: String,
    /// The name to greet with.
    pub name: String,
    /// What this person is up to.
    pub about: String,
    /// The bundles that this person has a reason to go through.
    pub bundles: Vec<String>,
    shelf: ShelfData,
}

/// Somebody who decides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviewer {
    /// The name to sign in with: the department's id.
    pub account: String,
    /// The password.
    pub password: String,
    /// The name that decisions are signed with.
    pub name: String,
    /// The department.
    pub department: String,
}

/// Somebody at reception, at the issuing desk, a head, the supervisor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The name to sign in with.
    pub account: String,
    /// The password.
    pub password: String,
    /// The name that acts are signed with.
    pub name: String,
    /// At which desk this person sits.
    pub about: String,
    /// In which roles this person acts.
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShelfData {
    licences: Vec<ShelfLicence>,
    credit_good: bool,
    account: BTreeMap<String, String>,
    registers: BTreeMap<String, String>,
}

impl Demo {
    /// Reads the data that this program was built with.
    pub fn load() -> Result<Self, serde_json::Error> {
        serde_json::from_str(DATA)
    }

    /// The hash of the data, to know whether the accounts were made from it already.
    pub fn seed() -> [u8; 32] {
        Sha256::digest(DATA).into()
    }

    /// Those with this identity number; some have an account for each company that they act for.
    pub fn with_identity(&self, id_no: &str) -> Vec<&Person> {
        let has = |it: &&Person| it.shelf.account.get("id_no").is_some_and(|it| it == id_no);
        self.people.iter().filter(has).collect()
    }

    /// Somebody's shelf; an empty one for somebody whom no register knows.
    pub fn shelf(&self, account: &str) -> Shelf {
        match self.people.iter().find(|person| person.account == account) {
            Some(Person { shelf, .. }) => Shelf {
                licences: shelf.licences.clone(),
                credit_good: shelf.credit_good,
                account: shelf.account.clone(),
                registers: shelf.registers.clone(),
            },
            None => Shelf::default(),
        }
    }

    /// The accounts, with their passwords as `hashed` makes them of account and password.
    pub fn accounts(&self, hashed: impl Fn(&str, &str) -> String) -> Vec<NewAccount> {
        let account = |account: &str, name: &str, roles: Vec<Role>, password: &str| NewAccount {
            account: Account {
                account: account.to_owned(),
                name: name.to_owned(),
                roles,
            },
            password: hashed(account, password),
        };
        let people = self
            .people
            .iter()
            .map(|it| account(&it.account, &it.name, vec![Role::Applicant], &it.password));
        let reviewers = self.reviewers.iter().map(|it| {
            let role = Role::Reviewer(it.department.clone());
            account(&it.account, &it.name, vec![role], &it.password)
        });
        let staff = self
            .staff
            .iter()
            .map(|it| account(&it.account, &it.name, it.roles.clone(), &it.password));
        people.chain(reviewers).chain(staff).collect()
    }
}

#[cfg(test)]
mod tests;
