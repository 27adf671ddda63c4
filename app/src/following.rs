//! An application as it is followed: as the hall says now, or without a network as it was last seen. Each
//! program reads of it what it shows.

use serde::de::DeserializeOwned;

use crate::api::{self, Outcome, Trouble};
use crate::{clock, reading, storage};

/// What is known of an application.
#[derive(Clone, Debug)]
pub struct Followed<V> {
    /// The application.
    pub view: V,
    /// When the hall said so, in milliseconds since 1970.
    pub at: f64,
    /// Whether the hall could not be asked again since.
    pub is_old: bool,
}

/// Asks the hall. Nothing is kept: whoever has just submitted leaves nothing behind.
pub async fn asked_once<V: DeserializeOwned>(number: &str) -> Outcome<V> {
    let text = api::application(number).await?;
    reading::read(&text).map_err(|_| Trouble::Unreadable(0))
}

/// Asks the hall, and keeps what it says where the person wants that. If it cannot be reached, what was
/// last seen counts.
pub async fn application<V: DeserializeOwned>(number: &str) -> Outcome<Followed<V>> {
    match api::application(number).await {
        Ok(text) => {
            let view = reading::read(&text).map_err(|_| Trouble::Unreadable(0))?;
            drop(storage::keep_seen(number, &text).await);
            Ok(Followed {
                view,
                at: clock::now_ms(),
                is_old: false,
            })
        }
        Err(Trouble::Offline) => last_seen(number).await.ok_or(Trouble::Offline),
        Err(why) => Err(why),
    }
}

async fn last_seen<V: DeserializeOwned>(number: &str) -> Option<Followed<V>> {
    let seen = storage::seen(number).await?;
    Some(Followed {
        view: reading::read(&seen.text).ok()?,
        at: seen.at,
        is_old: true,
    })
}
