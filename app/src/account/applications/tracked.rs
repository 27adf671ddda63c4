//! What the tracking page reads of an application.
//!
//! It is [`hall_api::ApplicationView`] without what only answering and acting need, the content and the acts:
//! code that reads those belongs to the counter.

use chrono::{DateTime, NaiveDate, Utc};
use hall_api::{Happened, IssuedResult, Lane, Looked, Stage};
use hall_core::flow::{Delivery, Recipient, Rung, Until, WaitsFor};
use serde::de::{EnumAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// An application, as it is followed. The fields here and below are those of the wire.
#[derive(Debug, Deserialize)]
pub(super) struct Tracked {
    pub(super) receipt: Head,
    pub(super) lanes: Vec<Lane>,
    pub(super) history: Vec<Happened>,
    pub(super) results: Vec<IssuedResult>,
    pub(super) issued_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub(super) delivery: Delivery,
    #[serde(default)]
    pub(super) recipient: Option<Recipient>,
    #[serde(default)]
    pub(super) to_fetch: String,
    #[serde(default)]
    pub(super) promised_on: Option<NaiveDate>,
    #[serde(default)]
    pub(super) provisional: bool,
    #[serde(default)]
    pub(super) stage: Stage,
    #[serde(default)]
    pub(super) waits: Vec<Awaited>,
    #[serde(default)]
    pub(super) request: Option<Asked>,
    #[serde(default)]
    pub(super) offers: Vec<Offered>,
    #[serde(default)]
    pub(super) looks: Vec<Looked>,
}

/// What was submitted, and when it was received.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub(super) number: String,
    pub(super) bundle_name: String,
    pub(super) received_at: DateTime<Utc>,
}

/// Something that is waited for.
#[derive(Debug, Deserialize)]
pub(super) struct Awaited {
    pub(super) matter: Matter,
    pub(super) what: String,
    pub(super) waits_for: WaitsFor,
    pub(super) whom: String,
    #[serde(default)]
    pub(super) service: Option<String>,
    pub(super) since: Option<DateTime<Utc>>,
    pub(super) until: Until,
    pub(super) rung: Rung,
}

/// What is waited for, as far as the page makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// A notice or a supplement is answered.
    Request,
    /// What a survey found is put right.
    Mending,
    /// A material that was put off comes in.
    Deferral,
    /// The promised limit of a case.
    Promised,
    /// The statutory limit of a case.
    Statutory,
    /// Anything else.
    Other,
}

impl<'de> Deserialize<'de> for Matter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByName;
        impl<'de> Visitor<'de> for ByName {
            type Value = Matter;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a matter")
            }
            fn visit_enum<A: EnumAccess<'de>>(self, matter: A) -> Result<Matter, A::Error> {
                let (name, _) = matter.variant::<String>()?;
                Ok(match name.as_str() {
                    "notice" | "supplement" => Matter::Request,
                    "mending" => Matter::Mending,
                    "deferral" => Matter::Deferral,
                    "promised" => Matter::Promised,
                    "statutory" => Matter::Statutory,
                    _ => Matter::Other,
                })
            }
        }
        deserializer.deserialize_enum("Matter", &[], ByName)
    }
}

/// The notice or the supplement.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    pub(super) until: NaiveDate,
    pub(super) items: Vec<AskedPlace>,
}

/// One thing that is to be corrected or added.
#[derive(Debug, Deserialize)]
pub(super) struct AskedPlace {
    pub(super) place: String,
    pub(super) problem: String,
}

/// That something may be done now.
#[derive(Debug, Deserialize)]
pub(super) struct Offered {
    /// Which, as a stable word.
    pub(super) id: String,
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use hall_api::{
        ApplicationView, Offer, Receipt, Request, RequestItem, RequestKind, Stage, Wait,
    };
    use hall_core::flow::{self, Act, Rung, Until, WaitsFor};

    use super::{Matter, Tracked};

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
    fn the_page_reads_what_the_hall_says_of_an_application() {
        let text = serde_json::to_string(&view()).unwrap();
        let read: Tracked = crate::reading::read(&text).unwrap();
        assert_eq!(read.receipt.number, "H1");
        assert_eq!((read.stage, read.provisional), (Stage::Noticed, true));
        assert_eq!(read.offers.first().unwrap().id, "withdraw");
        let asked = read.request.unwrap();
        assert_eq!(asked.items.first().unwrap().place, "妈妈手机");
        let matters: Vec<Matter> = read.waits.iter().map(|it| it.matter).collect();
        let expected = [
            Matter::Request,
            Matter::Request,
            Matter::Mending,
            Matter::Promised,
            Matter::Statutory,
            Matter::Deferral,
            Matter::Other,
        ];
        assert_eq!(matters, expected);
    }
}
