//! 一次性告知: everything that a service requires, told once and before the start.

use hall_core::catalog::{Bundle, MaterialIx, Service, Way};
use hall_core::merge::OneForm;
use hall_core::precheck::Precheck;
use leptos::prelude::*;

use crate::ui::details;
use crate::words;

/// The list: materials first, then each service with its limits, conditions and laws; `is_paper` if
/// nothing can be unfolded.
pub(super) fn notice_list(check: &Precheck, form: &OneForm, is_paper: bool) -> AnyView {
    let plan = check.plan();
    let bundle = plan.bundle();
    let services = bundle
        .services
        .iter()
        .map(|it| service(bundle, it, is_paper))
        .collect_view();
    view! {
        <section class="stack-s">
            <h2>{words::NOTICE_TITLE}</h2>
            <p>{words::notice_summary(form.figures.fields.merged, form.figures.fields.prefillable, form.materials.len())}</p>
            {materials(check)}
            <h3>{words::PER_SERVICE}</h3>
            <div>{services}</div>
        </section>
    }
    .into_any()
}

fn materials(check: &Precheck) -> AnyView {
    let plan = check.plan().clone();
    let bundle = plan.bundle();
    let rows = check
        .materials()
        .iter()
        .map(|state| {
            let material = bundle.materials.get(state.material.at());
            let name = material.map(|it| it.name.clone()).unwrap_or_default();
            let ways: Vec<&str> = state
                .ways
                .iter()
                .map(|it| hall_core::words::way(*it))
                .collect();
            let free = state.settled.is_some();
            let maybe = state.maybe.then_some(words::DEPENDS);
            view! {
                <tr>
                    <th scope="row">{name}<span class="muted small">{maybe}</span></th>
                    <td>{if free { words::NOT_HANDED_IN } else { words::HANDED_IN }}</td>
                    <td class="small">{ways.join("；")}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="data">
                <caption class="visually-hidden">{words::MATERIALS}</caption>
                <thead><tr>
                    <th scope="col">{words::MATERIAL}</th>
                    <th scope="col">{words::HAND_IN}</th>
                    <th scope="col">{words::HOW}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn service(bundle: &Bundle, service: &Service, is_paper: bool) -> AnyView {
    let conditions: Vec<String> = service
        .rules
        .iter()
        .filter(|it| !it.mend.is_empty())
        .map(|it| it.mend.clone())
        .collect();
    let conditions = (!conditions.is_empty()).then(|| {
        let items = conditions
            .into_iter()
            .map(|it| view! { <li>{it}</li> }.into_any())
            .collect_view();
        view! { <h4>{words::CONDITIONS}</h4><ul class="dots small">{items}</ul> }.into_any()
    });
    let requirements = service
        .requirements
        .iter()
        .map(|it| {
            let form = words::form_kind(it.form, it.copies);
            view! { <li>{format!("{} {}", it.number, it.label)}<span class="muted">{format!("({form})")}</span>{sample(bundle, &it.any_of)}</li> }.into_any()
        })
        .collect_view();
    let inside = view! {
        <p class="small">{format!("{} · {}", service.act, words::promised_days(&service.limit))}</p>
        <p class="small">{words::result_is(&service.result)}</p>
        {conditions}
        <h4>{words::ORIGINAL_LIST}</h4>
        <ul class="dots small">{requirements}</ul>
        <p class="small muted">{words::by_law(&service.basis.join("、"))}</p>
    }
    .into_any();
    if is_paper {
        let name = service.name.clone();
        return view! { <section class="stack-s"><h3>{name}</h3>{inside}</section> }.into_any();
    }
    details(service.name.clone(), inside.into_any())
}

/// Whether nobody has to bring it.
fn sample(bundle: &Bundle, any_of: &[MaterialIx]) -> Option<AnyView> {
    let spared = any_of
        .iter()
        .filter_map(|it| bundle.materials.get(it.at()))
        .any(|material| {
            material.ways.iter().any(|way| {
                matches!(
                    way,
                    Way::Licence { sure: true, .. }
                        | Way::Register { sure: true, .. }
                        | Way::Generated { .. }
                )
            })
        });
    spared.then(|| view! { " "<span class="tag">{words::SPARED}</span> }.into_any())
}
