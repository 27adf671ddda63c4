//! 免申办: what services give without an application.

use std::collections::BTreeMap;

use hall_core::catalog::{Entitlement, FieldIx, Grant, Said, Use};

use super::context::Context;
use crate::place::Text;
use crate::source::{EntitlementEntry, GrantEntry, ServiceEntry, Sources};
use crate::suggest;

/// The word for the name that the person signs with.
const PERSON: &str = "person";

/// Resolves `entitles` of a service.
pub(super) fn resolve(
    service: &ServiceEntry,
    uses: &[Use],
    sources: &Sources,
    context: &mut Context<'_>,
) -> Option<Entitlement> {
    let entry = service.entitles.as_ref()?;
    element(entry, sources, context)?;
    let grant = match &entry.grant {
        Some(it) => Some(grant(it, uses, sources, context)?),
        None => None,
    };
    Some(Entitlement {
        service: service.id.value.clone(),
        licence: entry.licence.value.clone(),
        element: entry.since.value.clone(),
        years: entry.years,
        say: entry.say.value.trim().to_owned(),
        grant,
    })
}

/// The day must stand on the face of that kind of licence.
fn element(entry: &EntitlementEntry, sources: &Sources, context: &mut Context<'_>) -> Option<()> {
    let position = context.licences.find(&entry.licence, context.log)?;
    let face = sources.licences.get(position).map(|it| &it.face.0);
    let elements: Vec<&str> = face
        .into_iter()
        .flatten()
        .map(|it| it.element.as_str())
        .collect();
    if elements.contains(&entry.since.as_str()) {
        return Some(());
    }
    let (licence, since) = (&entry.licence.value, &entry.since.value);
    context.log.add(
        entry.since.place,
        "unknown_element",
        format!("「{licence}」的照面上没有「{since}」"),
        suggest::mend(
            since,
            elements.iter().copied(),
            format!("照面上有：{}", elements.join("、")),
        ),
    );
    None
}

fn grant(
    entry: &GrantEntry,
    uses: &[Use],
    sources: &Sources,
    context: &mut Context<'_>,
) -> Option<Grant> {
    let account = asked(&entry.account, uses, context);
    let consent = asked(&entry.consent, uses, context);
    let answers: Option<BTreeMap<_, _>> = entry
        .answers
        .0
        .iter()
        .map(|(question, option)| answer(question, option, sources, context))
        .collect();
    let row: Option<BTreeMap<_, _>> = entry
        .row
        .0
        .iter()
        .map(|(column, said)| said_in(&entry.consent, column, said, context))
        .collect();
    account?;
    consent?;
    Some(Grant {
        account: entry.account.value.clone(),
        answers: answers?,
        consent: entry.consent.value.clone(),
        row: row?,
    })
}

/// A field of the service's own form.
fn asked(key: &Text, uses: &[Use], context: &mut Context<'_>) -> Option<FieldIx> {
    let field = context.field(key)?;
    if uses.iter().any(|it| it.field == field) {
        return Some(field);
    }
    context.log.add(
        key.place,
        "not_on_the_form",
        format!("这个事项的表里没有「{}」，同意时没有地方写", key.value),
        "在 form 里加上这个字段，或者改写表里有的字段",
    );
    None
}

fn answer(
    question: &Text,
    option: &Text,
    sources: &Sources,
    context: &mut Context<'_>,
) -> Option<(String, String)> {
    let position = context.questions.find(question, context.log)?;
    let options: Vec<&str> = sources
        .questions
        .get(position)
        .map_or(&[][..], |it| &it.options)
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    if options.contains(&option.as_str()) {
        return Some((question.value.clone(), option.value.clone()));
    }
    context.log.add(
        option.place,
        "unknown_option",
        format!("「{}」没有「{}」这个选项", question.value, option.value),
        suggest::mend(
            &option.value,
            options.iter().copied(),
            format!("选项有：{}", options.join("、")),
        ),
    );
    None
}

/// What stands in a column of the table.
fn said_in(
    table: &Text,
    column: &Text,
    said: &Text,
    context: &mut Context<'_>,
) -> Option<(String, Said)> {
    let key = Text {
        value: format!("{}.{}", table.value, column.value),
        ..column.clone()
    };
    context.field(&key)?;
    let said = match said.as_str() {
        PERSON => Said::Person,
        word => Said::Word(word.to_owned()),
    };
    Some((column.value.clone(), said))
}
