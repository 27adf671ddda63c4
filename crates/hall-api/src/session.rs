//! Signing in.

use serde::{Deserialize, Serialize};

/// Signs in with a name and a password. (POST session)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The account's name.
    pub account: String,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").finish_non_exhaustive()
    }
}

/// Who is signed in. (GET session)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account's name.
    pub account: String,
    /// The name to greet with.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// In which roles of the case flow the account acts.
    #[serde(default)]
    pub roles: Vec<hall_core::flow::Role>,
    /// The name of the clerk who helps this person at the counter (窗口帮办); then only filling in and
    /// submitting is open, and what was signed was signed on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<String>,
    /// How many messages are unread.
    #[serde(default)]
    pub unread: usize,
}

/// What an account may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Applies, for oneself or for a company.
    Applicant,
    /// Decides the cases of one department.
    Reviewer {
        /// The department's id.
        department: String,
        /// The department's name.
        department_name: String,
    },
    /// Works at another desk: reception, a department's head, the issuing desk, the supervisor.
    Staff,
}
