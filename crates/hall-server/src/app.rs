//! What every handler shares.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hall_core::flow::Credit;

use crate::blob::Blobs;
use crate::clock::Clock;
use crate::config::Acceptance;
use crate::demo::Demo;
use crate::hook::Hooks;
use crate::keys::Keys;
use crate::live::LiveCatalog;
use crate::mail::Mail;
use crate::password::Passwords;
use crate::random::Random;
use crate::store::{self, Store};
use crate::throttle::Throttle;

/// The running hall.
#[derive(Debug)]
pub struct App {
    /// What it remembers.
    pub store: Arc<dyn Store>,
    /// Uploaded content.
    pub blobs: Blobs,
    /// What e-licences are signed with.
    pub keys: Keys,
    /// The catalogue that is in force.
    pub catalog: LiveCatalog,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Hashing and checking of passwords.
    pub passwords: Passwords,
    /// Who tried to sign in too often.
    pub throttle: Throttle,
    /// The demo's people and their shelves, in place of the real registers.
    pub demo: Demo,
    /// The built app, if it is there.
    pub dist: Option<PathBuf>,
    /// Whether browsers are to be rid of the service worker.
    pub without_worker: bool,
    /// Whether browsers reach the hall by https only.
    pub https: bool,
    /// Whether the browsers are terminals in a hall, on which nothing may be left behind.
    pub kiosk: bool,
    /// Who accepts a submission.
    pub acceptance: Acceptance,
    /// How messages leave the hall.
    pub outlets: Outlets,
    /// Whether the hall is closing.
    pub closing: AtomicBool,
}

/// How messages leave the hall.
#[derive(Debug)]
pub struct Outlets {
    /// The way to the mail server, if there is one.
    pub mail: Option<Mail>,
    /// The way to other systems.
    pub hooks: Hooks,
    /// How the outside reaches the hall, without a slash at the end; links begin with it.
    pub site: String,
}

impl App {
    /// Tells load balancers to send nobody any more.
    pub fn begin_closing(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    /// Whether commitments and deferrals are open to a person (信用门): nothing stands against it in the
    /// shared record, and no default here that was not repaired.
    pub async fn credit(&self, account: &str) -> store::Result<Credit> {
        let is_barred =
            !self.demo.shelf(account).credit_good || self.store.is_in_default(account).await?;
        Ok(if is_barred {
            Credit::Barred
        } else {
            Credit::Good
        })
    }

    /// Whether it is closing.
    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }
}
