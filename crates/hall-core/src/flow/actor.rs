//! Who acts. The table refuses by role; who a person is, and whether they may play that role, is the
//! server's to know. `id` is opaque and serves only to tell two people apart (受办分离).

use serde::{Deserialize, Serialize};

/// Somebody who acts, in the role in which they act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// The role.
    pub role: Role,
    /// An opaque id of the person or institution; empty for the hall itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
}

/// In which role somebody acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The applicant.
    Applicant,
    /// 帮办代办: who acts for the applicant under a mandate. Never withdraws, rates or complains in the
    /// applicant's place.
    Agent,
    /// 综合窗口: the reception desk.
    Reception,
    /// 审批员: a reviewer of this department.
    Reviewer(String),
    /// 负责人: the head of this department, who approves extensions and hands out work.
    Head(String),
    /// 统一出件: the issuing desk.
    Issuing,
    /// An outside party: a bank, the post, a seal maker.
    Party(String),
    /// 督办: who watches over all departments.
    Supervisor,
    /// The hall itself: time, and what follows by itself.
    Hall,
}

impl Actor {
    /// Somebody in a role.
    pub fn new(role: Role, id: &str) -> Self {
        Self {
            role,
            id: id.to_owned(),
        }
    }

    /// The hall itself.
    pub const fn hall() -> Self {
        Self {
            role: Role::Hall,
            id: String::new(),
        }
    }
}
