//! The outbox as the pages see it: what was submitted and has not arrived yet.
//!
//! `public/outbox.js` keeps the entries and sends them; the service worker runs the same file when no page
//! is open. Here is how the pages call it ([`sender`]), what an entry says ([`entry`]) and how the queue
//! shows itself ([`queue`]).

mod entry;
mod queue;
mod sender;
mod status;

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use entry::{Entry, NewEntry, State};
pub use queue::{card, queue};
pub use sender::{add, can_queue, dismiss, upload};
pub use status::status;

use crate::session::{Who, use_session};

/// The name of the event that the sender raises when an entry has changed.
const CHANGED: &str = "hall-outbox";

/// What is in the outbox. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub struct Outbox(RwSignal<Vec<Entry>>);

impl Outbox {
    /// Begins to follow the outbox, and puts it into the context. Whoever signs in has their entries sent.
    pub fn begin() -> Self {
        let outbox = Self(RwSignal::new(Vec::new()));
        provide_context(outbox);
        let session = use_session();
        let refresh = move || {
            spawn_local(async move {
                let before = outbox.0.get_untracked();
                let entries = sender::list().await;
                // The hall knows nobody any more; the page still does.
                let is_news = |it: &&Entry| it.state == State::SignIn && !before.contains(it);
                let is_signed_out = entries
                    .iter()
                    .filter(is_news)
                    .any(|it| session.is_account(it.owner.as_deref()));
                outbox.0.set(entries);
                if is_signed_out {
                    session.refresh().await;
                }
            });
        };
        window_event_listener_untyped(CHANGED, move |_| refresh());
        refresh();
        Effect::new(move |_| {
            if let Some(person) = session.person() {
                sender::flush(Some(&person.account));
            }
        });
        outbox
    }

    /// All entries, whoever's they are, the oldest first.
    pub fn entries(self) -> Vec<Entry> {
        self.0.get()
    }

    /// The entry of a bundle's draft. While there is one the draft is not to be changed.
    pub fn of_bundle(self, bundle: &str) -> Option<Entry> {
        self.0
            .with(|all| all.iter().find(|it| it.bundle == bundle).cloned())
    }

    /// The entries that the person in front of the screen may see: their own, and what nobody had signed
    /// in for; all of them as long as nobody is known.
    pub fn shown(self) -> Vec<Entry> {
        let mut entries = self.entries();
        if let Who::Person(person) = use_session().who() {
            entries.retain(|it| it.owner.as_ref().is_none_or(|it| *it == person.account));
        }
        entries
    }

    /// How many wait for somebody else than the person who is signed in.
    fn n_of_others(self) -> usize {
        let waits = |it: &Entry| it.state != State::Done;
        let all = self.0.with(|all| all.iter().filter(|it| waits(it)).count());
        all.saturating_sub(self.shown().iter().filter(|it| waits(it)).count())
    }
}

/// The outbox, from the context.
pub fn use_outbox() -> Outbox {
    expect_context()
}
