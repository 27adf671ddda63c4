//! Reading a draft off the codes on a phone: what a hand-held scanner types, and what becomes of each code.

use hall_core::portable::codes::{Collected, Progress, Refused};
use hall_core::words::portable::code_refused;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::film::film;
use super::import::{From, Import};
use crate::session::use_session;
use crate::ui::{Tone, live, notice, press, typed};
use crate::{browser, portable, words};

/// The field that a scanner types into.
const SCANNED: &str = "code-scanned";

/// What has been read, and what is said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan {
    import: Import,
    collected: StoredValue<Collected>,
    typed: RwSignal<String>,
    told: RwSignal<Option<String>>,
    refused: RwSignal<Option<(&'static str, String)>>,
    /// The last text that the camera saw and that was not taken.
    refused_text: StoredValue<String>,
}

/// The part of the page. At a counter it is open, elsewhere it unfolds.
pub(super) fn scan() -> AnyView {
    let it = Scan {
        import: Import::none(),
        collected: StoredValue::default(),
        typed: RwSignal::default(),
        told: RwSignal::default(),
        refused: RwSignal::default(),
        refused_text: StoredValue::default(),
    };
    let session = use_session();
    let is_counter = move || session.person().is_some_and(|it| it.helper.is_some());
    view! {
        <details open=is_counter>
            <summary>{words::READ_CODES}</summary>
            <div class="inside stack-s">
                <p class="hint">{words::READ_CODES_HINT}</p>
                {it.by_scanner()}
                {film(it)}
                {it.said()}
            </div>
        </details>
    }
    .into_any()
}

impl Scan {
    fn by_scanner(self) -> AnyView {
        let taken = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let text = self.typed.get_untracked();
            // The key that ends a code which was taken already.
            if !text.trim().is_empty() {
                self.take(&text);
                self.typed.set(String::new());
            }
            browser::focus(SCANNED);
        };
        // A code is taken as soon as all of it is there, whatever key the scanner ends it with.
        let type_here = typed(move |text| {
            let is_whole = Collected::default().take(&text).is_ok();
            if is_whole {
                self.take(&text);
            }
            self.typed.set(if is_whole { String::new() } else { text });
        });
        let hint = "code-scanned-hint";
        view! {
            <form class="field" on:submit=taken>
                <label for=SCANNED>{words::SCANNED}</label>
                <p class="hint" id=hint>{words::SCANNED_HINT}</p>
                <input class="input" id=SCANNED type="text" inputmode="numeric" autocomplete="off" spellcheck="false"
                    aria-describedby=hint prop:value=move || self.typed.get() on:input=type_here />
                <div class="row"><button class="button quiet small">{words::TAKE_CODE}</button></div>
            </form>
        }
        .into_any()
    }

    /// What became of the last code, and of all of them.
    fn said(self) -> AnyView {
        let again = move || {
            self.forget();
            browser::focus(SCANNED);
        };
        let told = live(move || {
            self.told.get().map(|it| {
                view! {
                    <div class="row">
                        <p class="big">{it}</p>
                        <button type="button" class="button quiet small" on:click=press(again)>{words::READ_AGAIN}</button>
                    </div>
                }
                .into_any()
            })
        });
        let refused = live(move || {
            self.refused.get().map(|(head, why)| {
                let why = view! { <p>{why}</p> }.into_any();
                notice(Tone::Bad, head, why)
            })
        });
        view! {
            <div role="status">{told}</div>
            <div role="alert">{refused}</div>
            {live(move || self.import.shown())}
        }
        .into_any()
    }

    /// Takes in a code that the camera sees, once: it sees the same one many times.
    pub(super) fn see(self, text: &str) {
        let mut seen = self.collected.get_value();
        match seen.take(text) {
            Ok(progress) if !progress.is_new => {}
            Ok(_) => self.take(text),
            Err(_) if self.refused_text.with_value(|it| it == text) => {}
            Err(_) => {
                self.refused_text.set_value(text.to_owned());
                self.take(text);
            }
        }
    }

    /// Whether all codes are there.
    pub(super) fn is_whole(self) -> bool {
        self.collected.with_value(|it| it.whole().is_some())
    }

    /// Takes in a code, and all of them once the last is there.
    fn take(self, text: &str) {
        let mut taken = Err(Refused::Foreign);
        self.collected.update_value(|it| taken = it.take(text));
        match taken {
            Err(why) => {
                let said = code_refused(&why);
                self.refuse(words::CODE_NOT_TAKEN, &said.what, &said.mend);
            }
            Ok(progress) => {
                self.refused.set(None);
                self.tell(&progress);
                self.join();
            }
        }
    }

    fn tell(self, progress: &Progress) {
        let n_read = usize::from(progress.of).saturating_sub(progress.missing.len());
        let so_far = words::codes_read(n_read, progress.of, &progress.missing);
        let again = (!progress.is_new).then(|| words::code_again(progress.number));
        let parts: Vec<String> = again.into_iter().chain([so_far]).collect();
        self.told.set(Some(parts.concat()));
    }

    fn join(self) {
        let Some(packed) = self.collected.with_value(Collected::whole) else {
            return;
        };
        spawn_local(async move {
            match portable::join(&packed).await {
                Err(_) => {
                    let why = words::JOIN_NO_HELP.to_owned();
                    self.refused.set(Some((words::CODES_NOT_TAKEN, why)));
                }
                Ok(unpacked) => match &unpacked.refused {
                    Some((what, mend)) => self.refuse(words::CODES_NOT_TAKEN, what, mend),
                    None => self.import.opened(unpacked, From::Codes).await,
                },
            }
        });
    }

    fn refuse(self, head: &'static str, what: &str, mend: &str) {
        self.refused.set(Some((head, format!("{what}。{mend}。"))));
    }

    fn forget(self) {
        self.collected.set_value(Collected::default());
        self.told.set(None);
        self.refused.set(None);
        self.refused_text.set_value(String::new());
        self.import.forget();
    }
}
