//! Working on one application: what outlives its view, which is read anew after every act.
//!
//! What was typed stays when somebody else was faster, and when the network was gone; only what has been
//! said is forgotten. An act that is tried again after a lost answer goes under the same key, and is done
//! once.

use std::collections::BTreeMap;

use hall_api::{Acting, DeskApplication, ErrorCode};
use hall_core::flow::{Act, Item};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::navigation::{Navigation, use_navigation};
use crate::{browser, words};

/// The id of the remark on what became of the last act.
pub(crate) const REMARK: &str = "remark";

/// What became of the last act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done.
    Done(String),
    /// Somebody else was faster; what the hall says about it.
    Overtaken(String),
    /// It was not done.
    Failed(Trouble),
}

/// The application that is acted on, as it was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Its number.
    pub number: String,
    /// Its version.
    pub version: u32,
}

/// The work on one application or case. There is one for each page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work {
    again: Trigger,
    outcome: RwSignal<Option<Outcome>>,
    answer: StoredValue<Option<DeskApplication>>,
    busy: RwSignal<bool>,
    typed: StoredValue<BTreeMap<String, String>>,
    /// What is to be corrected, as far as it is written down.
    pub items: RwSignal<Vec<Item>>,
    tried: StoredValue<Option<(String, String)>>,
    is_drawn: StoredValue<bool>,
    pointed: Trigger,
    navigation: Navigation,
}

impl Work {
    /// Begins with nothing typed.
    pub(crate) fn begin() -> Self {
        Self {
            again: Trigger::new(),
            outcome: RwSignal::new(None),
            answer: StoredValue::new(None),
            busy: RwSignal::new(false),
            typed: StoredValue::default(),
            items: RwSignal::new(Vec::new()),
            tried: StoredValue::new(None),
            is_drawn: StoredValue::new(false),
            pointed: Trigger::new(),
            navigation: use_navigation(),
        }
    }

    /// Follows that the view is to be read anew.
    pub(crate) fn follow(self) {
        self.again.track();
    }

    /// The answer to the last act, once: the hall has shown the new state with it.
    pub(crate) fn take_answer(self) -> Option<DeskApplication> {
        self.answer.try_update_value(Option::take).flatten()
    }

    /// Whether the page is drawn for the first time.
    pub(crate) fn is_first(self) -> bool {
        let is_first = !self.is_drawn.get_value();
        self.is_drawn.set_value(true);
        is_first
    }

    /// What became of the last act.
    pub(crate) fn outcome(self) -> Option<Outcome> {
        self.outcome.get()
    }

    /// Whether an act was tried on this page.
    pub(crate) fn has_acted(self) -> bool {
        self.outcome.with_untracked(Option::is_some)
    }

    /// Whether an act is on its way.
    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// What was typed into a control.
    pub(crate) fn typed(self, id: &str) -> String {
        self.typed
            .with_value(|it| it.get(id).cloned().unwrap_or_default())
    }

    /// Notes what was typed into a control.
    pub(crate) fn note(self, id: &str, text: String) {
        self.typed
            .update_value(|it| drop(it.insert(id.to_owned(), text)));
    }

    /// Whether something was typed into a control whose id begins so.
    pub(crate) fn has_typed(self, prefix: &str) -> bool {
        self.typed.with_value(|it| {
            it.iter()
                .any(|(id, text)| id.starts_with(prefix) && !text.is_empty())
        })
    }

    /// Follows that a place was pointed at, or that an item is begun anew.
    pub(crate) fn follow_pointing(self) {
        self.pointed.track();
    }

    /// Has the editor of items drawn anew with what is noted.
    pub(crate) fn point(self) {
        self.pointed.notify();
    }

    /// Forgets what was typed into the controls whose id begins so.
    pub(crate) fn forget(self, prefix: &str) {
        self.typed
            .update_value(|it| it.retain(|id, _| !id.starts_with(prefix)));
    }

    /// Sends an act. `form` is the form whose words are said with it.
    pub(crate) fn act(self, seen: &Seen, act: Act, label: String, form: String) {
        self.act_each(seen, vec![act], label, form);
    }

    /// Sends acts one after the other, each upon what the one before has made of it. Where one fails, the
    /// others are not tried.
    pub(crate) fn act_each(self, seen: &Seen, acts: Vec<Act>, label: String, form: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let mut seen = seen.clone();
        spawn_local(async move {
            let before = seen.version;
            let mut answer = Ok(None);
            for act in acts {
                answer = self.send(&seen, act).await.map(Some);
                match &answer {
                    Ok(Some(view)) => seen.version = view.version,
                    _ => break,
                }
            }
            self.busy.set(false);
            match answer {
                Ok(view) => {
                    self.forget(&form);
                    if matches!(form.as_str(), "notify" | "ask") {
                        self.items.set(Vec::new());
                    }
                    self.answer.set_value(view);
                    self.say(Outcome::Done(words::done(&label)), true);
                }
                Err(trouble) => self.failed(trouble, before < seen.version),
            }
        });
    }

    /// An act did not come through; `some_done` says whether others before it did.
    fn failed(self, trouble: Trouble, some_done: bool) {
        match trouble {
            Trouble::Refused(it) if it.code == ErrorCode::Conflict => {
                self.say(Outcome::Overtaken(it.message), true);
            }
            trouble => self.say(Outcome::Failed(trouble), some_done),
        }
    }

    async fn send(self, seen: &Seen, act: Act) -> api::Outcome<DeskApplication> {
        let acting = Acting {
            act,
            version: Some(seen.version),
            content: None,
            files: Vec::new(),
            note: String::new(),
            recipient: None,
        };
        let key = self.key(&acting);
        let answer = api::desk_act(&seen.number, &acting, &key).await;
        // Whether an act whose answer was lost is done, nobody knows: it is tried again under its key.
        if matches!(answer, Ok(_) | Err(Trouble::Refused(_))) {
            self.tried.set_value(None);
        }
        answer
    }

    fn say(self, outcome: Outcome, again: bool) {
        self.navigation.announce(match &outcome {
            Outcome::Done(text) => text.as_str(),
            Outcome::Overtaken(_) => words::DESK_CONFLICT,
            Outcome::Failed(_) => words::THERE_IS_A_PROBLEM,
        });
        self.outcome.set(Some(outcome));
        if again {
            self.again.notify();
        } else {
            browser::focus_soon(REMARK);
        }
    }

    /// The key of this act: the same as before if the very same was tried and its answer was lost.
    fn key(self, acting: &Acting) -> String {
        let body = serde_json::to_string(acting).unwrap_or_default();
        let before = self.tried.with_value(|it| {
            it.as_ref()
                .filter(|(tried, _)| *tried == body)
                .map(|(_, key)| key.clone())
        });
        let key = before.unwrap_or_else(browser::random_hex);
        self.tried.set_value(Some((body, key.clone())));
        key
    }
}
