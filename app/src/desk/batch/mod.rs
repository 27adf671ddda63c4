//! Acting on several cases at once, from the list of one's own department: what is chosen, what would become of it,
//! and what became of it. Nothing is done before the cases were listed once more and somebody said yes.
//!
//! A refusal (不予) is not among what can be done here: each states its own reasons and remedies (行政许可法 Art. 38),
//! so each is decided on the page of its case. The page says so.

mod bar;
mod choose;
mod confirm;
mod outcome;

use hall_api::{
    Batch, BatchAct, BatchPlan, BatchPreview, Became, CaseLine, Chosen, Holder, LaneState,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::navigation::{Navigation, use_navigation};
use crate::{browser, words};

pub(super) use bar::bar;
pub(super) use choose::{all_of_services, chooser};
pub(super) use confirm::confirm;
pub(super) use outcome::outcome;

/// The id of the confirmation's heading.
const CONFIRM: &str = "batch-confirm";

/// The id of the remark on what became of it.
const REMARK: &str = "batch-remark";

/// An act whose cases stand there for a yes or a no.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    act: BatchAct,
    preview: BatchPreview,
}

/// What became of a batch.
#[derive(Clone, Debug)]
struct Done {
    act: BatchAct,
    cases: Vec<Became>,
}

/// What is chosen, and how far it is. There is one for each list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Several {
    again: Trigger,
    chosen: RwSignal<Vec<CaseLine>>,
    asked: RwSignal<Option<Asked>>,
    done: RwSignal<Option<Done>>,
    failed: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
    shown: StoredValue<String>,
    tried: StoredValue<Option<(Batch, String)>>,
    navigation: Navigation,
}

impl Several {
    /// Begins with nothing chosen.
    pub(super) fn begin() -> Self {
        Self {
            again: Trigger::new(),
            chosen: RwSignal::new(Vec::new()),
            asked: RwSignal::new(None),
            done: RwSignal::new(None),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            shown: StoredValue::default(),
            tried: StoredValue::new(None),
            navigation: use_navigation(),
        }
    }

    /// Follows that the list is to be read anew.
    pub(super) fn follow(self) {
        self.again.track();
    }

    /// What waits for a yes or a no.
    pub(super) fn asked(self) -> Option<Asked> {
        self.asked.get()
    }

    /// Notes which lines stand on the page under which filter: what is not seen is not chosen.
    pub(super) fn show(self, filter: &str, lines: &[&CaseLine]) {
        let is_other = self.shown.with_value(|it| it != filter);
        self.shown.set_value(filter.to_owned());
        self.chosen.update(|all| {
            let stands = |it: &CaseLine| lines.iter().any(|line| **line == *it);
            all.retain(|it| !is_other && stands(it));
        });
    }

    fn has(self, case: &str) -> bool {
        self.chosen.with(|all| all.iter().any(|it| it.case == case))
    }

    fn choose(self, line: &CaseLine, is_chosen: bool) {
        self.chosen.update(|all| {
            all.retain(|it| it.case != line.case);
            if is_chosen {
                all.push(line.clone());
            }
        });
    }

    /// Asks what would become of an act on what is chosen, and shows it.
    fn ask(self, act: BatchAct) {
        let cases = self.chosen.with_untracked(|all| {
            let meant = all.iter().filter(|it| is_for(act, it));
            meant.map(|it| it.case.clone()).collect::<Vec<String>>()
        });
        if cases.is_empty() || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::batch_preview(&BatchPlan { act, cases }).await;
            self.busy.set(false);
            match answer {
                Ok(preview) => {
                    self.failed.set(None);
                    self.done.set(None);
                    self.asked.set(Some(Asked { act, preview }));
                    browser::focus_soon(CONFIRM);
                }
                Err(why) => self.fail(why),
            }
        });
    }

    /// Does it, with what was seen of each case.
    fn act(self, act: BatchAct, cases: Vec<Chosen>, reason: String) {
        if cases.is_empty() || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let batch = Batch { act, reason, cases };
        let key = self.key(&batch);
        spawn_local(async move {
            let answer = api::batch(&batch, &key).await;
            self.busy.set(false);
            // Whether a batch whose answer was lost is done, nobody knows: it is tried again under its key.
            if matches!(answer, Ok(_) | Err(Trouble::Refused(_))) {
                self.tried.set_value(None);
            }
            match answer {
                Ok(outcome) => self.say(act, outcome.cases),
                Err(why) => self.fail(why),
            }
        });
    }

    fn say(self, act: BatchAct, cases: Vec<Became>) {
        let not = cases.iter().filter(|it| it.obstacle.is_some()).count();
        let done = cases.len().saturating_sub(not);
        self.navigation.announce(words::batch_done(act, done, not));
        self.failed.set(None);
        self.chosen.set(Vec::new());
        self.done.set(Some(Done { act, cases }));
        self.asked.set(None);
        self.again.notify();
        browser::focus_soon(REMARK);
    }

    fn fail(self, why: Trouble) {
        self.navigation.announce(words::THERE_IS_A_PROBLEM);
        self.failed.set(Some(why));
        browser::focus_soon(REMARK);
    }

    /// Goes back to the list; nothing was done.
    fn leave(self) {
        self.failed.set(None);
        self.asked.set(None);
        self.again.notify();
        browser::focus_heading();
    }

    /// The key of this batch: the same as before if the very same was tried and its answer was lost.
    fn key(self, batch: &Batch) -> String {
        let before = self.tried.with_value(|it| {
            let same = it.as_ref().filter(|(tried, _)| tried == batch);
            same.map(|(_, key)| key.clone())
        });
        let key = before.unwrap_or_else(browser::random_hex);
        self.tried.set_value(Some((batch.clone(), key.clone())));
        key
    }
}

/// Whether anything can be done with a case together with others: it waits for a decision, and no colleague has it.
pub(super) fn can_choose(line: &CaseLine) -> bool {
    line.state == LaneState::InReview && line.holder != Holder::Other
}

/// Whether an act is meant for a case, as far as the list tells.
fn is_for(act: BatchAct, line: &CaseLine) -> bool {
    match act {
        BatchAct::Take => line.holder == Holder::Nobody,
        BatchAct::Release => line.holder == Holder::Me,
        BatchAct::Approve => true,
    }
}
