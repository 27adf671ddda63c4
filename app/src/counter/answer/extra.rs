//! What an answer brings along: places that are asked only because of what was changed. They may be filled
//! in although nobody named them; the rules say which (`hall_core::correction`).

use hall_core::application::Application;
use hall_core::catalog::Level;
use hall_core::correction::{Named, brought_along};
use hall_core::precheck::Precheck;
use leptos::prelude::*;

use super::item::control;
use crate::clock;
use crate::draft::{Draft, field_of};
use crate::ui::{Tone, live, notice, remark};
use crate::words;

/// What may be changed: the places that were named, and what they bring along. Copies mean the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    draft: Draft,
    /// The rules over the application as the hall has it.
    before: StoredValue<Precheck>,
    named: StoredValue<Vec<String>>,
}

impl Open {
    pub(super) fn of(draft: Draft, content: &Application, named: Vec<String>) -> Self {
        Self {
            draft,
            before: StoredValue::new(Precheck::open(draft.plan(), clock::today(), content)),
            named: StoredValue::new(named),
        }
    }

    /// The places that came along.
    fn along(self) -> Vec<String> {
        self.draft.watch(|check| {
            self.before.update_value(|it| {
                if it.holdings() != check.holdings() {
                    it.set_holdings(check.holdings().clone());
                }
            });
            self.before
                .with_value(|was| brought_along(was, check, &self.named(check)))
        })
    }

    fn named(self, check: &Precheck) -> Named {
        self.named
            .with_value(|all| Named::of(all.iter().map(String::as_str), check))
    }

    /// What is wrong or missing where the answer may not say anything else, and how it is mended.
    fn elsewhere(self, along: &[String]) -> Vec<(String, String)> {
        let plan = self.draft.plan();
        let bundle = plan.bundle();
        let (report, named) = self
            .draft
            .watch(|check| (check.report(), self.named(check)));
        let along = self
            .draft
            .peek(|check| Named::of(along.iter().map(String::as_str), check));
        let closed = |at: &str| !named.opens(at) && !along.opens(at);
        let wrong = report.findings.iter().filter(|it| it.level == Level::Error);
        let wrong = wrong.filter(|it| closed(&it.at)).map(|it| {
            let said = hall_core::words::finding(bundle, it);
            let place = hall_core::words::place_of(bundle, &it.at);
            (words::asked_place(&place, &said.what), said.mend)
        });
        let missing = report.missing.iter().filter(|it| closed(&it.at)).map(|it| {
            let field = field_of(&plan, &it.at).and_then(|it| plan.field(it));
            let said = field.map(|it| words::missing(it).0);
            let place = hall_core::words::place_of(bundle, &it.at);
            (said.unwrap_or(place), String::new())
        });
        wrong.chain(missing).collect()
    }
}

/// The places that came along, and what is wrong where nothing can be changed here.
pub(super) fn extra(open: Open) -> AnyView {
    let along = Memo::new(move |_| open.along());
    let stuck = Memo::new(move |_| along.with(|along| open.elsewhere(along)));
    let has_any = Memo::new(move |_| along.with(|it| !it.is_empty()));
    // What is there already stays as it is when more comes along: somebody may be typing in it.
    let fields = live(move || {
        has_any.get().then(|| {
            view! {
                <section class="stack">
                    <h2>{words::BROUGHT_ALONG}</h2>
                    <For each=move || along.get() key=Clone::clone children=move |at| untrack(|| control(open.draft, &at)) />
                </section>
            }
            .into_any()
        })
    });
    let elsewhere = live(move || {
        let all = stuck.get();
        (!all.is_empty()).then(|| {
            let lines = all
                .iter()
                .map(|(what, mend)| remark(Level::Error, what, mend));
            notice(Tone::Bad, words::ELSEWHERE, lines.collect_view().into_any())
        })
    });
    view! { {fields}{elsewhere} }.into_any()
}
