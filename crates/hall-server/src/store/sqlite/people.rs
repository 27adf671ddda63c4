//! Who works here and who came to the counter, kept in the embedded store.

use async_trait::async_trait;

use super::{Sqlite, accounts};
use crate::store::{Account, People, Result, Visitor};

#[async_trait]
impl People for Sqlite {
    async fn staff(&self) -> Result<Vec<Account>> {
        self.read(accounts::staff).await
    }

    async fn visitor(&self, id_no: &str) -> Result<Option<Visitor>> {
        let id_no = id_no.to_owned();
        self.read(move |db| accounts::visitor(db, &id_no)).await
    }

    async fn visitor_of(&self, account: &str) -> Result<Option<Visitor>> {
        let account = account.to_owned();
        self.read(move |db| accounts::visitor_of(db, &account))
            .await
    }

    async fn put_visitor(&self, visitor: Visitor) -> Result<()> {
        self.write(move |db| accounts::put_visitor(db, &visitor))
            .await
    }
}
