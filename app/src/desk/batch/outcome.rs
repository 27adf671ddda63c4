//! What became of each case, done or why not.

use hall_api::Became;
use leptos::prelude::*;

use super::{Done, REMARK, Several};
use crate::desk::route::DeskRoute;
use crate::ui::{Tone, live, notice, trouble};
use crate::words;

/// The remark; nothing before anything was tried.
pub(in crate::desk) fn outcome(several: Several) -> AnyView {
    live(move || {
        let failed = several.failed.get().map(|why| trouble(&why));
        let inside = failed.or_else(|| several.done.get().map(became))?;
        Some(view! { <div id=REMARK tabindex="-1" class="remark">{inside}</div> }.into_any())
    })
}

fn became(done: Done) -> AnyView {
    let Done { act, cases } = done;
    let not = cases.iter().filter(|it| it.obstacle.is_some()).count();
    let n = cases.len().saturating_sub(not);
    let tone = if not == 0 { Tone::Good } else { Tone::Warn };
    let one = |it: Became| {
        let href = DeskRoute::Case(it.case.clone()).to_string();
        let what = match &it.obstacle {
            Some(why) => words::batch_not(&why.message, &why.mend),
            None => words::batch_became(act),
        };
        view! { <li><a class="number" href=href>{it.case}</a>" "{what}</li> }.into_any()
    };
    // What is left to do comes first.
    let (left, done): (Vec<Became>, Vec<Became>) =
        cases.into_iter().partition(|it| it.obstacle.is_some());
    let lines = left.into_iter().chain(done).map(one).collect_view();
    let list = view! { <ul class="dots">{lines}</ul> }.into_any();
    notice(tone, words::batch_done(act, n, not), list)
}
