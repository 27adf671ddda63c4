//! What people wish to have done together and what they apply for together, for the catalogue's authors.

use hall_api::{Pair, Wish, Wishes};
use leptos::prelude::*;

use crate::ui::{fetched, page, ready, trouble};
use crate::{api, words};

/// The page.
pub(super) fn wishes() -> AnyView {
    let list = fetched(async {
        let found = api::desk_wishes().await;
        ready(move || match found {
            Ok(found) => all(&found),
            Err(why) => trouble(&why),
        })
    });
    let lead = view! { <p class="muted">{words::DESK_WISHES_LEAD}</p> };
    page(words::DESK_WISHES, view! { {lead}{list} }.into_any())
}

fn all(found: &Wishes) -> AnyView {
    let wished = found.wishes.iter().map(wish).collect();
    let pairs = |pairs: &[Pair]| pairs.iter().map(|it| pair(it, &[])).collect();
    view! {
        {section(words::WISHED, wished)}
        {section(words::BUNDLE_PAIRS, pairs(&found.bundles))}
        {section(words::SERVICE_PAIRS, pairs(&found.services))}
    }
    .into_any()
}

fn section(title: &'static str, lines: Vec<AnyView>) -> AnyView {
    let body = if lines.is_empty() {
        view! { <p class="muted">{words::NONE_YET}</p> }.into_any()
    } else {
        view! { <ul class="stack-s">{lines}</ul> }.into_any()
    };
    view! { <section class="stack-s"><h2>{title}</h2>{body}</section> }.into_any()
}

fn wish(it: &Wish) -> AnyView {
    pair(&it.pair, &it.why)
}

fn pair(it: &Pair, why: &[String]) -> AnyView {
    let [first, second] = &it.names;
    let already = it.already.as_ref();
    let already =
        already.map(|it| view! { <p class="small muted">{words::already_in(it)}</p> }.into_any());
    let why = why
        .iter()
        .map(|it| view! { <li>{it.clone()}</li> }.into_any());
    let why = why.collect_view();
    view! {
        <li class="card line">
            <p class="row between"><strong>{words::pair_names(first, second)}</strong><span class="tag">{words::n_people(it.n_people)}</span></p>
            {already}
            <ul class="dots small">{why}</ul>
        </li>
    }
    .into_any()
}
