//! One draft: the answers, the pre-check over them, and how they are saved.
//!
//! The way of an answer: a field component calls [`Draft::set`], the answer goes into the
//! application and through [`Precheck`], the versions rise, and the autosave is told. Components read
//! through memos over a version: a field's over that field's own, which rises only if the pre-check has
//! looked at it anew, so that a keystroke costs the same on a long form as on a short one; everything
//! else over the draft's. No rule stands here; all of them are in `hall-core`.

mod answering;
mod autosave;
mod place;
mod prefill;
mod progress;
mod rows;
mod rule_changes;
mod sensitive;
mod sync;
mod touched;
mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hall_core::application::{Application, Provided};
use hall_core::catalog::{Level, QuestionIx};
use hall_core::plan::Plan;
use hall_core::precheck::{Asked, Holdings, Precheck};
use hall_core::rebase::{Change, meanings};
use hall_core::report::Finding;
use hall_core::value::Answer;
use leptos::prelude::*;

pub use answering::answer_to;
pub use autosave::Saving;
pub use place::{Place, element, element_id, field_of, key};
pub use prefill::{Offer, fill, offers, source_words};
pub use progress::{SectionState, Status, fields_of, sections};
pub use sync::{Syncing, from_hall};

use crate::storage::{Answering, Keeping, Lost, StoredDraft};
use crate::{browser, clock, order};
use autosave::Autosave;
use sensitive::NotThere;
use sync::Hall;
use touched::Touched;
use versions::Versions;

/// One draft. It is a handle: copies mean the same draft.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    state: StoredValue<State>,
    version: RwSignal<u32>,
    touched: Touched,
    shown: RwSignal<BTreeSet<String>>,
    changes: RwSignal<Vec<Change>>,
    lost: RwSignal<NotThere>,
    versions: StoredValue<Versions>,
    hall: Hall,
    autosave: Autosave,
}

/// Where sensitive values are kept, as the person chose; in the context.
#[derive(Clone, Copy, Debug)]
pub struct Keeper(pub RwSignal<Keeping>);

#[derive(Debug)]
struct State {
    check: Precheck,
    application: Application,
    key: Option<String>,
    /// The request that it answers, if it answers one.
    answering: Option<Answering>,
    /// Whether the disk had the sensitive values before anybody was asked.
    was_kept: bool,
    /// Whether there may be an earlier draft on the disk that could not be read.
    unread: bool,
}

impl Draft {
    /// A draft as it was stored, or an empty one of this bundle. One that was made under an earlier
    /// catalogue is brought to this one; what is stored stays as it is until something is changed.
    pub fn open(plan: &Arc<Plan>, stored: Option<StoredDraft>) -> Self {
        let stored = stored.unwrap_or_default();
        let lost = NotThere {
            places: stored
                .gone
                .map_or_else(Vec::new, |_| stored.sensitive.clone()),
            why: stored.gone,
        };
        let (mut application, changes) = rule_changes::opened(plan, stored.clone());
        // They are written down anew at each save.
        application.meanings.clear();
        let mut check = Precheck::open(Arc::clone(plan), clock::today(), &application);
        check.take_touched();
        let state = State {
            check,
            application,
            key: stored.key.clone(),
            answering: stored.answering.clone(),
            was_kept: stored.was_kept,
            unread: stored.unread,
        };
        let was_open = stored.was_open;
        let draft = Self {
            versions: StoredValue::new(Versions::of(&stored, &state, &changes)),
            hall: Hall::new(stored.hall.map(|it| rule_changes::at_hall(plan, it))),
            state: StoredValue::new(state),
            version: RwSignal::new(0),
            touched: Touched::none_of(plan),
            shown: RwSignal::new(BTreeSet::new()),
            changes: RwSignal::new(changes),
            lost: RwSignal::new(lost),
            autosave: Autosave::new(),
        };
        // An earlier release kept everything as it was; from now on what is sensitive is sealed.
        if was_open {
            draft.resave();
        }
        draft
    }

    /// The bundle and its indices.
    pub fn plan(self) -> Arc<Plan> {
        self.state.with_value(|it| Arc::clone(it.check.plan()))
    }

