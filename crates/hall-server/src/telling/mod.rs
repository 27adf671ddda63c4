//! Telling: the outbox is put into words.
//!
//! Design assumptions:
//! - A row of the outbox says what happened and nothing else. What is said is worked out here, from the
//!   history up to that turn and the catalogue's words, so that a message says what was true then.
//! - A row becomes its messages, their deliveries and its own end in one transaction, so it is told in the app
//!   exactly once, whoever dies when and however many servers run.
//! - A row that cannot be put into words holds no other up: it comes again later and stands in the digest.

mod confirmation;
mod digest;
mod occasion;
mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::app::App;
use crate::delivering::deliver_all;
use crate::http::error::{Refusal, Reply};
use crate::random::hex;
use crate::store::{Channel, Desk, Mailbox, NewMessage, Untold};

pub use confirmation::{confirmation, last_day};
pub use digest::tell_operator;
use occasion::Occasion;
pub(crate) use wording::LINK;
use wording::Said;

/// How often the hall looks for something to tell.
const EVERY: Duration = Duration::from_secs(5);

/// How many rows are read at once.
const BATCH: usize = 64;

/// 128 bits, as long as the receivers of a message need to know it again.
const ID_LENGTH: usize = 32;

/// Puts into words whatever is due, and says how many rows it was. Applications of a batch are told side by
/// side, so that they share their commits; what happened to one of them is told in the order in which it did.
pub async fn tell_all(app: &Arc<App>) -> Reply<usize> {
    let mut n_told = 0;
    loop {
        let due = app.store.untold(app.clock.now(), BATCH).await?;
        let is_last = due.len() < BATCH;
        let mut of_one: BTreeMap<String, Vec<Untold>> = BTreeMap::new();
        for told in due {
            of_one.entry(told.number.clone()).or_default().push(told);
        }
        let mut telling = JoinSet::new();
        for rows in of_one.into_values() {
            telling.spawn(tell_in_order(Arc::clone(app), rows));
        }
        while let Some(told) = telling.join_next().await {
            let told = told.map_err(|_| Refusal::internal("telling panicked"))?;
            n_told += told?;
        }
        if is_last {
            return Ok(n_told);
        }
    }
}

async fn tell_in_order(app: Arc<App>, rows: Vec<Untold>) -> Reply<usize> {
    let mut n_told = 0;
    for told in rows {
        n_told += usize::from(tell_or_put_off(&app, told).await?);
    }
    Ok(n_told)
}

async fn tell_or_put_off(app: &Arc<App>, told: Untold) -> Reply<bool> {
    let now = app.clock.now();
    if let Ok(messages) = messages(app, &told).await {
        return Ok(app.store.tell(told, messages, now).await?);
    }
    error!(topic = told.topic, "something could not be told");
    let again = now + pause(told.n_tries);
    app.store.put_off_telling(told, again).await?;
    Ok(false)
}

/// What a row says, and to whom. Nothing where nobody is to be told: an outside party that is not on file gets
/// its link from the clerk.
async fn messages(app: &App, told: &Untold) -> Reply<Vec<NewMessage>> {
    let row = app.store.application_at(&Desk::Hall, &told.number).await?;
    let row = row.ok_or_else(|| Refusal::internal("an outbox row has no application"))?;
    let requests = app.store.party_requests_of(&told.number).await?;
    let occasion = Occasion::of(app, &row, told, &requests)?;
    let Some(mailbox) = occasion.mailbox.clone() else {
        return Ok(Vec::new());
    };
    let Said {
        title,
        text,
        outside,
    } = wording::said(app, &row, &occasion)?;
    let message = NewMessage {
        deliveries: deliveries(app, &mailbox).await?,
        mailbox,
        topic: occasion.topic.name,
        service: occasion.service.clone(),
        request: occasion.request.as_ref().map(|it| it.asked.id.clone()),
        title,
        text,
        outside,
    };
    Ok(vec![message])
}

/// A delivery for each way out that is open. Who gave no address hears of everything in the app, quietly.
async fn deliveries(app: &App, mailbox: &Mailbox) -> Reply<Vec<(Channel, String)>> {
    let mut open = app.store.channels_of(mailbox).await?;
    open.retain(|it| *it != Channel::Mail || app.outlets.mail.is_some());
    Ok(open.into_iter().map(|it| (it, delivery_id(app))).collect())
}

fn delivery_id(app: &App) -> String {
    let id = hex(&app.random.bits());
    id.chars().take(ID_LENGTH).collect()
}

/// How long to wait after so many failures: a minute, then twice as long each time, up to six hours.
pub fn pause(n_tries: u32) -> TimeDelta {
    const LONGEST: TimeDelta = TimeDelta::hours(6);
    let minutes = 1_i64.checked_shl(n_tries.min(16)).unwrap_or(i64::MAX);
    TimeDelta::try_minutes(minutes).map_or(LONGEST, |it| it.min(LONGEST))
}

/// Tells and delivers, as long as the process runs.
pub async fn run(app: Arc<App>) {
    loop {
        match tell_all(&app).await {
            Ok(0) => {}
            Ok(n) => info!(n, "outbox rows were told"),
            Err(_) => warn!("the outbox could not be told"),
        }
        match deliver_all(&app).await {
            Ok(0) => {}
            Ok(n) => info!(n, "messages left the hall"),
            Err(_) => warn!("messages could not be delivered"),
        }
        match tell_operator(&app).await {
            Ok(0) => {}
            Ok(n) => warn!(n, "messages could not be delivered"),
            Err(_) => warn!("the operator's digest could not be written"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_twice_as_long_up_to_six_hours() {
        assert_eq!(pause(0), TimeDelta::minutes(1));
        assert_eq!(pause(3), TimeDelta::minutes(8));
        assert_eq!(pause(9), TimeDelta::hours(6));
        assert_eq!(pause(u32::MAX), TimeDelta::hours(6));
    }
}
