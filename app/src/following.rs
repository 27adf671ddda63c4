//! An application as it is followed: as the hall says now, or without a network as it was last seen.

use hall_api::ApplicationView;

use crate::api::{self, Outcome, Trouble};
use crate::{clock, reading, storage};

/// What is known of an application.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The application.
    pub view: ApplicationView,
    /// When the hall said so, in milliseconds since 1970.
    pub at: f64,
    /// Whether the hall could not be asked again since.
    pub is_old: bool,
}

/// Asks the hall. Nothing is kept: whoever has just submitted leaves nothing behind.
pub async fn asked_once(number: &str) -> Outcome<ApplicationView> {
    let text = api::application(number).await?;
    reading::read(&text).map_err(|_| Trouble::Unreadable(0))
}

/// Asks the hall, and keeps what it says where the person wants that. If it cannot be reached, what was
/// last seen counts.
pub async fn application(number: &str) -> Outcome<Followed> {
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

async fn last_seen(number: &str) -> Option<Followed> {
    let seen = storage::seen(number).await?;
    Some(Followed {
        view: reading::read(&seen.text).ok()?,
        at: seen.at,
        is_old: true,
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use hall_api::{
        ApplicationView, Offer, Receipt, Request, RequestItem, RequestKind, Stage, Wait,
    };
    use hall_core::flow::{self, Act, Rung, Until, WaitsFor};

    fn wait(matter: flow::Matter) -> Wait {
        Wait {
            matter,
            what: "补正".into(),
            waits_for: WaitsFor::Applicant,
            whom: "申请人".into(),
            service: None,
            since: None,
            until: Until::Day(NaiveDate::default()),
            rung: Rung::Soon,
        }
    }

    fn request() -> Request {
        let item = RequestItem {
            at: "mother.mobile".into(),
            place: "妈妈手机".into(),
            problem: "看不清".into(),
            mend: "请重新填写".into(),
            basis: String::new(),
            who: "综合窗口".into(),
        };
        Request {
            kind: RequestKind::Notice,
            round: 1,
            until: NaiveDate::default(),
            items: vec![item],
        }
    }

    fn view() -> ApplicationView {
        ApplicationView {
            receipt: Receipt {
                number: "H1".into(),
                bundle_name: "新生儿出生".into(),
                received_at: DateTime::UNIX_EPOCH,
                promised_on: None,
                provisional: false,
                services: Vec::new(),
            },
            lanes: Vec::new(),
            history: Vec::new(),
            results: Vec::new(),
            issued_at: None,
            delivery: flow::Delivery::default(),
            recipient: None,
            to_fetch: String::new(),
            promised_on: None,
            provisional: true,
            stage: Stage::Noticed,
            version: 7,
            waits: [
                flow::Matter::Notice,
                flow::Matter::Supplement,
                flow::Matter::Mending { case: 0 },
                flow::Matter::Promised { case: 1 },
                flow::Matter::Statutory { case: 1 },
                flow::Matter::Deferral { case: 1, item: 0 },
                flow::Matter::Invitation,
            ]
            .map(wait)
            .to_vec(),
            request: Some(request()),
            offers: vec![Offer {
                id: "withdraw".into(),
                label: "撤回".into(),
                service: None,
                act: Act::Withdraw,
                colleagues: Vec::new(),
            }],
            looks: Vec::new(),
            content: None,
        }
    }

    #[test]
    fn what_the_hall_says_of_an_application_is_read_back_as_it_was() {
        let text = serde_json::to_string(&view()).unwrap();
        let read: ApplicationView = crate::reading::read(&text).unwrap();
        assert_eq!(read, view());
    }
}
