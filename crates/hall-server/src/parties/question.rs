//! What a party is asked, as the catalogue says it.

use hall_core::catalog::{Bundle, Service, Way};
use hall_core::flow::PartyRule;

/// What a party is asked.
#[derive(Debug)]
pub(super) struct Question<'a> {
    /// What it is asked to confirm.
    pub(super) confirms: &'a str,
    /// The field with the code under which the institution is on file.
    pub(super) known_by: Option<&'a str>,
    /// What it has to see.
    pub(super) sees: Sees<'a>,
}

/// What a party has to see.
#[derive(Debug)]
pub(super) enum Sees<'a> {
    /// The service's form: the service is the party's own.
    Form,
    /// These fields.
    Fields(&'a [String]),
}

/// The question behind a rule; one that is no longer in the catalogue shows nothing.
pub(super) fn question<'a>(
    bundle: &'a Bundle,
    service: &'a Service,
    rule: &'a PartyRule,
) -> Question<'a> {
    let own = service.party.as_ref();
    if let Some(own) = own.filter(|_| rule.question == service.id) {
        return Question {
            confirms: &own.confirms,
            known_by: own.known_by.as_deref(),
            sees: if own.decides() {
                Sees::Form
            } else {
                Sees::Fields(&own.sees)
            },
        };
    }
    let material = bundle.materials.iter().find(|it| it.id == rule.question);
    let way = material.into_iter().flat_map(|it| &it.ways);
    let mut ways = way.filter_map(|way| match way {
        Way::ThirdParty { known_by, sees, .. } => Some((known_by.as_deref(), sees.as_slice())),
        _ => None,
    });
    let (known_by, sees) = ways.next().unwrap_or_default();
    Question {
        confirms: material.map_or(&rule.question, |it| &it.name),
        known_by,
        sees: Sees::Fields(sees),
    }
}
