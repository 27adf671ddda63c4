//! 免申办: what services give without an application.

use std::collections::BTreeMap;

use hall_core::catalog::{Entitlement, Grant, Kind, Said, Use};

use super::Library;
use super::context::Context;
use super::uses::on_the_form;
use crate::place::Text;
use crate::source::{EntitlementEntry, GrantEntry, ServiceEntry};
use crate::suggest;

/// What comes of a field that the form does not have.
const NOWHERE: &str = "同意时没有地方写";

/// The word for the name that the person signs with.
const PERSON: &str = "person";

/// Resolves `entitles` of a service.
pub(super) fn resolve(
    service: &ServiceEntry,
    uses: &[Use],
    library: &Library,
    context: &mut Context<'_>,
) -> Option<Entitlement> {
    let entry = service.entitles.as_ref()?;
    element(entry, library, context)?;
    let grant = match &entry.grant {
        Some(it) => Some(grant(it, uses, library, context)?),
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
fn element(entry: &EntitlementEntry, library: &Library, context: &mut Context<'_>) -> Option<()> {
    let position = context.licences.find(&entry.licence, context.log)?;
    let face = library.licences.get(position).map(|it| &it.face);
    let elements = face.into_iter().flatten().map(|it| it.element.as_str());
    let elements: Vec<&str> = elements.collect();
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
    library: &Library,
    context: &mut Context<'_>,
) -> Option<Grant> {
    let account = on_the_form(&entry.account, uses, NOWHERE, context);
    let consent = on_the_form(&entry.consent, uses, NOWHERE, context);
    let answers: Option<BTreeMap<_, _>> = entry
        .answers
        .0
        .iter()
        .map(|(question, option)| answer(question, option, library, context))
        .collect();
    let row: Option<BTreeMap<_, _>> = entry
        .row
        .0
        .iter()
        .map(|(column, said)| said_in(&entry.consent, column, said, library, context))
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

fn answer(
    question: &Text,
    option: &Text,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<(String, String)> {
    let position = context.questions.find(question, context.log)?;
    let asked = library.questions.get(position);
    let options = asked.into_iter().flat_map(|it| &it.options);
    let options: Vec<&str> = options.map(|it| it.value.as_str()).collect();
    known(option, &question.value, &options, context)?;
    Some((question.value.clone(), option.value.clone()))
}

/// What stands in a column of the table.
fn said_in(
    table: &Text,
    column: &Text,
    said: &Text,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<(String, Said)> {
    let key = Text {
        value: format!("{}.{}", table.value, column.value),
        ..column.clone()
    };
    let field = context.field(&key)?;
    if said.as_str() == PERSON {
        return Some((column.value.clone(), Said::Person));
    }
    let kind = library.fields.get(field.at()).map(|it| &it.kind);
    if let Some(Kind::Choice(options)) = kind {
        let options: Vec<&str> = options.iter().map(|it| it.value.as_str()).collect();
        known(said, &key.value, &options, context)?;
    }
    Some((column.value.clone(), Said::Word(said.value.clone())))
}

/// What is chosen must be there to choose.
fn known(option: &Text, of: &str, options: &[&str], context: &mut Context<'_>) -> Option<()> {
    if options.contains(&option.as_str()) {
        return Some(());
    }
    context.log.add(
        option.place,
        "unknown_option",
        format!("「{}」不是 {of} 的选项", option.value),
        suggest::mend(
            &option.value,
            options.iter().copied(),
            format!("选项有：{}", options.join("、")),
        ),
    );
    None
}
