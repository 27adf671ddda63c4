//! Who is signed in, and what lies on their licence shelf.

use hall_api::{Person, Role, Shelf, SignIn};
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::api::{self, Outcome, Trouble};
use crate::device;

/// Who sits in front of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The hall was not asked yet.
    #[default]
    Unknown,
    /// Nobody is signed in, or the hall cannot be reached.
    Nobody,
    /// This person.
    Person(Person),
}

/// The session. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    who: RwSignal<Who>,
    shelf: RwSignal<Option<Shelf>>,
    reachable: RwSignal<bool>,
    /// Kept once the hall was asked for the first time.
    asked: StoredValue<Option<Promise>, LocalStorage>,
    /// How often it was asked, or said by signing in or out, who is there.
    asks: StoredValue<u32>,
    /// The latest of them that has decided it: an answer to an older one comes too late.
    decided: StoredValue<u32>,
}

impl Session {
    /// Asks the hall who is signed in, and puts the session into the context.
    pub fn begin() -> Self {
        let session = Self {
            who: RwSignal::default(),
            shelf: RwSignal::new(None),
            reachable: RwSignal::new(true),
            asked: StoredValue::new_local(None),
            asks: StoredValue::new(0),
            decided: StoredValue::new(0),
        };
        provide_context(session);
        let asked = future_to_promise(async move {
            session.refresh().await;
            Ok(JsValue::UNDEFINED)
        });
        session.asked.set_value(Some(asked));
        session
    }

    /// Who is signed in.
    pub fn who(self) -> Who {
        self.who.get()
    }

    /// The same, without following it.
    pub fn who_now(self) -> Who {
        self.who.get_untracked()
    }

    /// The signed-in person, if there is one. Waits until the hall was asked: a page is often there before its
    /// answer. If it could not be reached before, it is asked again.
    pub async fn known(self) -> Option<Person> {
        if let Some(asked) = self.asked.get_value() {
            drop(JsFuture::from(asked).await);
        }
        if untrack(|| !self.is_reachable()) {
            self.refresh().await;
        }
        untrack(|| self.person())
    }

    /// The signed-in person, if there is one.
    pub fn person(self) -> Option<Person> {
        match self.who.get() {
            Who::Person(person) => Some(person),
            Who::Unknown | Who::Nobody => None,
        }
    }

    /// Whether the person who is signed in, as far as this page knows, has this account.
    pub fn is_account(self, account: Option<&str>) -> bool {
        let person = self.who.with_untracked(|it| match it {
            Who::Person(person) => Some(person.account.clone()),
            Who::Unknown | Who::Nobody => None,
        });
        person.is_some() && person.as_deref() == account
    }

    /// The signed-in person's shelf, once it is there.
    pub fn shelf(self) -> Option<Shelf> {
        self.shelf.get()
    }

    /// Whether the hall answered when it was last asked.
    pub fn is_reachable(self) -> bool {
        self.reachable.get()
    }

    /// Fetches the shelf of an applicant who is signed in, unless it is there.
    pub fn want_shelf(self) {
        let applies = self.person().is_some_and(|it| it.role == Role::Applicant);
        if applies && self.shelf.with_untracked(Option::is_none) {
            spawn_local(async move { self.shelf.set(api::shelf().await.ok()) });
        }
    }

    /// Signs in.
    pub async fn sign_in(self, with: &SignIn) -> Outcome<Person> {
        let person = api::sign_in(with).await?;
        self.reachable.set(true);
        device::forget_signed_out();
        self.decides(self.next_ask());
        // Also for somebody who was there before: what waited for this goes on.
        self.who.set(Who::Person(person.clone()));
        Ok(person)
    }

    /// Signs out: here at once, and at the hall as soon as it can be told.
    pub fn sign_out(self) {
        self.decides(self.next_ask());
        self.shelf.set(None);
        self.who.set(Who::Nobody);
        device::note_signed_out();
        spawn_local(async { drop(tell_signed_out().await) });
    }

    /// Ends the help of a clerk at the counter, who is then back at the desk; `false` if nobody helps.
    pub async fn end_help(self) -> bool {
        let is_helped = self
            .who
            .with_untracked(|it| matches!(it, Who::Person(person) if person.helper.is_some()));
        is_helped && api::sign_out().await.is_ok()
    }

    /// Asks the hall again. Who has signed out while it could not be told is not signed in again.
    pub async fn refresh(self) {
        let ask = self.next_ask();
        let answer = if device::is_signed_out() && tell_signed_out().await.is_err() {
            Err(Trouble::Offline)
        } else {
            api::who().await
        };
        if !self.decides(ask) {
            return;
        }
        match answer {
            Ok(person) => {
                self.reachable.set(true);
                self.welcome(person);
            }
            Err(trouble) => {
                self.reachable.set(matches!(trouble, Trouble::Refused(_)));
                self.who.set(Who::Nobody);
            }
        }
    }

    /// Asks the hall how many messages are unread, while somebody goes on working. If it does not answer, nothing
    /// changes.
    pub async fn count_messages(self) {
        let ask = self.next_ask();
        if let Ok(person) = api::who().await
            && self.decides(ask)
        {
            self.welcome(person);
        }
    }

    fn next_ask(self) -> u32 {
        self.asks.update_value(|it| *it += 1);
        self.asks.get_value()
    }

    /// Whether this decides who is there: not if something later has.
    fn decides(self, ask: u32) -> bool {
        let is_latest = self.decided.get_value() <= ask;
        if is_latest {
            self.decided.set_value(ask);
        }
        is_latest
    }

    /// Nothing on the page is drawn anew for somebody who was known to be there.
    fn welcome(self, person: Person) {
        let who = Who::Person(person);
        if self.who.with_untracked(|it| *it != who) {
            self.who.set(who);
        }
    }
}

/// Tells the hall that the person has signed out; that nobody was signed in is as good.
async fn tell_signed_out() -> Outcome<()> {
    match api::sign_out().await {
        Ok(()) | Err(Trouble::Refused(_)) => {
            device::forget_signed_out();
            Ok(())
        }
        Err(trouble) => Err(trouble),
    }
}

/// The session, from the context.
pub fn use_session() -> Session {
    expect_context()
}
