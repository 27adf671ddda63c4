//! Taking a draft along: one file with the answers and the materials, sealed with a passphrase.

use std::collections::BTreeMap;

use hall_core::application::Application;
use hall_core::catalog::{Bundle, Field};
use hall_core::value::Answer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::open_drafts::Drafts;
use crate::catalog::{Library, use_library};
use crate::ui::{Tone, details, live, notice, press, ticked, typed};
use crate::{browser, portable, storage, words};

/// The shortest passphrase that is taken, in characters.
const SHORTEST: usize = 8;

/// Where the export of one draft stands.
#[derive(Clone, Copy, Debug)]
struct Export {
    stored: StoredValue<Application>,
    open: StoredValue<Drafts>,
    library: Library,
    id: StoredValue<String>,
    passphrase: RwSignal<String>,
    is_short: RwSignal<bool>,
    /// What would be open to everybody, once that was noticed.
    warned: RwSignal<Option<(String, What)>>,
    told: RwSignal<Option<String>>,
    trouble: RwSignal<Option<&'static str>>,
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Container,
    Bare,
}

/// What unfolds under a draft.
pub(super) fn export(application: &Application, open: &Drafts) -> AnyView {
    let it = Export {
        stored: StoredValue::new(application.clone()),
        open: StoredValue::new(open.clone()),
        library: use_library(),
        id: StoredValue::new(format!("passphrase-{}", application.bundle)),
        passphrase: RwSignal::default(),
        is_short: RwSignal::default(),
        warned: RwSignal::default(),
        told: RwSignal::default(),
        trouble: RwSignal::default(),
    };
    let inside = view! {
        <div class="stack-s">
            <p class="small">{words::EXPORT_INSIDE}</p>
            {passphrase(it)}
            <div class="row">
                <button type="button" class="button small" on:click=press(move || it.begin(What::Container))>{words::EXPORT}</button>
            </div>
            {live(move || it.warned.get().map(|(open, what)| warning(it, open, what)))}
            <p role="status">{live(move || it.told.get())}</p>
            {live(move || it.trouble.get().map(|it| view! { <p class="error" role="alert">{it}</p> }.into_any()))}
            <p><button type="button" class="plain small" on:click=press(move || it.begin(What::Bare))>{words::EXPORT_BARE}</button></p>
        </div>
    };
    details(words::EXPORT, inside.into_any())
}

fn passphrase(it: Export) -> AnyView {
    let id = it.id.get_value();
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint} {error}");
    let shown = RwSignal::new(false);
    let type_here = typed(move |text| {
        it.passphrase.set(text);
        it.is_short.set(false);
        it.warned.set(None);
    });
    let wrong = live(move || {
        it.is_short
            .get()
            .then(|| view! { <p class="error">{words::PASSPHRASE_SHORT}</p> }.into_any())
    });
    let show = format!("{id}-show");
    view! {
        <div class="field">
            <label for=id.clone()>{words::PASSPHRASE}</label>
            <p class="hint" id=hint>{words::PASSPHRASE_HINT}</p>
            <div id=error role="alert">{wrong}</div>
            <input class="input w-m" id=id type=move || if shown.get() { "text" } else { "password" }
                autocomplete="new-password" aria-describedby=described
                aria-invalid=move || it.is_short.get().then_some("true") on:input=type_here />
            <div class="choice">
                <input type="checkbox" id=show.clone() on:change=ticked(move |on| shown.set(on)) />
                <label for=show>{words::SHOW_PASSPHRASE}</label>
            </div>
        </div>
    }
    .into_any()
}

fn warning(it: Export, open: String, what: What) -> AnyView {
    let body = view! {
        <p>{open}</p>
        <p><button type="button" class="button quiet small" on:click=press(move || it.run(what, None))>{words::EXPORT_OPEN}</button></p>
    };
    let warning = notice(Tone::Warn, words::EXPORT_OPEN_HEAD, body.into_any());
    view! { <div role="alert">{warning}</div> }.into_any()
}

