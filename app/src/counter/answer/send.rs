//! Sending an answer, once.
//!
//! Its key is saved with it before anything is sent: after a lost connection the same key goes out again,
//! and the hall knows that it is the same answer. What was not sent stays on the page and in the storage.

use hall_api::{Acting, ErrorCode, RequestKind};
use hall_core::application::{Application, FileRef};
use hall_core::flow::Act;
use hall_core::report::Finding;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Asked;
use super::extra::{ELSEWHERE, Open};
use super::found::{Found, PAGE};
use crate::api::{self, Outcome, Trouble};
use crate::channel::{self, Said};
use crate::counter::open_drafts::Drafts;
use crate::draft::{Draft, element_id};
use crate::following;
use crate::navigation::{Navigation, use_navigation};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{self, Dialog, Problem, Reply, Tone, live, notice, ready, use_dialog};
use crate::{browser, storage, upload, words};

/// How far the sending is.
#[derive(Clone, Debug, PartialEq)]
enum Sending {
    Not,
    Files(usize, usize),
    Answer,
    Failed(Trouble),
}

/// What sending needs. Copies mean the same.
#[derive(Clone)]
struct Sender {
    draft: Draft,
    open: Open,
    asked: StoredValue<Asked>,
    found: Found,
    sending: RwSignal<Sending>,
    drafts: Drafts,
    session: Session,
    navigation: Navigation,
    dialog: Dialog,
}

/// The button, and what becomes of it.
pub(super) fn sending(draft: Draft, asked: Asked, open: &Open, found: Found) -> AnyView {
    let sending = RwSignal::new(Sending::Not);
    let sender = Sender {
        draft,
        open: *open,
        asked: StoredValue::new(asked),
        found,
        sending,
        drafts: expect_context(),
        session: use_session(),
        navigation: use_navigation(),
        dialog: use_dialog(),
    };
    let busy = move || matches!(sending.get(), Sending::Files(..) | Sending::Answer);
    let press = move || {
        if untrack(busy) || !sender.is_complete() {
            return;
        }
        let sender = sender.clone();
        spawn_local(async move { sender.send().await });
    };
    let status = live(move || match sending.get() {
        Sending::Not => ().into_any(),
        Sending::Files(n, of) => {
            view! { <p role="status">{words::sending_files(n, of)}</p> }.into_any()
        }
        Sending::Answer => view! { <p role="status">{words::SENDING_ANSWER}</p> }.into_any(),
        Sending::Failed(Trouble::Offline) => {
            let mend = view! { <p>{words::NOT_SENT_MEND}</p> };
            let said = notice(Tone::Warn, words::NOT_SENT, mend.into_any());
            view! { <div role="alert">{said}</div> }.into_any()
        }
        Sending::Failed(trouble) => failed(&trouble),
    });
    view! {
        {status}
        <div class="actions">
            <button type="button" class="button" aria-disabled=move || busy().then_some("true") on:click=ui::press(press)>{words::SEND_ANSWER}</button>
            {ui::save_line(draft)}
        </div>
    }
    .into_any()
}

impl Sender {
    /// Whether the answer is ready to be sent; if not, points out what is open.
    fn is_complete(&self) -> bool {
        let open = untrack(|| self.open_places());
        let is_complete = open.is_empty();
        self.found.problems.set(open);
        self.found.refused.set(Vec::new());
        if !is_complete {
            self.draft.show_gaps(PAGE);
            browser::focus_soon(ui::ERROR_SUMMARY);
        }
        is_complete
    }

    fn open_places(&self) -> Vec<Problem> {
        let plan = self.draft.plan();
        let bundle = plan.bundle();
        let conflicts = self.draft.conflicts().into_iter().map(|it| {
            let place = hall_core::words::place_of(bundle, &it.at);
            problem(&it.at, words::asked_place(&place, words::CONFLICT_AT))
        });
        let (here, elsewhere) = self.open.problems();
        let here = here.into_iter().map(|it| problem(&it.at, it.what));
        let all: Vec<Problem> = conflicts.chain(here).collect();
        if !all.is_empty() {
            return all;
        }
        let elsewhere = elsewhere.into_iter().map(|it| Problem {
            what: it.what,
            href: format!("#{ELSEWHERE}"),
        });
        elsewhere.collect()
    }

    fn problem_of(&self, finding: &Finding) -> Problem {
        let plan = self.draft.plan();
        let said = hall_core::words::finding(plan.bundle(), finding);
        let place = hall_core::words::place_of(plan.bundle(), &finding.at);
        problem(&finding.at, words::asked_place(&place, &said.what))
    }

