//! Who works here, and who came to the counter.

use async_trait::async_trait;

use super::{Account, Result, Visitor};

/// What the hall keeps of them.
#[async_trait]
pub trait People {
    /// Everybody who works here, by account.
    async fn staff(&self) -> Result<Vec<Account>>;
    /// Somebody whom reception has helped before and who has no account of their own, by the identity number.
    async fn visitor(&self, id_no: &str) -> Result<Option<Visitor>>;
    /// The same, by the account that was made then.
    async fn visitor_of(&self, account: &str) -> Result<Option<Visitor>>;
    /// Makes an account for a visitor, or notes the mobile number of one who came before.
    async fn put_visitor(&self, visitor: Visitor) -> Result<()>;
}
