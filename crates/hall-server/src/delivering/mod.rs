//! Delivering: messages leave the hall, by mail and by signed requests to other systems.
//!
//! Design assumptions:
//! - At least once. A delivery is claimed for a while, carried out, and settled by whoever holds the claim; who
//!   dies in between leaves a claim that runs out, and the delivery goes out again under the same id.
//! - Never by two workers at once: a claim lasts far longer than a try may take.
//! - What does not work is tried again ever more slowly, for three days. Then it is given up, which the
//!   operator reads in the digest; the message itself stays in the app.
//! - A one-time link is made at the try that carries it. Only its hash is kept.

mod link;

use std::sync::Arc;

use chrono::TimeDelta;
use hall_api::path;
use tokio::task::JoinSet;
use tracing::{error, warn};

use crate::app::App;
use crate::http::error::Reply;
use crate::mail::{Letter, Unsubscribe};
use crate::random::hex;
use crate::store::{Channel, Claimed, Settled, Target};
use crate::telling::{LINK, pause};

/// How long a claim lasts: ten times as long as the slowest try may take ([`crate::mail::PATIENCE`],
/// [`crate::hook::PATIENCE`]).
pub const LEASE: TimeDelta = TimeDelta::minutes(5);

/// For how long a delivery is tried again.
const PERSISTENCE: TimeDelta = TimeDelta::days(3);

/// How many are claimed, and tried side by side, at once.
const BATCH: usize = 16;

/// Why a try did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// In our own words: what the other side says may hold anything.
    pub why: String,
    /// Whether another try would end the same way.
    pub is_final: bool,
}

/// Carries out what is due, and says how many deliveries arrived.
pub async fn deliver_all(app: &Arc<App>) -> Reply<usize> {
    let mut n_delivered = 0;
    loop {
        let claim = hex(&app.random.bits());
        let now = app.clock.now();
        let claimed = app.store.claim(&claim, now, now + LEASE, BATCH).await?;
        if claimed.is_empty() {
            return Ok(n_delivered);
        }
        let mut tries = JoinSet::new();
        for it in claimed {
            tries.spawn(try_one(Arc::clone(app), claim.clone(), it));
        }
        while let Some(tried) = tries.join_next().await {
            match tried {
                Ok(Ok(arrived)) => n_delivered += usize::from(arrived),
                Ok(Err(_)) => warn!("a delivery could not be settled"),
                Err(_) => error!("a delivery panicked"),
            }
        }
    }
}

async fn try_one(app: Arc<App>, claim: String, it: Claimed) -> Reply<bool> {
    let target = app.store.target_of(&it.mailbox, it.channel).await?;
    let settled = match target {
        Some(target) => carry_out(&app, &it, target).await?,
        None => Settled::Quiet,
    };
    let arrived = settled == Settled::Delivered;
    let now = app.clock.now();
    if !app.store.settle(&it.id, &claim, settled, now).await? {
        warn!(
            id = it.id,
            "a claim ran out before its delivery was settled"
        );
    }
    Ok(arrived)
}

async fn carry_out(app: &App, it: &Claimed, target: Target) -> Reply<Settled> {
    let text = if it.outside.contains(LINK) {
        match link::made(app, it, &target.to).await? {
            Some(link) => it.outside.replace(LINK, &link),
            None => return Ok(Settled::Quiet),
        }
    } else {
        it.outside.clone()
    };
    let sent = match it.channel {
        Channel::Mail => mail(app, it, target, text).await,
        Channel::Hook => {
            app.outlets
                .hooks
                .post(&target.to, it, &text, app.clock.now())
                .await
        }
    };
    Ok(sent.map_or_else(|failed| again(app, it, failed), |()| Settled::Delivered))
}

async fn mail(app: &App, it: &Claimed, target: Target, text: String) -> Result<(), Failed> {
    let Some(mail) = &app.outlets.mail else {
        return Err(Failed {
            why: "没有配置邮件服务".to_owned(),
            is_final: false,
        });
    };
    let site = &app.outlets.site;
    let letter = Letter {
        id: it.id.clone(),
        to: target.to,
        subject: it.title.clone(),
        text,
        unsubscribe: target.unsubscribe.map(|token| Unsubscribe {
            request: format!("{site}{}", path::UNSUBSCRIBE.replace("{token}", &token)),
            page: stop_page(site, &token),
        }),
    };
    mail.send(&letter).await
}

/// The page that asks whether the mails are to end.
pub fn stop_page(site: &str, token: &str) -> String {
    format!("{site}/mail/stop/{token}")
}

fn again(app: &App, it: &Claimed, failed: Failed) -> Settled {
    let now = app.clock.now();
    if failed.is_final || it.at + PERSISTENCE < now {
        warn!(id = it.id, why = failed.why, "a delivery was given up");
        return Settled::GivenUp { why: failed.why };
    }
    Settled::Again {
        at: now + pause(it.n_tries.saturating_sub(1)),
        why: failed.why,
    }
}
