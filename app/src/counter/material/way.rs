//! What is to be done for the chosen way.

use hall_core::catalog::{Material, Way, WayKind};
use hall_core::precheck::MaterialState;
use leptos::prelude::*;

use super::files::files;
use super::letter::{commitment, deferral, to_sign};
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::session::use_session;
use crate::ui::{Tone, live, notice};
use crate::words;

/// What is to be done.
pub(super) fn way_body(
    draft: Draft,
    material: &Material,
    state: &MaterialState,
    way: WayKind,
) -> AnyView {
    match way {
        WayKind::Upload => files(draft, material),
        WayKind::Licence => licence(draft, material),
        WayKind::Commitment => commitment(draft, material, state),
        WayKind::Deferral => deferral(draft, material, state.deferral_days.unwrap_or(0)),
        WayKind::Register => said(words::register_checks(&register_name(material))),
        WayKind::ThirdParty => said(words::third_party_confirms(&party(material))),
        WayKind::Generated => generated(draft, material),
        WayKind::PriorResult => said(words::PRIOR_LATER.to_owned()),
    }
}

/// What the hall writes; some of it, as a power of attorney, is signed by itself.
fn generated(draft: Draft, material: &Material) -> AnyView {
    let signed = material
        .ways
        .iter()
        .any(|it| matches!(it, Way::Generated { signed: true }));
    if signed {
        to_sign(draft, material)
    } else {
        said(words::GENERATED_LATER.to_owned())
    }
}

fn said(text: String) -> AnyView {
    notice(Tone::Plain, "", view! { <p>{text}</p> }.into_any())
}

/// An e-licence from the shelf, if it is there.
fn licence(draft: Draft, material: &Material) -> AnyView {
    let session = use_session();
    let kinds: Vec<String> = material
        .ways
        .iter()
        .filter_map(|it| match it {
            Way::Licence { licence, .. } => Some(licence.clone()),
            _ => None,
        })
        .collect();
    let plan = draft.plan();
    let id = material.id.clone();
    let back = Route::sign_in(&Route::bundle(&draft.bundle_id(), Step::Materials)).to_string();

    live(move || {
        let Some(shelf) = session.shelf() else {
            let link =
                view! { <p><a href=back.clone()>{words::SIGN_IN_FOR_LICENCE}</a></p> }.into_any();
            return notice(Tone::Plain, words::LICENCE_NEEDS_SIGN_IN, link);
        };
        let found = shelf
            .licences
            .iter()
            .find(|it| kinds.contains(&it.licence))
            .cloned();
        let Some(found) = found else {
            let name = plan
                .bundle()
                .licences
                .iter()
                .find(|it| kinds.contains(&it.id));
            return notice(
                Tone::Warn,
                words::no_such_licence(name.map_or("", |it| &it.name)),
                view! { <p>{words::NO_LICENCE_MEND}</p> }.into_any(),
            );
        };
        // The number on the shelf goes with the application, so that the department sees the very
        // licence.
        if let Some(mut provided) =
            untrack(|| draft.provided(&id)).filter(|it| it.licence.is_none())
        {
            provided.licence = Some(found.number.clone());
            queue_microtask(move || draft.provide(provided));
        }
        notice(
            Tone::Good,
            words::uses_licence(&found.title),
            view! { <p>{format!("{} · {}", found.holder, found.number)}</p> }.into_any(),
        )
    })
}

fn register_name(material: &Material) -> String {
    material
        .ways
        .iter()
        .find_map(|it| match it {
            Way::Register { name, .. } => Some(name.clone()),
            _ => None,
        })
        .unwrap_or_default()
}

fn party(material: &Material) -> String {
    material
        .ways
        .iter()
        .find_map(|it| match it {
            Way::ThirdParty { party, .. } => Some(party.clone()),
            _ => None,
        })
        .unwrap_or_default()
}
