//! The issuers' keys: fetched when there is a network, kept for when there is none.

use hall_api::Issuers;
use hall_core::credential::{IssuerKey, Refused, Verified, verify};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{api, storage};

/// What is known of the keys. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys(RwSignal<Option<Vec<IssuerKey>>>);

/// Begins to fetch them, and puts what is known into the context.
pub(crate) fn begin() {
    let keys = Keys(RwSignal::new(None));
    provide_context(keys);
    spawn_local(async move {
        keys.renew().await;
    });
}

/// What is known of the keys.
pub(super) fn use_keys() -> Keys {
    expect_context()
}

impl Keys {
    /// Whether they were looked for already; before that nothing can be checked.
    pub(super) fn are_there(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Checks a licence. A key that is not known may be newer than what is known here.
    pub(super) async fn check(self, token: &str) -> Result<Verified, Refused> {
        match self.verified(token) {
            Err(Refused::UnknownKey) if self.renew().await => self.verified(token),
            checked => checked,
        }
    }

    fn verified(self, token: &str) -> Result<Verified, Refused> {
        self.0
            .with_untracked(|it| verify(token, it.as_deref().unwrap_or_default()))
    }

    /// Fetches them, or takes what was kept; says whether the hall answered.
    async fn renew(self) -> bool {
        if let Ok(issuers) = api::issuers().await {
            if let Ok(text) = serde_json::to_string(&issuers) {
                drop(storage::keep_issuers(&text).await);
            }
            self.0.set(Some(issuers.keys));
            return true;
        }
        if self.0.with_untracked(Option::is_none) {
            let kept = storage::issuers().await;
            let kept = kept.and_then(|text| serde_json::from_str::<Issuers>(&text).ok());
            self.0.set(Some(kept.unwrap_or_default().keys));
        }
        false
    }
}