impl Export {
    /// What is exported: the draft as it is open, with what is only in memory, or as it is kept.
    fn application(self) -> Application {
        let open = self.open;
        self.stored
            .with_value(|it| open.with_value(|open| open.as_it_is(it)))
    }

    /// Exports, or says first what would be open to everybody.
    fn begin(self, what: What) {
        self.told.set(None);
        self.trouble.set(None);
        self.warned.set(None);
        let passphrase = match what {
            What::Container => self.passphrase.get_untracked(),
            What::Bare => String::new(),
        };
        if !passphrase.is_empty() {
            let is_short = passphrase.chars().count() < SHORTEST;
            self.is_short.set(is_short);
            if is_short {
                browser::focus(&self.id.get_value());
            } else {
                self.run(what, Some(passphrase));
            }
            return;
        }
        spawn_local(async move {
            let application = self.application();
            let plan = self.library.plan(&application.bundle).await.ok().flatten();
            let labels = plan.map_or_else(Vec::new, |it| sensitive(it.bundle(), &application));
            let n_files = match what {
                What::Container => application.materials.iter().map(|it| it.files.len()).sum(),
                What::Bare => 0,
            };
            if labels.is_empty() && n_files == 0 {
                self.run(what, None);
            } else {
                let open = words::open_to_all(&labels, n_files);
                self.warned.set(Some((open, what)));
            }
        });
    }

    fn run(self, what: What, passphrase: Option<String>) {
        self.warned.set(None);
        let busy = match &passphrase {
            Some(_) => words::SEALING,
            None => words::PACKING,
        };
        self.told.set(Some(busy.to_owned()));
        let application = self.application();
        spawn_local(async move {
            let done = match what {
                What::Bare => bare(&application),
                What::Container => container(&application, passphrase.as_deref()).await,
            };
            match done {
                Ok(name) => self.told.set(Some(words::exported(&name))),
                Err(why) => {
                    self.told.set(None);
                    self.trouble.set(Some(why));
                }
            }
        });
    }
}

fn bare(application: &Application) -> Result<String, &'static str> {
    let name = "APPLICATION.json";
    let text = serde_json::to_string_pretty(application).map_err(|_| words::NO_HELP)?;
    browser::download(name, "application/json", &text).map_err(|_| words::NO_HELP)?;
    Ok(name.to_owned())
}

async fn container(
    application: &Application,
    passphrase: Option<&str>,
) -> Result<String, &'static str> {
    let mut files = Vec::new();
    for file in application.materials.iter().flat_map(|it| &it.files) {
        if let Ok(Some(content)) = storage::file(&file.sha256).await {
            files.push((file.sha256.clone(), content));
        }
    }
    let packed = portable::pack(application, &files, passphrase)
        .await
        .map_err(|_| words::NO_HELP)?
        .ok_or(words::PACKED_TOO_LARGE)?;
    browser::download_content(&packed.name, &packed.content).map_err(|_| words::NO_HELP)?;
    Ok(packed.name)
}

/// The labels of the sensitive fields that have an answer.
fn sensitive(bundle: &Bundle, application: &Application) -> Vec<String> {
    let has_answer = |field: &Field| {
        let group = field.group.and_then(|it| bundle.fields.get(it.at()));
        match group {
            None => application
                .answers
                .get(&field.key)
                .is_some_and(|it| !it.is_empty()),
            Some(group) => match application.answers.get(&group.key) {
                Some(Answer::Rows(rows)) => rows.iter().any(|row| has_cell(row, &field.key)),
                _ => false,
            },
        }
    };
    bundle
        .fields
        .iter()
        .filter(|it| it.sensitive && has_answer(it))
        .map(|it| it.label.clone())
        .collect()
}

fn has_cell(row: &BTreeMap<String, Answer>, key: &str) -> bool {
    let element = key.rsplit('.').next().unwrap_or_default();
    row.get(element).is_some_and(|it| !it.is_empty())
}