    /// The bundle's id.
    pub fn bundle_id(self) -> String {
        self.state.with_value(|it| it.application.bundle.clone())
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(self) -> bool {
        self.application(|it| {
            it.situation.is_empty() && it.answers.is_empty() && it.materials.is_empty()
        })
    }

    /// Whether and how a place is asked.
    pub fn asked(self, place: Place) -> Asked {
        self.watch_at(place, |check| check.cell_asked(place.row(), place.field()))
    }

    /// What stands at a place, as typed.
    pub fn answer(self, place: Place) -> Answer {
        let plan = self.plan();
        self.track(place.field());
        self.peek_application(|it| match place {
            Place::Field(field) => it
                .answers
                .get(key(&plan, field))
                .cloned()
                .unwrap_or_default(),
            Place::Cell { group, row, column } => match it.answers.get(key(&plan, group)) {
                Some(Answer::Rows(rows)) => rows
                    .get(row)
                    .and_then(|cells| cells.get(element(&plan, column)))
                    .cloned()
                    .unwrap_or_default(),
                _ => Answer::Nothing,
            },
        })
    }

    /// Answers a place. Whatever was prefilled there is now the person's own.
    pub fn set(self, place: Place, answer: Answer) {
        let plan = self.plan();
        match place {
            Place::Field(field) => {
                let key = key(&plan, field);
                self.change(|state| {
                    state.check.set_answer(key, &answer);
                    if state.application.prefilled.remove(key).is_some() {
                        state.check.set_prefilled(key, None);
                    }
                    rows::put(&mut state.application.answers, key, answer);
                });
            }
            Place::Cell { group, row, column } => {
                self.set_cell(key(&plan, group), row, element(&plan, column), answer);
            }
        }
    }

    /// Answers a guiding question.
    pub fn set_situation(self, question: &str, value: &str) {
        self.change(|state| {
            state.check.set_situation(question, Some(value));
            state
                .application
                .situation
                .insert(question.to_owned(), value.to_owned());
        });
    }

    /// The guiding questions that are asked in this situation, in their order.
    pub fn questions(self) -> Vec<QuestionIx> {
        self.watch(|check| {
            check
                .questions()
                .iter()
                .filter(|it| it.relevant.is_yes())
                .map(|it| it.ix)
                .collect()
        })
    }

    /// How a material is provided.
    pub fn provided(self, material: &str) -> Option<Provided> {
        self.application(|it| it.materials.iter().find(|it| it.id == material).cloned())
    }

    /// Provides a material in the place of what was provided for it.
    pub fn provide(self, provided: Provided) {
        self.change(|state| {
            state
                .application
                .materials
                .retain(|it| it.id != provided.id);
            state.application.materials.push(provided);
            state.check.set_materials(&state.application.materials);
        });
    }

    /// Takes a material back.
    pub fn withdraw(self, material: &str) {
        self.change(|state| {
            state.application.materials.retain(|it| it.id != material);
            state.check.set_materials(&state.application.materials);
        });
    }

    /// Fills in an answer from a source; it counts as provisional until it is confirmed.
    pub fn prefill(self, field: &str, value: &str, source: &str) {
        self.change(|state| {
            let answer = Answer::Text(value.to_owned());
            state.check.set_answer(field, &answer);
            state.check.set_prefilled(field, Some(source));
            state.application.answers.insert(field.to_owned(), answer);
            state
                .application
                .prefilled
                .insert(field.to_owned(), source.to_owned());
        });
    }

    /// The source of an answer that nobody has confirmed yet.
    pub fn prefilled_from(self, field: &str) -> Option<String> {
        self.track_at(field);
        self.peek_application(|it| it.prefilled.get(field).cloned())
    }

    /// Confirms a prefilled answer.
    pub fn confirm(self, field: &str) {
        self.change(|state| {
            state.application.prefilled.remove(field);
            state.check.set_prefilled(field, None);
        });
    }

    /// Says what lies on the applicant's shelf.
    pub fn set_holdings(self, holdings: Holdings) {
        self.state
            .update_value(|it| it.check.set_holdings(holdings));
        self.rise();
    }

    /// What is wrong or worth knowing at a place.
    pub fn findings(self, at: &str) -> Vec<Finding> {
        self.track_at(at);
        let mut findings = self.peek(|check| check.findings_at(at));
        order::sort(&mut findings, |a, b| a.level < b.level);
        findings
    }

    /// Whether something is wrong at a place.
    pub fn is_wrong(self, at: &str) -> bool {
        self.findings(at).iter().any(|it| it.level == Level::Error)
    }

    /// Whether the gaps on a page are pointed out: once the person has tried to leave it.
    pub fn shows_gaps(self, page: &str) -> bool {
        self.shown.with(|it| it.contains(page))
    }

    /// Points out the gaps on a page from now on.
    pub fn show_gaps(self, page: &str) {
        self.shown.update(|it| it.extend([page.to_owned()]));
    }

    /// Where the saving stands.
    pub fn saving(self) -> Saving {
        self.autosave.saving().get()
    }

    /// Saves at once: the page may be about to go.
    pub fn hurry(self) {
        self.autosave.hurry(self);
    }

    /// Saves what is not saved yet, and waits until it is.
    pub async fn settle(self) {
        if self.autosave.saving().get_untracked() == Saving::Busy {
            drop(self.save_surely().await);
        }
    }

    /// Saves it as it is, whether or not anything was typed since.
    pub async fn keep_now(self) -> Result<f64, Lost> {
        self.save_surely().await
    }

    /// The key that makes the submission idempotent. It is made at the first try, and saved with the
    /// draft before anything is sent, so that a retry after a crash cannot submit twice.
    pub fn submission_key(self) -> (String, StoredDraft) {
        self.state.update_value(|it| {
            it.key.get_or_insert_with(browser::random_hex);
        });
        let stored = self.snapshot();
        (stored.key.clone().unwrap_or_default(), stored)
    }

    /// Whether its submission was tried under this key.
    pub fn has_key(self, key: &str) -> bool {
        self.state.with_value(|it| it.key.as_deref() == Some(key))
    }

    /// What is submitted. The hall keeps the catalogue that it was made under, and needs no meanings.
    pub fn to_submit(self) -> Application {
        self.state.with_value(|it| Application {
            meanings: BTreeMap::new(),
            ..it.application.clone()
        })
    }

    /// What is taken along in a file, with what the answers meant.
    pub fn to_take_along(self) -> Application {
        self.snapshot().application
    }

    /// Starts anew, empty: the draft was submitted or thrown away.
    pub fn clear(self) {
        self.autosave.stop();
        self.state.update_value(|it| {
            let plan = Arc::clone(it.check.plan());
            let bundle = it.application.bundle.clone();
            let catalog = it.application.catalog.clone();
            it.application = Application {
                bundle,
                catalog,
                ..Application::default()
            };
            it.check = Precheck::open(plan, it.check.today(), &it.application);
            it.key = None;
            it.was_kept = false;
        });
        self.lost.set(NotThere::default());
        self.versions.set_value(Versions::default());
        self.hall.forget();
        self.shown.set(BTreeSet::new());
        self.changes.set(Vec::new());
        self.rise();
    }

    fn snapshot(self) -> StoredDraft {
        self.state.with_value(|it| StoredDraft {
            application: Application {
                meanings: meanings(it.check.plan().bundle(), &it.application),
                ..it.application.clone()
            },
            saved_at: clock::now_ms(),
            key: it.key.clone(),
            changes: self.changes.get_untracked(),
            conflicts: self.here().conflicts,
            revision: self.versions.with_value(|it| it.revision),
            hall: self.hall.stored(),
            answering: it.answering.clone(),
            sensitive: self.sensitive_in(it),
            secret: self.secret_in(it),
            was_kept: it.was_kept,
            unread: it.unread,
            ..StoredDraft::default()
        })
    }

    /// Every change goes through here. The key of an earlier try stays: if that try did arrive, the
    /// hall must be able to notice that this is a second one.
    fn change(self, change: impl FnOnce(&mut State)) {
        self.state.update_value(change);
        self.rise();
        self.autosave.touch(self);
    }
}
