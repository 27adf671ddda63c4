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

/// The id of what says that something is wrong where nothing can be changed.
pub(super) const ELSEWHERE: &str = "elsewhere";

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

    /// What is wrong or missing: where the answer may say something, and where it may not.
    pub(super) fn problems(self) -> (Vec<Wrong>, Vec<Wrong>) {
        let along = self.along();
        let plan = self.draft.plan();
        let bundle = plan.bundle();
        let (report, named, along) = self.draft.peek(|check| {
            let along = Named::of(along.iter().map(String::as_str), check);
            (check.report(), self.named(check), along)
        });
        let findings = report.findings.into_iter();
        let wrong = findings.filter(|it| it.level == Level::Error).map(|it| {
            let said = hall_core::words::finding(bundle, &it);
            let place = hall_core::words::place_of(bundle, &it.at);
            Wrong {
                what: words::asked_place(&place, &said.what),
                mend: said.mend,
                at: it.at,
            }
        });
        let missing = report.missing.into_iter().map(|it| {
            let field = field_of(&plan, &it.at).and_then(|it| plan.field(it));
            let said = field.map(|it| words::missing(it).0);
            Wrong {
                what: said.unwrap_or_else(|| hall_core::words::place_of(bundle, &it.at)),
                mend: String::new(),
                at: it.at,
            }
        });
        wrong
            .chain(missing)
            .partition(|it| named.opens(&it.at) || along.opens(&it.at))
    }
}

/// Something that is wrong or missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrong {
    pub(super) at: String,
    pub(super) what: String,
    mend: String,
}

/// The places that came along, and what is wrong where nothing can be changed here.
pub(super) fn extra(open: &Open) -> AnyView {
    let open = *open;
    let along = Memo::new(move |_| open.along());
    // What is worked out from a place that is still wrong is no trouble of its own.
    let stuck = Memo::new(move |_| match open.problems() {
        (here, elsewhere) if here.is_empty() => elsewhere,
        _ => Vec::new(),
    });
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
                .map(|it| remark(Level::Error, &it.what, &it.mend));
            let said = notice(Tone::Bad, words::ELSEWHERE, lines.collect_view().into_any());
            view! { <div id=ELSEWHERE tabindex="-1">{said}</div> }.into_any()
        })
    });
    view! { {fields}{elsewhere} }.into_any()
}
