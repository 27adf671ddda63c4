//! Where fields come from besides the applicant's hand, and how they are worked out.

use hall_core::catalog::{Derive, FieldIx, Source};

use super::Library;
use super::context::Context;
use super::fields::{Origin, origins};
use crate::place::Text;
use crate::source::{FieldEntry, FromEntry, LicenceEntry, Sources};
use crate::suggest;

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    for (position, origin) in origins(sources).iter().enumerate() {
        let Origin::Own(entry) = origin else { continue };
        let from = from(&entry.from, sources, context);
        let derive = derive(entry, FieldIx::new(position), library, context);
        if let Some(field) = library.fields.get_mut(position) {
            field.sources = from;
            field.derive = derive;
        }
    }
}

/// Resolves a list of places that a value can come from.
pub(super) fn from(
    entries: &[FromEntry],
    sources: &Sources,
    context: &mut Context<'_>,
) -> Vec<Source> {
    let named = |text: &Text, id: &str| {
        let skip = u32::try_from(text.value.find(':').map_or(0, |it| it + 1)).unwrap_or(0);
        let width = u32::try_from(id.chars().count()).unwrap_or(u32::MAX);
        Text {
            value: id.to_owned(),
            place: text.place.within(skip, width),
            verbatim: true,
        }
    };
    let mut resolved = Vec::new();
    for entry in entries {
        resolved.extend(match entry {
            FromEntry::Account => Some(Source::Account),
            FromEntry::Computed(_) => Some(Source::Computed),
            FromEntry::Register(text, id) => {
                let found = context.registers.find(&named(text, id), context.log);
                found.map(|_| Source::Register(id.clone()))
            }
            FromEntry::Prior(text, id) => {
                let found = context.services.find(&named(text, id), context.log);
                found.map(|_| Source::Prior(id.clone()))
            }
            FromEntry::Licence {
                text,
                licence,
                element,
            } => {
                let found = context.licences.find(&named(text, licence), context.log);
                if let Some(entry) = found.and_then(|it| sources.licences.get(it)) {
                    check_face(entry, element, text, context);
                }
                let (licence, element) = (licence.clone(), element.clone());
                found.map(|_| Source::Licence { licence, element })
            }
        });
    }
    resolved
}

fn check_face(entry: &LicenceEntry, element: &str, text: &Text, context: &mut Context<'_>) {
    let face: Vec<&str> = entry.face.0.iter().map(|it| it.element.as_str()).collect();
    if !face.contains(&element) {
        let otherwise = format!("照面上有：{}", face.join("、"));
        context.log.add(
            text.place,
            "unknown_element",
            format!("证照「{}」的照面上没有「{element}」", entry.id.value),
            suggest::mend(element, face.iter().copied(), otherwise),
        );
    }
}

fn derive(
    entry: &FieldEntry,
    field: FieldIx,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<Derive> {
    let (text, editable) = match (&entry.value, &entry.default) {
        (Some(_), Some(default)) => {
            context.log.add(
                default.place,
                "value_and_default",
                "value 和 default 只能写一个",
                "总是算出来、不让人改的写 value；只是先填上、可以改的写 default",
            );
            return None;
        }
        (Some(value), None) => (value, false),
        (None, Some(default)) => (default, true),
        (None, None) => return None,
    };
    let sort = context.words.field(&entry.key.value)?.sort.clone();
    let group = library.fields.get(field.at())?.group;
    let from = context.value(text, &sort, group)?;
    Some(Derive { from, editable })
}
