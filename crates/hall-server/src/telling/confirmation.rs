//! The letter that asks whoever reads an address's mail whether it may be used.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hall_core::topic::{Hole, filled};

use super::wording::day_words;
use super::{LINK, delivery_id};
use crate::app::App;
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::store::{Channel, Mailbox, NewMessage};

/// For how long an address can be confirmed.
const OPEN: TimeDelta = TimeDelta::days(2);

/// The letter to the address that this account gives.
///
/// # Errors
/// When the catalogue has no words for it.
pub fn confirmation(app: &App, account: &str) -> Reply<NewMessage> {
    let words = app.catalog.wording("mail_confirm");
    let words = words.ok_or_else(|| Refusal::internal("a confirmation has no words"))?;
    let day = last_day(app.clock.now());
    let text = filled(&words.text, |hole| match hole {
        Hole::Day => Some(day_words(day)),
        Hole::Link => Some(LINK.to_owned()),
        _ => None,
    });
    Ok(NewMessage {
        mailbox: Mailbox::Address(account.to_owned()),
        topic: "mail_confirm",
        service: None,
        request: None,
        title: filled(&words.title, |_| None),
        outside: text.clone(),
        text,
        deliveries: vec![(Channel::Mail, delivery_id(app))],
    })
}

/// The last day on which an address can be confirmed that was given then.
pub fn last_day(given: DateTime<Utc>) -> NaiveDate {
    day_of(given + OPEN)
}
