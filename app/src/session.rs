//! Who is signed in, and what lies on their licence shelf.

use hall_api::{Person, Role, Shelf, SignIn};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Outcome, Trouble};

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
}

impl Session {
    /// Asks the hall who is signed in, and puts the session into the context.
    pub fn begin() -> Self {
        let session = Self {
            who: RwSignal::default(),
            shelf: RwSignal::new(None),
            reachable: RwSignal::new(true),
        };
        provide_context(session);
        spawn_local(async move { session.refresh().await });
        session
    }

    /// Who is signed in.
    pub fn who(self) -> Who {
        self.who.get()
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
        self.welcome(person.clone());
        Ok(person)
    }

    /// Signs out. The person is signed out here even if the hall cannot be told.
    pub async fn sign_out(self) {
        drop(api::sign_out().await);
        self.shelf.set(None);
        self.who.set(Who::Nobody);
    }

    /// Asks the hall again.
    pub async fn refresh(self) {
        match api::who().await {
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

    fn welcome(self, person: Person) {
        self.who.set(Who::Person(person));
    }
}

/// The session, from the context.
pub fn use_session() -> Session {
    expect_context()
}
