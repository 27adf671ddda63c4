//! An application as it was submitted, by the sections of the one form, with what a correction changed.

use hall_api::{Offer, Submitted};
use hall_core::application::Application;
use hall_core::catalog::{Bundle, Field, FieldIx, Kind};
use hall_core::statutory::read;
use hall_core::value::Answer;
use leptos::prelude::*;

use super::acts::{Place, Work, legend, pointer};
use crate::words;

/// What was submitted, as people read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answered {
    /// The sections that have an answer.
    pub sections: Vec<Section>,
    /// The laws that the bundle's services stand on.
    pub laws: Vec<String>,
}

/// A section of the one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its heading.
    pub title: String,
    /// Its answers.
    pub entries: Vec<Entry>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its key, or the cell's.
    pub at: String,
    /// What was asked, with the row if it is in one.
    pub label: String,
    /// What was answered.
    pub value: String,
    /// What was answered before the correction, if that was something else.
    pub was: Option<String>,
}

impl Answered {
    /// The places that a notice can name.
    pub(super) fn places(&self) -> Vec<Place> {
        let of = |section: &Section| -> Vec<Place> {
            let all = section.entries.iter();
            all.map(|it| place(&section.title, it)).collect()
        };
        self.sections.iter().flat_map(of).collect()
    }
}

fn place(heading: &str, it: &Entry) -> Place {
    Place {
        at: it.at.clone(),
        heading: heading.to_owned(),
        label: it.label.clone(),
    }
}

/// Reads what was submitted.
pub(super) fn answered(bundle: &Bundle, submitted: &Submitted) -> Answered {
    let now = entries(bundle, &submitted.application);
    let before = submitted.before.as_ref().map(|it| entries(bundle, it));
    let mut sections: Vec<Section> = Vec::new();
    for (title, mut entry) in now.clone() {
        entry.was = before.as_ref().and_then(|all| was(all, &entry));
        push(&mut sections, title, entry);
    }
    // What was there and is gone has its place, too: nobody should overlook it.
    let gone = before.into_iter().flatten();
    let gone = gone.filter(|(_, it)| now.iter().all(|(_, new)| new.at != it.at));
    for (title, it) in gone {
        let was = Some(it.value);
        push(
            &mut sections,
            title,
            Entry {
                value: String::new(),
                was,
                ..it
            },
        );
    }
    let laws = bundle.services.iter().flat_map(|it| it.basis.clone());
    let mut laws: Vec<String> = laws.collect();
    laws.dedup();
    Answered { sections, laws }
}

fn was(before: &[(String, Entry)], now: &Entry) -> Option<String> {
    let old = before.iter().find(|(_, it)| it.at == now.at);
    let old = old.map_or("", |(_, it)| it.value.as_str());
    (old != now.value).then(|| old.to_owned())
}

fn push(sections: &mut Vec<Section>, title: String, entry: Entry) {
    match sections.iter_mut().find(|it| it.title == title) {
        Some(section) => section.entries.push(entry),
        None => sections.push(Section {
            title,
            entries: vec![entry],
        }),
    }
}

/// Every answer with the heading of its section: first the situation, then the form in its order.
fn entries(bundle: &Bundle, application: &Application) -> Vec<(String, Entry)> {
    let situation = bundle.questions.iter().filter_map(|question| {
        let value = application.situation.get(&question.id)?;
        let option = question.options.iter().find(|it| it.value == *value);
        let entry = Entry {
            at: format!("situation.{}", question.id),
            label: question.ask.clone(),
            value: option.map_or(value, |it| &it.label).clone(),
            was: None,
        };
        Some((words::DESK_SITUATION.to_owned(), entry))
    });
    let by_section = bundle
        .sections
        .iter()
        .enumerate()
        .flat_map(|(at, section)| {
            let fields = bundle.fields.iter();
            let fields =
                fields.filter(move |it| usize::from(it.section.0) == at && it.group.is_none());
            fields.flat_map(move |field| {
                let entries = of_field(bundle, application, field).into_iter();
                entries.map(move |entry| (section.title.clone(), entry))
            })
        });
    situation.chain(by_section).collect()
}

fn of_field(bundle: &Bundle, application: &Application, field: &Field) -> Vec<Entry> {
    let entry = |at: String, label: String, field: &Field, answer: &Answer| Entry {
        at,
        label,
        value: read(bundle, field, answer),
        was: None,
    };
    let Some(answer) = application.answers.get(&field.key) else {
        return Vec::new();
    };
    let (Kind::Rows { item, columns, .. }, Answer::Rows(rows)) = (&field.kind, answer) else {
        return vec![entry(field.key.clone(), field.label.clone(), field, answer)];
    };
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        columns.iter().filter_map(move |ix: &FieldIx| {
            let column = bundle.fields.get(ix.at())?;
            let element = column.key.rsplit('.').next()?;
            let at = format!("{}[{row}].{element}", field.key);
            let label = words::of_row(item, row.saturating_add(1), &column.label);
            Some(entry(at, label, column, cells.get(element)?))
        })
    });
    cells.collect()
}

/// The sections, each answer with what it was before and a button to point out what is wrong with it.
pub(super) fn shown(work: Work, offers: &[Offer], version: u32, answered: &Answered) -> AnyView {
    let corrected = (1 < version)
        .then(|| view! { <p class="notice">{words::submitted_version(version)}</p> }.into_any());
    let sections = answered
        .sections
        .iter()
        .map(|it| section(work, offers, it))
        .collect_view();
    view! { <section class="stack-s"><h2>{words::DESK_SUBMITTED}</h2>{corrected}{legend(offers)}<div class="desk-form">{sections}</div></section> }
        .into_any()
}

fn section(work: Work, offers: &[Offer], section: &Section) -> AnyView {
    let entries = section
        .entries
        .iter()
        .map(|it| entry(work, offers, &section.title, it))
        .collect_view();
    view! { <section><h3>{section.title.clone()}</h3><dl>{entries}</dl></section> }.into_any()
}

fn entry(work: Work, offers: &[Offer], heading: &str, it: &Entry) -> AnyView {
    let wide = 40 < it.value.chars().count();
    let value = if it.value.is_empty() {
        view! { <span class="muted">{words::DESK_EMPTY}</span> }.into_any()
    } else {
        view! { <bdi>{it.value.clone()}</bdi> }.into_any()
    };
    let was = it.was.clone().map(|was| {
        let was = if was.is_empty() {
            words::DESK_NOT_THERE.to_owned()
        } else {
            was
        };
        view! { <p class="was"><span class="tag warn">{words::DESK_NEW}</span>{words::DESK_WAS}<del>{was}</del></p> }.into_any()
    });
    let point = pointer(work, offers, &place(heading, it));
    view! { <div class:wide=wide><dt>{it.label.clone()}</dt><dd><div>{value}{was}</div>{point}</dd></div> }
        .into_any()
}
