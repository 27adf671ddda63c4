//! 免申办: what the licences show that the person is entitled to, why, and from when.

use hall_api::{Entitled, EntitledState};
use leptos::prelude::*;

use super::consent::consent;
use crate::route::{Route, Step};
use crate::sign_in::closed;
use crate::ui::{SummaryRow, back_link, fetched, link_button, live, page, ready, summary_list};
use crate::{api, clock, words};

/// The page.
pub(crate) fn entitlements() -> AnyView {
    let back = back_link(words::MY_LICENCES, Route::Licences);
    let page = fetched(async {
        let found = api::entitlements().await;
        ready(move || match found {
            Ok(found) => page(words::ENTITLEMENTS, all(found.entitlements)),
            Err(why) => closed(&why),
        })
    });
    view! { {back}{page} }.into_any()
}

fn all(entitled: Vec<Entitled>) -> AnyView {
    if entitled.is_empty() {
        return view! { <p>{words::NO_ENTITLEMENTS}</p> }.into_any();
    }
    let cards = entitled.into_iter().map(card).collect_view();
    view! { <p class="muted">{words::ENTITLEMENTS_LEAD}</p>{cards} }.into_any()
}

fn card(it: Entitled) -> AnyView {
    let state = RwSignal::new(it.state);
    let id = format!("entitled-{}", it.service);
    let rows = vec![
        row(words::ENTITLED_WHY, it.why.clone()),
        row(
            words::ENTITLED_BY,
            words::entitled_holder(&it.licence, &it.holder),
        ),
        row(words::ENTITLED_SINCE, clock::day(it.since)),
        row(words::ENTITLED_FROM, it.department.clone()),
        row(words::ENTITLED_RESULT, it.result.clone()),
    ];
    view! {
        <section class="licence stack-s" id=id>
            <h2>{it.name.clone()}</h2>
            <p>{live(move || tag(state.get()))}</p>
            {summary_list(rows)}
            {what_now(it, state)}
        </section>
    }
    .into_any()
}

fn tag(state: EntitledState) -> AnyView {
    let class = match state {
        EntitledState::Open | EntitledState::Begun => "tag good",
        EntitledState::Soon | EntitledState::Apply => "tag",
    };
    view! { <span class=class>{words::entitled_state(state)}</span> }.into_any()
}

/// What can be done about it; what is done changes its state.
fn what_now(it: Entitled, state: RwSignal<EntitledState>) -> AnyView {
    let to = match it.state {
        EntitledState::Soon => return ().into_any(),
        EntitledState::Open => return consent(it, state),
        EntitledState::Apply => {
            link_button(words::GO_APPLY, Route::bundle(&it.service, Step::About))
        }
        EntitledState::Begun => {
            let number = it.application.unwrap_or_default();
            link_button(words::SEE_APPLICATION, Route::Application(number))
        }
    };
    view! { <div class="actions">{to}</div> }.into_any()
}

fn row(label: &str, value: String) -> SummaryRow {
    SummaryRow {
        label: label.to_owned(),
        value,
        ..SummaryRow::default()
    }
}
