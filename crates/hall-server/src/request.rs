//! What the applicant is being asked: the notice that is open, or the supplement of all departments.

use chrono::NaiveDate;
use hall_api::{RequestItem, RequestKind};
use hall_core::flow::{Asking, Event, Item, Stage, Timer, Until};
use hall_core::words::place_of;

use crate::live::LiveCatalog;
use crate::progress::Progress;
use crate::store::ApplicationRow;

/// A request that waits for an answer.
#[derive(Clone, Debug)]
pub struct Open {
    /// Which kind.
    pub kind: RequestKind,
    /// Which one, counted from one.
    pub round: u32,
    /// The last day.
    pub until: NaiveDate,
    /// What is asked, with the case that asks; reception asks for none.
    pub items: Vec<(Option<usize>, Item)>,
}

/// The request that waits for an answer; there is one at a time.
pub fn open(progress: &Progress) -> Option<Open> {
    let state = &progress.state;
    if let Stage::Noticed { timer } = state.stage {
        let items = progress
            .history
            .iter()
            .rev()
            .find_map(|(_, event)| match event {
                Event::Noticed { items, .. } => Some(items),
                _ => None,
            });
        return Some(Open {
            kind: RequestKind::Notice,
            round: state.notices.rounds,
            until: last_day(timer),
            items: items?.iter().map(|it| (None, it.clone())).collect(),
        });
    }
    let timer = state.supplement.sent?;
    let cases = state.cases.iter().enumerate();
    let asked = cases.filter(|(_, it)| it.asking == Asking::Asked);
    Some(Open {
        kind: RequestKind::Supplement,
        round: state.supplement.rounds,
        until: last_day(timer),
        items: asked
            .flat_map(|(case, _)| {
                let items = asked_by(progress, case).iter();
                items.map(move |it| (Some(case), it.clone()))
            })
            .collect(),
    })
}

/// What a case wants of the applicant and has not got yet, whether it was sent or is being collected.
pub fn wanted(progress: &Progress, case: usize) -> &[Item] {
    match progress.state.cases.get(case).map(|it| it.asking) {
        Some(Asking::Wants | Asking::Asked) => asked_by(progress, case),
        _ => &[],
    }
}

/// What a case asked for last. While it waits for an answer it cannot ask again.
fn asked_by(progress: &Progress, case: usize) -> &[Item] {
    let mut events = progress.history.iter().rev();
    let items = events.find_map(|(_, event)| match event {
        Event::Asked {
            case: at, items, ..
        } if *at == case => Some(items.as_slice()),
        _ => None,
    });
    items.unwrap_or_default()
}

fn last_day(timer: Timer) -> NaiveDate {
    match timer.until {
        Until::Day(day) => day,
        Until::At(instant) => crate::clock::day_of(instant),
    }
}

/// An item as people read it.
pub fn item(
    catalog: &LiveCatalog,
    row: &ApplicationRow,
    progress: &Progress,
    (case, item): (Option<usize>, &Item),
) -> RequestItem {
    let department = case
        .and_then(|case| progress.state.rules_of(case))
        .map(|rules| catalog.department_name(&rules.department));
    let place = catalog
        .plan(&row.bundle)
        .map(|plan| place_of(plan.bundle(), &item.at));
    RequestItem {
        at: item.at.clone(),
        place: place.unwrap_or_else(|| item.at.clone()),
        problem: item.problem.clone(),
        mend: item.mend.clone(),
        basis: item.basis.clone(),
        who: department.unwrap_or("综合窗口").to_owned(),
    }
}
