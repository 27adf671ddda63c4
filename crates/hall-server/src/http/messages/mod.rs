//! Messages: one's own, and those of the desks that one sits at.

mod address;
mod confirm;
mod list;
mod read;
mod unsubscribe;

use hall_core::flow::Role;

use crate::store::{Account, Mailbox};

pub use address::{forget, give, show};
pub use confirm::confirm;
pub use list::list;
pub use read::read;
pub use unsubscribe::{ask, unsubscribe};

/// Whose messages a person reads: the own ones, and those of each role.
pub fn mailboxes(account: &Account) -> Vec<Mailbox> {
    let roles = account.roles.iter().filter_map(|role| match role {
        Role::Applicant => Some(Mailbox::Account(account.account.clone())),
        Role::Reception => Some(Mailbox::Reception),
        Role::Reviewer(department) | Role::Head(department) => {
            Some(Mailbox::Department(department.clone()))
        }
        Role::Issuing => Some(Mailbox::Issuing),
        Role::Supervisor => Some(Mailbox::Supervision),
        Role::Agent | Role::Party(_) | Role::Hall => None,
    });
    let mut all: Vec<Mailbox> = roles.collect();
    all.sort();
    all.dedup();
    all
}
