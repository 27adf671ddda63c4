//! One's own e-licences, and one of them with its face and its code.

use hall_api::{ELicence, LicenceState};
use leptos::prelude::*;

use super::standing::{state, tag};
use super::{code, face};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{
    Task, Tone, back_link, fetched, go_button, link_button, notice, page, print_button,
    quiet_button, ready, task_list,
};
use crate::{api, browser, clock, words};

/// The list.
pub(crate) fn list() -> AnyView {
    fetched(async {
        let found = api::licences().await;
        ready(move || match found {
            Ok(found) => page(words::MY_LICENCES, all(found.licences)),
            Err(why) => closed(&why),
        })
    })
}

fn all(licences: Vec<ELicence>) -> AnyView {
    let lead = view! { <p class="muted">{words::MY_LICENCES_LEAD}</p> };
    let list = if licences.is_empty() {
        view! {
            <p>{words::NO_LICENCES}</p>
            <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
        }
        .into_any()
    } else {
        task_list(licences.into_iter().map(line).collect())
    };
    view! { {lead}{list}<div class="actions">{link_button(words::ENTITLEMENTS, Route::Entitlements)}{link_button(words::CHECK_A_LICENCE, Route::Check)}</div> }
        .into_any()
}

fn line(licence: ELicence) -> Task {
    let claims = &licence.claims;
    Task {
        title: claims.title.clone(),
        hint: words::licence_of(&claims.holder, &claims.issuer),
        href: Route::Licence(claims.id.clone()).to_string(),
        state: tag(state(claims, licence.state)),
    }
}

/// One of them.
pub(crate) fn one(id: String) -> AnyView {
    let back = back_link(words::MY_LICENCES, Route::Licences);
    let page = fetched(async move {
        let found = api::licences().await;
        ready(move || match found {
            Ok(found) => match found.licences.into_iter().find(|it| it.claims.id == id) {
                Some(licence) => shown(licence),
                None => page(
                    words::NO_SUCH_LICENCE,
                    go_button(words::MY_LICENCES, Route::Licences),
                ),
            },
            Err(why) => closed(&why),
        })
    });
    view! { {back}{page} }.into_any()
}

fn shown(licence: ELicence) -> AnyView {
    let ELicence {
        claims,
        token,
        code,
        state: told,
        since,
        application,
    } = licence;
    let now = state(&claims, told);
    let holds = now == LicenceState::Valid;
    let remark = (!holds).then(|| {
        let since = words::licence_since(now, &clock::moment(since));
        notice(
            Tone::Warn,
            words::licence_state(now),
            view! { <p>{since}</p> }.into_any(),
        )
    });
    let picture = holds.then(|| show_code(&code));
    let name = words::licence_file(&claims.title, &claims.number);
    let navigation = use_navigation();
    let download = move || {
        if browser::download(&name, "application/jwt", &token).is_err() {
            navigation.announce(words::NOT_DOWNLOADED);
        }
    };
    let body = view! {
        <article class="licence stack">
            <p>{tag(now)}</p>
            {remark}
            {face::face(&claims)}
        </article>
        {picture}
        <div class="actions">
            {quiet_button(words::DOWNLOAD_LICENCE, download)}
            {print_button()}
            {link_button(words::FROM_APPLICATION, Route::Application(application))}
        </div>
        <p class="muted small">{words::DEMO_SIGNATURE}</p>
    };
    page(claims.title.clone(), body.into_any())
}

fn show_code(code: &str) -> AnyView {
    let picture = code::picture(code);
    let address = code::address(code);
    view! {
        <section class="stack-s">
            <h2>{words::SHOW_CODE}</h2>
            <p class="muted">{words::SHOW_CODE_LEAD}</p>
            {picture}
            <p><a class="break" href=address>{words::CHECK_AS_OTHERS}</a></p>
        </section>
    }
    .into_any()
}
