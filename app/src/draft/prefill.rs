//! Filling in what the state knows already: from e-licences, registers and the account.

use hall_api::Shelf;
use hall_core::catalog::{Bundle, Field, FieldIx, Kind};
use hall_core::precheck::Asked;

use super::Draft;
use crate::words;

/// A value that is known elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The field's key.
    pub key: String,
    /// The value.
    pub value: String,
    /// Where it comes from, as the application file spells it.
    pub source: String,
}

/// What can be filled in: only fields that are asked and still empty.
pub fn offers(draft: Draft, shelf: &Shelf) -> Vec<Offer> {
    let plan = draft.plan();
    let empty = |field: &Field| draft.application(|it| !it.answers.contains_key(&field.key));
    plan.bundle()
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.group.is_none() && empty(field))
        // What is on a licence is one value; it fills no table.
        .filter(|(_, field)| !matches!(field.kind, Kind::Rows { .. }))
        .filter(|(position, _)| {
            let asked = draft.watch(|check| check.asked(FieldIx::new(*position)));
            matches!(asked, Asked::Yes { .. })
        })
        .filter_map(|(_, field)| {
            field.sources.iter().find_map(|source| {
                let value = shelf.known(field, source)?;
                Some(Offer {
                    key: field.key.clone(),
                    value: value.clone(),
                    source: source.to_text(),
                })
            })
        })
        .collect()
}

/// Fills all of them in, and says how many there were.
pub fn fill(draft: Draft, shelf: &Shelf) -> usize {
    let offers = offers(draft, shelf);
    for offer in &offers {
        draft.prefill(&offer.key, &offer.value, &offer.source);
    }
    offers.len()
}

/// Where a value comes from, in words.
pub fn source_words(bundle: &Bundle, source: &str) -> String {
    match source.split_once(':') {
        Some(("licence", id)) => {
            let licence = bundle.licences.iter().find(|it| it.id == id);
            words::from_licence(licence.map_or(id, |it| &it.name))
        }
        Some(("register", _)) => words::FROM_REGISTER.to_owned(),
        _ => words::FROM_ACCOUNT.to_owned(),
    }
}
