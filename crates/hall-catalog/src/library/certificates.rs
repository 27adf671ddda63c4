//! The e-licences that services' results are.

use hall_core::catalog::{Certificate, FaceEntry, FaceSource, FieldIx, Use};

use super::Library;
use super::context::Context;
use crate::place::Text;
use crate::source::{CertificateEntry, ServiceEntry, Sources};
use crate::suggest;

/// What the hall itself prints, and no field says.
const PRINTED: [(&str, FaceSource); 4] = [
    ("number", FaceSource::Number),
    ("issuer", FaceSource::Issuer),
    ("issued_on", FaceSource::IssuedOn),
    ("valid_to", FaceSource::ValidTo),
];

/// Resolves the `certificate` of a service. Its department prints only what it has: fields of its own form
/// and what comes with its result.
pub(super) fn resolve(
    service: &ServiceEntry,
    uses: &[Use],
    yields: &[FieldIx],
    sources: &Sources,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<Certificate> {
    let entry = service.certificate.as_ref()?;
    let position = context.licences.find(&entry.licence, context.log)?;
    let elements: Vec<&str> = sources.licences.get(position).map_or_else(Vec::new, |it| {
        it.face.0.iter().map(|it| it.element.as_str()).collect()
    });
    let has = |field: FieldIx| {
        let group = library.fields.get(field.at()).and_then(|it| it.group);
        let here = |it: FieldIx| yields.contains(&it) || uses.iter().any(|used| used.field == it);
        here(field) || group.is_some_and(here)
    };
    let printed = |text: &Text, context: &mut Context<'_>| {
        let field = context.field(text)?;
        if !has(field) {
            context.log.add(
                text.place,
                "face_not_there",
                format!("证照上要印「{}」，这个事项的表里没有它", text.value),
                "在 form 或者 yields 里加上这个字段，或者不印它",
            );
        }
        Some(field)
    };
    let holder = printed(&entry.holder, context);
    let mut face = Vec::new();
    for (element, from) in &entry.face.0 {
        known(element, &elements, entry, context);
        let own = PRINTED.iter().find(|(word, _)| *word == from.value);
        let from = match own {
            Some((_, from)) => Some(*from),
            None => printed(from, context).map(FaceSource::Field),
        };
        face.extend(from.map(|from| FaceEntry {
            element: element.value.clone(),
            from,
        }));
    }
    let place = |it: &FaceEntry| elements.iter().position(|element| *element == it.element);
    face.sort_by_key(place);
    let forever = entry.years.is_none();
    if forever && face.iter().any(|it| it.from == FaceSource::ValidTo) {
        context.log.add(
            entry.licence.place,
            "no_end",
            "证照上要印有效期至，却没有写有效几年",
            "加上 years，或者不印 valid_to",
        );
    }
    Some(Certificate {
        licence: entry.licence.value.clone(),
        years: entry.years,
        holder: holder?,
        face,
    })
}

fn known(element: &Text, elements: &[&str], entry: &CertificateEntry, context: &mut Context<'_>) {
    if elements.contains(&element.as_str()) {
        return;
    }
    let licence = &entry.licence.value;
    context.log.add(
        element.place,
        "unknown_element",
        format!("「{licence}」的照面上没有「{}」", element.value),
        suggest::mend(
            &element.value,
            elements.iter().copied(),
            format!("照面上有：{}", elements.join("、")),
        ),
    );
}