    async fn send(self) {
        if !self.has_changes() && !self.is_meant().await {
            return;
        }
        self.sending.set(Sending::Answer);
        let key = self.draft.submission_key().0;
        drop(self.draft.keep_now().await);
        let application = self.draft.to_submit();
        match self.deliver(&key, &application).await {
            Ok(()) => self.finish(words::ANSWERED).await,
            Err(Trouble::Refused(it)) if it.code == ErrorCode::KeyReused => {
                self.finish(words::ALREADY_ANSWERED).await;
            }
            Err(Trouble::Refused(it)) if !it.findings.is_empty() => {
                let problems = it.findings.iter().map(|it| self.problem_of(it)).collect();
                self.found.problems.set(problems);
                self.found.refused.set(it.findings.clone());
                self.sending.set(Sending::Failed(Trouble::Refused(it)));
                browser::focus_soon(ui::ERROR_SUMMARY);
            }
            Err(trouble) => {
                self.sending.try_set(Sending::Failed(trouble));
            }
        }
    }

    /// Sends the new files, and then the answer. If something else has happened to the application in the
    /// meantime and the same is still asked, it is sent again for how things stand now.
    async fn deliver(&self, key: &str, application: &Application) -> Outcome<()> {
        let person = self.session.known().await;
        let account = person.ok_or(Trouble::Offline)?.account;
        let files = self.new_files(application);
        for (n, file) in files.iter().enumerate() {
            self.sending.set(Sending::Files(n + 1, files.len()));
            upload::send(&account, file).await?;
        }
        self.sending.set(Sending::Answer);
        let number = self.asked.with_value(|it| it.number.clone());
        match api::act(&number, key, &account, &self.acting(application)).await {
            Err(Trouble::Refused(it)) if it.code == ErrorCode::Conflict => {
                if self.is_still_asked(&number).await? {
                    api::act(&number, key, &account, &self.acting(application)).await
                } else {
                    Err(Trouble::Refused(it))
                }
            }
            other => other,
        }
    }

    fn acting(&self, application: &Application) -> Acting {
        self.asked.with_value(|it| {
            let round = it.request.round;
            Acting {
                act: match it.request.kind {
                    RequestKind::Notice => Act::Correct { round },
                    RequestKind::Supplement => Act::Answer { round },
                },
                version: Some(it.version),
                content: Some(application.clone()),
                files: Vec::new(),
                note: String::new(),
                recipient: None,
            }
        })
    }

    /// Looks at the application anew; whether the same is still asked.
    async fn is_still_asked(&self, number: &str) -> Outcome<bool> {
        let followed = following::application(number).await?;
        let Some(now) = Asked::of(number, followed) else {
            return Ok(false);
        };
        let is_same = self.asked.with_value(|it| it.request == now.request);
        if is_same {
            self.asked.set_value(now);
        }
        Ok(is_same)
    }

    /// The files that the hall does not have yet.
    fn new_files(&self, application: &Application) -> Vec<FileRef> {
        self.asked.with_value(|it| {
            let had = it.content.materials.iter().flat_map(|it| &it.files);
            let had: Vec<&str> = had.map(|it| it.sha256.as_str()).collect();
            let all = application.materials.iter().flat_map(|it| &it.files);
            all.filter(|it| !had.contains(&it.sha256.as_str()))
                .cloned()
                .collect()
        })
    }

    /// Whether anything differs from what the hall has.
    fn has_changes(&self) -> bool {
        let now = self.draft.to_submit();
        self.asked.with_value(|it| {
            it.content.answers != now.answers
                || it.content.situation != now.situation
                || it.content.materials != now.materials
        })
    }

    /// Whether the person means to send it without having changed anything.
    async fn is_meant(&self) -> bool {
        let replies = [
            Reply {
                label: words::UNCHANGED_BACK,
                class: "button",
            },
            Reply {
                label: words::UNCHANGED_SEND,
                class: "button quiet",
            },
        ];
        let body = ready(|| view! { <p>{words::UNCHANGED_LEAD}</p> }.into_any());
        let asked = self.dialog.ask(words::UNCHANGED_TITLE, body, &replies);
        asked.await == Some(1)
    }

    /// The hall has it: what was kept here is no longer needed.
    async fn finish(self, said: &'static str) {
        let application = self.draft.to_submit();
        for file in self.new_files(&application) {
            drop(storage::forget_file(&file.sha256).await);
        }
        let row = self.draft.row();
        self.draft.clear();
        self.drafts.close(&row);
        drop(storage::forget_draft(&row).await);
        channel::tell(&Said::Gone(row));
        let number = self.asked.with_value(|it| it.number.clone());
        self.navigation.announce(said);
        self.navigation.replace(Route::Application(number));
    }
}

/// Why it was not taken. Where things have changed at the hall, the page is to be opened anew.
fn failed(trouble: &Trouble) -> AnyView {
    let is_outdated = matches!(trouble, Trouble::Refused(it)
        if matches!(it.code, ErrorCode::Conflict | ErrorCode::CatalogChanged));
    let again = is_outdated.then(|| ui::quiet_button(words::LOOK_AGAIN, browser::reload));
    let again = again.map(|it| view! { <div class="actions">{it}</div> }.into_any());
    view! { {ui::trouble(trouble)}{again} }.into_any()
}

fn problem(at: &str, what: String) -> Problem {
    Problem {
        what,
        href: format!("#{}", element_id(at)),
    }
}
