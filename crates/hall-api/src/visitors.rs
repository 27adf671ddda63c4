//! 窗口帮办: reception helps somebody who is present to fill in and submit.

use serde::{Deserialize, Serialize};

/// Somebody who stands at the counter. (POST desk visitors)
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewVisitor {
    /// The name as it stands on the identity card.
    pub name: String,
    /// 居民身份证号码 (GB 11643).
    pub id_no: String,
    /// The mobile number, for what the hall has to say later.
    pub mobile: String,
    /// Whether the clerk has compared the person with the card itself (人证核对).
    pub compared: bool,
}

impl std::fmt::Debug for NewVisitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewVisitor").finish_non_exhaustive()
    }
}
