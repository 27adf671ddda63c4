//! Who may sign in, and in which roles they act.

use chrono::{DateTime, Utc};
use hall_core::flow::Role;

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name to sign in with; it is also the subject of everything that this person owns.
    pub account: String,
    /// The name to greet with.
    pub name: String,
    /// In which roles this person acts. Nobody has one that is not named here.
    pub roles: Vec<Role>,
}

impl Account {
    /// Whether this person applies, for what is their own.
    pub fn applies(&self) -> bool {
        self.roles.contains(&Role::Applicant)
    }

    /// Whether this person works here.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|it| *it != Role::Applicant)
    }

    /// The department whose cases this person sees, as a reviewer or as its head.
    pub fn department(&self) -> Option<&str> {
        self.roles.iter().find_map(|role| match role {
            Role::Reviewer(department) | Role::Head(department) => Some(department.as_str()),
            _ => None,
        })
    }
}

/// An account with its password's hash.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The account.
    pub account: Account,
    /// The password, hashed by argon2.
    pub password: String,
}

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The SHA-256 of the token.
    pub token: [u8; 32],
    /// Whose.
    pub account: String,
    /// The clerk who helps this person at the counter, if one does.
    pub helper: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An open session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub account: Account,
    /// The clerk who helps this person at the counter, if one does.
    pub helper: Option<Account>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was last used, to about a minute.
    pub seen_at: DateTime<Utc>,
}

/// Somebody without an account of their own, whom reception has helped at the counter.
#[derive(Clone)]
pub struct Visitor {
    /// The account that was made for them. Nobody can sign in to it.
    pub account: String,
    /// The name as it stands on the identity card.
    pub name: String,
    /// 居民身份证号码.
    pub id_no: String,
    /// The mobile number.
    pub mobile: String,
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visitor")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}
