//! The keys that e-licences are checked with, for times without a network. They are public.

use super::database::{self, CHOICES, Lost};

/// Their name in the store.
const ISSUERS: &str = "issuers";

/// Keeps what the hall has published, as JSON.
pub async fn keep_issuers(text: &str) -> Result<(), Lost> {
    database::put(CHOICES, ISSUERS, &text.into()).await
}

/// What the hall had published when it was last asked.
pub async fn issuers() -> Option<String> {
    database::get(CHOICES, ISSUERS).await.ok()?.as_string()
}
