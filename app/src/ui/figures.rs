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
    share: u32,
}

/// The figures of a merged form.
pub fn figure_rows(figures: &Figures) -> Vec<FigureRow> {
    vec![
        counted(words::FIELDS, words::n_items, figures.fields.separate, figures.fields.merged),
        counted(words::MATERIALS, words::n_pieces, figures.materials.separate, figures.materials.merged),
        days(figures.working_days.separate, figures.working_days.together),
        counted(words::VISITS, words::n_times, figures.visits.separate, figures.visits.together),
    ]
}

/// The figures as bars.
pub fn figures(rows: Vec<FigureRow>) -> AnyView {
    let items = rows.into_iter().map(item).collect_view();
    view! { <ul class="figures">{items}</ul> }.into_any()
}

/// The figures of a bundle in one line, for lists.
pub fn mini_figures(entry: &CatalogEntry) -> AnyView {
    let fields = (entry.fields.0.to_string(), words::n_items(entry.fields.1.into()));
    let materials = (entry.materials.0.to_string(), words::n_pieces(entry.materials.1.into()));
    let days = (entry.days.0.to_string(), words::n_days(&entry.days.1.to_string()));
    let one = |name: &'static str, (before, after): (String, String)| {
        view! {
            <span>
                {name}" "<s><span class="visually-hidden">{words::BEFORE}</span>{before}</s>" → "<b>{after}</b>
            </span>
        }
    };
    view! {
        <div class="mini">
            {one(words::FIELDS, fields)}{one(words::MATERIALS, materials)}{one(words::TIME, days)}
        </div>
    }
    .into_any()
}

fn item(row: FigureRow) -> AnyView {
    let share = row.share;
    view! {
        <li>
            <span class="name">{row.name}</span>
            <span class="bar"><i style:width="60%"></i><span class="visually-hidden">{words::BEFORE}</span>{row.before}</span>
            <span class="bar after"><i style:width=format!("{}%", share * 60 / 100)></i><span class="visually-hidden">{words::AFTER}</span><b>{row.after}</b></span>
        </li>
    }
    .into_any()
}

fn counted<N: Copy + Into<u64>>(
    name: &'static str,
    say: fn(usize) -> String,
    before: N,
    after: N,
) -> FigureRow
where
    usize: TryFrom<N>,
{
    let number = |n: N| say(usize::try_from(n).unwrap_or(0));
    FigureRow { name, before: number(before), after: number(after), share: share(before.into(), after.into()) }
}

fn days(before: Days, after: Days) -> FigureRow {
    FigureRow {
        name: words::TIME,
        before: words::n_days(&before.to_string()),
        after: words::n_days(&after.to_string()),
        share: share(before.in_halves().into(), after.in_halves().into()),
    }
}

fn share(before: u64, after: u64) -> u32 {
    if before == 0 { 0 } else { u32::try_from(after * 100 / before).unwrap_or(100).min(100) }
}
