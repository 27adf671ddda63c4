//! What the tracking page reads of an application.
//!
//! It is [`hall_api::ApplicationView`] without what only answering and acting need, the content and the acts:
//! code that reads those belongs to the counter, for the first page is to stay small.

use chrono::{DateTime, NaiveDate, Utc};
use hall_api::{Happened, IssuedResult, Lane, Looked, Receipt, Request, Stage, Wait};
use serde::Deserialize;

/// An application, as the lobby shows it. The fields are those of [`hall_api::ApplicationView`].
#[derive(Debug, Deserialize)]
pub(super) struct Tracked {
    pub(super) receipt: Receipt,
    pub(super) lanes: Vec<Lane>,
    pub(super) history: Vec<Happened>,
    pub(super) results: Vec<IssuedResult>,
    pub(super) issued_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub(super) promised_on: Option<NaiveDate>,
    #[serde(default)]
    pub(super) provisional: bool,
    #[serde(default)]
    pub(super) stage: Stage,
    #[serde(default)]
    pub(super) waits: Vec<Wait>,
    #[serde(default)]
    pub(super) request: Option<Request>,
    #[serde(default)]
    pub(super) offers: Vec<Offered>,
    #[serde(default)]
    pub(super) looks: Vec<Looked>,
}

/// That something may be done now.
#[derive(Debug, Deserialize)]
pub(super) struct Offered {
    /// Which, as a stable word.
    pub(super) id: String,
}

#[cfg(test)]
mod tests {
    use hall_api::{ApplicationView, Offer};
    use hall_core::flow::Act;

    use super::{Receipt, Stage, Tracked};

    #[test]
    fn the_lobby_reads_what_the_hall_says_of_an_application() {
        let view = ApplicationView {
            receipt: Receipt {
                number: "H1".into(),
                bundle_name: "新生儿出生".into(),
                received_at: chrono::DateTime::UNIX_EPOCH,
                promised_on: None,
                provisional: false,
                services: Vec::new(),
            },
            lanes: Vec::new(),
            history: Vec::new(),
            results: Vec::new(),
            issued_at: None,
            promised_on: None,
            provisional: true,
            stage: Stage::Noticed,
            version: 7,
            waits: Vec::new(),
            request: None,
            offers: vec![Offer {
                id: "withdraw".into(),
                label: "撤回".into(),
                service: None,
                act: Act::Withdraw,
            }],
            looks: Vec::new(),
            content: None,
        };
        let text = serde_json::to_string(&view).unwrap();
        let read: Tracked = crate::reading::read(&text).unwrap();
        assert_eq!(read.receipt, view.receipt);
        assert_eq!((read.stage, read.provisional), (Stage::Noticed, true));
        assert_eq!(read.offers.first().unwrap().id, "withdraw");
    }
}
