//! Bringing a draft back, from a file (bare, packed, sealed, or damaged) or from codes.

use std::collections::BTreeMap;

use hall_core::application::{self, Application};
use hall_core::catalog::{Bundle, WayKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::super::keeping::Keeper;
use super::super::open_drafts::Drafts;
use crate::catalog::{Library, use_library};
use crate::navigation::{Navigation, use_navigation};
use crate::outbox::{Outbox, use_outbox};
use crate::portable::{self, Unpacked};
use crate::route::{Route, Step};
use crate::storage::{self, StoredDraft};
use crate::ui::{Tone, live, notice, press, typed};
use crate::{browser, clock, words};

/// Where the import stands.
#[derive(Clone, Debug, Default)]
enum State {
    #[default]
    Waiting,
    Busy(&'static str),
    Refused(String),
    /// It is sealed; what was wrong with the passphrase that was tried.
    Sealed(File, Option<String>),
    /// It can be imported, and there is something to know before.
    Asks(Box<Ready>),
}

/// What a draft comes back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// A container, in which its files are.
    Container,
    /// A bare application.
    Bare,
    /// The codes on a phone.
    Codes,
}

/// What can be imported.
#[derive(Clone, Debug)]
struct Ready {
    from: From,
    unpacked: Unpacked,
    application: Application,
    /// When the draft was saved that would be replaced.
    replaces: Option<f64>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Import {
    state: RwSignal<State, LocalStorage>,
    library: Library,
    keeper: Keeper,
    navigation: Navigation,
    outbox: Outbox,
    open: StoredValue<Drafts>,
}

/// The part of the page.
pub(super) fn import() -> AnyView {
    let it = Import::none();
    view! {
        <section class="stack-s">
            <h2>{words::IMPORT}</h2>
            <p class="hint">{words::IMPORT_HINT}</p>
            {live(move || it.shown())}
            {picker(it)}
        </section>
    }
    .into_any()
}

fn picker(it: Import) -> AnyView {
    let choose = move |event: web_sys::Event| {
        let input = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|it| it.get(0)) {
            it.begin(file);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="pick">
            <span class="button quiet small">{words::CHOOSE_FILE}</span>
            <input type="file" accept=".json,.zip,.age,application/json,application/zip" on:change=choose />
        </label>
    }
    .into_any()
}

impl Import {
    /// Nothing yet.
    pub(super) fn none() -> Self {
        let open: Drafts = expect_context();
        Self {
            state: RwSignal::new_local(State::Waiting),
            library: use_library(),
            keeper: expect_context(),
            navigation: use_navigation(),
            outbox: use_outbox(),
            open: StoredValue::new(open),
        }
    }

    /// Nothing again.
    pub(super) fn forget(self) {
        self.state.set(State::Waiting);
    }

    /// Where it stands, in words, with what is to be decided.
    pub(super) fn shown(self) -> Option<AnyView> {
        Some(match self.state.get() {
            State::Waiting => return None,
            State::Busy(text) => view! { <p role="status">{text}</p> }.into_any(),
            State::Refused(why) => {
                let said = notice(
                    Tone::Bad,
                    words::IMPORT_FAILED,
                    view! { <p>{why}</p> }.into_any(),
                );
                view! { <div role="alert">{said}</div> }.into_any()
            }
            State::Sealed(file, wrong) => self.asks_passphrase(file, wrong),
            State::Asks(ready) => self.asks(*ready),
        })
    }

    fn begin(self, file: File) {
        spawn_local(async move {
            self.state.set(State::Busy(words::OPENING));
            let is_small = file.size() <= 1024.0 * 1024.0;
            let bare = if is_small { bare(&file).await } else { None };
            match bare {
                Some(application) => {
                    let application = Some(application);
                    self.opened(
                        Unpacked {
                            application,
                            ..Unpacked::default()
                        },
                        From::Bare,
                    )
                    .await;
                }
                None => self.open(file, None).await,
            }
        });
    }

    async fn open(self, file: File, passphrase: Option<String>) {
        let opened = portable::open(&file, passphrase.as_deref()).await;
        let Ok(unpacked) = opened else {
            self.state
                .set(State::Refused(words::IMPORT_NO_HELP.to_owned()));
            return;
        };
        match &unpacked.refused {
            None => self.opened(unpacked, From::Container).await,
            Some((what, mend)) => {
                let why = format!("{what}。{mend}。");
                self.state.set(if unpacked.asks_passphrase {
                    State::Sealed(file, passphrase.map(|_| why))
                } else {
                    State::Refused(why)
                });
            }
        }
    }

    /// Imports what there is, or asks first.
    pub(super) async fn opened(self, mut unpacked: Unpacked, from: From) {
        let Some(read) = unpacked.application.take() else {
            self.state
                .set(State::Refused(words::IMPORT_NO_HELP.to_owned()));
            return;
        };
        if self.outbox.of_bundle(&read.bundle).is_some() {
            self.state
                .set(State::Refused(words::QUEUED_DRAFT.to_owned()));
            return;
        }
        let plan = self.library.plan(&read.bundle).await.ok().flatten();
        let Some(plan) = plan else {
            self.state
                .set(State::Refused(words::IMPORT_UNKNOWN.to_owned()));
            return;
        };
        let mut application = Application {
            submitted_by: None,
            prefilled: BTreeMap::new(),
            ..read
        };
        let behind = match from {
            From::Container => None,
            From::Bare => leave_files(&mut application)
                .await
                .then(|| words::FILES_STAY_BEHIND.to_owned()),
            From::Codes => left_on_the_phone(&application, plan.bundle()),
        };
        unpacked
            .damages
            .extend(behind.map(|it| (it, String::new())));
        let here = storage::draft(&application.bundle).await.ok().flatten();
        let ready = Ready {
            from,
            unpacked,
            application,
            replaces: here.map(|it| it.saved_at),
        };
        if ready.unpacked.damages.is_empty() && ready.replaces.is_none() {
            self.keep(ready);
        } else {
            self.state.set(State::Asks(Box::new(ready)));
        }
    }

    /// Keeps the files first: a draft never names one that is not there. Both are saved in the way
    /// that the person chose.
    fn keep(self, ready: Ready) {
        self.state.set(State::Busy(words::OPENING));
        let to = Route::bundle(&ready.application.bundle, Step::Form);
        let draft = StoredDraft {
            application: ready.application,
            saved_at: clock::now_ms(),
            was_open: true,
            ..StoredDraft::default()
        };
        spawn_local(async move {
            for (sha256, content) in &ready.unpacked.files {
                storage::keep_file(sha256, content).await;
            }
            let drafts = self.open.get_value();
            drafts.bring_in(self.library, self.keeper, draft).await;
            self.navigation.go(to);
        });
    }

    fn asks_passphrase(self, file: File, wrong: Option<String>) -> AnyView {
        let passphrase = RwSignal::new(String::new());
        let open = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let file = file.clone();
            let passphrase = passphrase.get_untracked();
            self.state.set(State::Busy(words::UNSEALING));
            spawn_local(async move { self.open(file, Some(passphrase)).await });
        };
        browser::focus_soon("passphrase-of-file");
        let is_wrong = wrong.is_some().then_some("true");
        let wrong = wrong.map(|it| {
            view! { <p class="error" id="passphrase-wrong" role="alert">{it}</p> }.into_any()
        });
        view! {
            <form class="card stack-s" on:submit=open>
                <h3>{words::SEALED}</h3>
                <div class="field">
                    <label for="passphrase-of-file">{words::PASSPHRASE_OF_FILE}</label>
                    {wrong}
                    <input class="input w-m" id="passphrase-of-file" type="password" autocomplete="off" required
                        aria-describedby="passphrase-wrong" aria-invalid=is_wrong on:input=typed(move |it| passphrase.set(it)) />
                </div>
                <div class="row"><button class="button small">{words::OPEN_FILE}</button>{self.leave()}</div>
            </form>
        }
        .into_any()
    }

    fn asks(self, ready: Ready) -> AnyView {
        let is_damaged = !ready.unpacked.damages.is_empty();
        let damages = ready
            .unpacked
            .damages
            .iter()
            .map(|(what, mend)| {
                let mend = (!mend.is_empty()).then(|| format!("：{mend}"));
                view! { <li>{what.clone()}{mend}</li> }.into_any()
            })
            .collect_view();
        let damages = is_damaged.then(|| view! { <ul class="dots">{damages}</ul> }.into_any());
        let replaces = ready.replaces.map(|it| {
            let saved = words::saved_at(&clock::hour_and_minute(it));
            view! { <p>{words::import_replaces(&saved)}</p> }.into_any()
        });
        let (head, label) = match ready.from {
            From::Codes => (words::READ_FROM_CODES, words::IMPORT_DO),
            _ if is_damaged => (words::DAMAGED, words::IMPORT_ANYWAY),
            _ => ("", words::IMPORT_DO),
        };
        let go_on = move || self.keep(ready.clone());
        let body = view! {
            {damages}
            {replaces}
            <div class="row">
                <button type="button" class="button small" on:click=press(go_on)>{label}</button>
                {self.leave()}
            </div>
        };
        let said = notice(
            Tone::Warn,
            head,
            view! { <div class="stack-s">{body}</div> }.into_any(),
        );
        view! { <div role="alert">{said}</div> }.into_any()
    }

    fn leave(self) -> AnyView {
        let leave = move || self.forget();
        view! { <button type="button" class="button quiet small" on:click=press(leave)>{words::IMPORT_NOT}</button> }.into_any()
    }
}

/// The application in a bare file, if it is one that can be read as it stands: that needs no help.
async fn bare(file: &File) -> Option<Application> {
    let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
    let bytes = js_sys::Uint8Array::new(&bytes.ok()?).to_vec();
    application::parse(&bytes).ok()
}

/// A bare application comes without the contents of its files. Those that are on this device stay;
/// says whether others were taken out.
async fn leave_files(application: &mut Application) -> bool {
    let mut left = false;
    for material in &mut application.materials {
        let mut here = Vec::new();
        for file in std::mem::take(&mut material.files) {
            match storage::file(&file.sha256).await {
                Ok(Some(_)) => here.push(file),
                _ => left = true,
            }
        }
        material.files = here;
    }
    left
}

/// Which materials have to be provided anew, because codes hold no files.
fn left_on_the_phone(application: &Application, bundle: &Bundle) -> Option<String> {
    let uploads = application
        .materials
        .iter()
        .filter(|it| it.way == WayKind::Upload);
    let labels: Vec<String> = uploads
        .filter_map(|it| {
            bundle
                .materials
                .iter()
                .find(|material| material.id == it.id)
        })
        .map(|it| it.name.clone())
        .collect();
    (!labels.is_empty()).then(|| words::files_stay_on_the_phone(&labels))
}
