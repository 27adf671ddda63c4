//! Before and after, as bars with their numbers. All figures are counted from the catalogue.

use hall_core::catalog::{CatalogEntry, Days};
use hall_core::merge::Figures;
use leptos::prelude::*;

use crate::words;

/// One figure: what it counts, before, after, and how long the bars are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    name: &'static str,
    before: String,
    after: String,
    /// The length of the second bar in hundredths of the first.
    share: usize,
}

/// The figures of a merged form.
pub fn figure_rows(figures: &Figures) -> Vec<FigureRow> {
    let steps = figures.steps.as_ref();
    let steps = steps.map(|it| {
        counted(
            words::HANDLING_STEPS,
            words::n_handling_steps,
            it.separate,
            it.together,
        )
    });
    let rows = [
        counted(
            words::FIELDS,
            words::n_items,
            figures.fields.separate,
            figures.fields.merged,
        ),
        counted(
            words::MATERIALS,
            words::n_pieces,
            figures.materials.separate,
            figures.materials.merged,
        ),
        days(figures.working_days.separate, figures.working_days.together),
        counted(
            words::VISITS,
            words::n_times,
            visits(figures.visits.separate),
            visits(figures.visits.together),
        ),
    ];
    rows.into_iter().chain(steps).collect()
}

/// The figures as bars.
pub fn figures(rows: Vec<FigureRow>) -> AnyView {
    let items = rows.into_iter().map(item).collect_view();
    view! { <ul class="figures">{items}</ul> }.into_any()
}

/// The figures of a bundle in one line, for lists.
pub fn mini_figures(entry: &CatalogEntry) -> AnyView {
    let fields = (entry.fields.0.to_string(), words::n_items(entry.fields.1));
    let materials = (
        entry.materials.0.to_string(),
        words::n_pieces(entry.materials.1),
    );
    let days = (
        entry.days.0.to_string(),
        words::n_days(&entry.days.1.to_string()),
    );
    let one = |name: &'static str, (before, after): (String, String)| {
        view! {
            <span>
                {name}" "<s><span class="visually-hidden">{words::BEFORE}</span>{before}</s>" → "<b>{after}</b>
            </span>
        }.into_any()
    };
    view! {
        <div class="mini">
            {one(words::FIELDS, fields)}{one(words::MATERIALS, materials)}{one(words::TIME, days)}
            <span class="muted">{words::origin_of_figures(&entry.figures)}</span>
        </div>
    }
    .into_any()
}

fn item(row: FigureRow) -> AnyView {
    let share = row.share;
    view! {
        <li>
            <span class="name">{row.name}</span>
            <span class="bar"><i style:width="55%"></i><span class="visually-hidden">{words::BEFORE}</span><span>{row.before}</span></span>
            <span class="bar after"><i style:width=format!("{}%", share * 55 / 100)></i><span class="visually-hidden">{words::AFTER}</span><b>{row.after}</b></span>
        </li>
    }
    .into_any()
}

fn counted(name: &'static str, say: fn(usize) -> String, before: usize, after: usize) -> FigureRow {
    FigureRow {
        name,
        before: say(before),
        after: say(after),
        share: share(before, after),
    }
}

fn days(before: Days, after: Days) -> FigureRow {
    FigureRow {
        name: words::TIME,
        before: words::n_days(&before.to_string()),
        after: words::n_days(&after.to_string()),
        share: share(halves(before), halves(after)),
    }
}

fn visits(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn halves(days: Days) -> usize {
    usize::try_from(days.in_halves()).unwrap_or(usize::MAX)
}

/// How much of `before` is left, in hundredths.
fn share(before: usize, after: usize) -> usize {
    let hundredths = after.saturating_mul(100).checked_div(before);
    hundredths.unwrap_or(0).min(100)
}
