//! Sending one act, once: the same act goes out under the same key, however often it is tried.

use hall_api::{Acting, ErrorCode};
use hall_core::application::FileRef;
use hall_core::flow::{Act, Recipient};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Case;
use crate::api::{self, Trouble};
use crate::navigation::{Navigation, use_navigation};
use crate::route::Route;
use crate::ui::{live, press, quiet_button, trouble};
use crate::{browser, words};

/// How far the sending is.
#[derive(Clone, Debug, PartialEq)]
enum Sending {
    Not,
    Busy,
    Failed(Trouble),
}

/// Sends the act of one page. Copies mean the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sender {
    number: StoredValue<String>,
    account: StoredValue<String>,
    version: u32,
    sending: RwSignal<Sending>,
    /// What was tried last, and its key.
    tried: StoredValue<Option<(Acting, String)>>,
    navigation: Navigation,
}

impl Sender {
    /// For an application as it was seen, and whoever saw it.
    pub(super) fn new(number: &str, case: &Case) -> Self {
        Self {
            number: StoredValue::new(number.to_owned()),
            account: StoredValue::new(case.person.account.clone()),
            version: case.view.version,
            sending: RwSignal::new(Sending::Not),
            tried: StoredValue::new(None),
            navigation: use_navigation(),
        }
    }

    /// Sends an act, and what it cannot say itself; then goes back to the application.
    pub(super) fn send(self, act: Act, note: String) {
        self.send_with(act, note, Vec::new());
    }

    /// The same, with files that the hall has already.
    pub(super) fn send_with(self, act: Act, note: String, files: Vec<FileRef>) {
        self.send_acting(Acting {
            act,
            version: Some(self.version),
            content: None,
            files,
            note,
            recipient: None,
        });
    }

    /// Sends the choice of posting, with the letter that says to whom.
    pub(super) fn send_posting(self, act: Act, recipient: Recipient) {
        self.send_acting(Acting {
            act,
            version: Some(self.version),
            content: None,
            files: Vec::new(),
            note: String::new(),
            recipient: Some(recipient),
        });
    }

    fn send_acting(self, acting: Acting) {
        if self.sending.get_untracked() == Sending::Busy {
            return;
        }
        self.sending.set(Sending::Busy);
        spawn_local(async move {
            let number = self.number.get_value();
            match self.deliver(&number, &acting).await {
                Ok(()) => {
                    self.navigation.announce(words::ERRAND_DONE);
                    self.navigation.replace(Route::Application(number));
                }
                Err(why) => {
                    self.sending.try_set(Sending::Failed(why));
                }
            }
        });
    }

    async fn deliver(self, number: &str, acting: &Acting) -> Result<(), Trouble> {
        let key = self.key_of(acting);
        api::act(number, &key, &self.account.get_value(), acting).await
    }

    fn key_of(self, acting: &Acting) -> String {
        let known = self.tried.get_value();
        if let Some((_, key)) = known.filter(|(tried, _)| tried == acting) {
            return key;
        }
        let key = browser::random_hex();
        self.tried.set_value(Some((acting.clone(), key.clone())));
        key
    }

    /// The button, and above it how the sending stands.
    pub(super) fn button(
        self,
        class: &'static str,
        label: &'static str,
        act: impl Fn() + 'static,
    ) -> AnyView {
        let sending = self.sending;
        let status = live(move || match sending.get() {
            Sending::Not => ().into_any(),
            Sending::Busy => view! { <p role="status">{words::DOING}</p> }.into_any(),
            Sending::Failed(why) => failed(&why),
        });
        let busy = move || (sending.get() == Sending::Busy).then_some("true");
        view! {
            {status}
            <div class="actions">
                <button type="button" class=class aria-disabled=busy on:click=press(act)>{label}</button>
            </div>
        }
        .into_any()
    }
}

fn failed(why: &Trouble) -> AnyView {
    let has_changed = matches!(why, Trouble::Refused(it) if it.code == ErrorCode::Conflict);
    let again = has_changed.then(|| quiet_button(words::LOOK_AGAIN, browser::reload));
    let again = again.map(|it| view! { <div class="actions">{it}</div> }.into_any());
    view! { {trouble(why)}{again} }.into_any()
}
