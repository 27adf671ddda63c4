//! The applicants' application: what is there from the start, and which page is shown.

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::catalog::Library;
use crate::navigation::{Navigation, use_navigation};
use crate::pages::{self, Drafts};
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::ui::{Frame, frame, live, press};
use crate::words;

/// The application.
pub fn hall() -> AnyView {
    browser::remove_boot_line();
    let navigation = Navigation::begin(is_ours);
    Library::begin();
    Session::begin();
    let drafts = Drafts::begin();
    window_event_listener(ev::visibilitychange, move |_| drafts.hurry());
    window_event_listener(ev::pagehide, move |_| drafts.hurry());
    let address = navigation.address();
    let route = Memo::new(move |_| address.with(|it| Route::parse(&it.path, &it.query)));
    frame(Frame {
        site: words::SITE,
        home: "/",
        menu: menu(route),
        banner: banner(),
        main: live(move || pages::show(route.get())),
        foot: view! { <span>{words::FOOT_HELP}</span><span>{words::FOOT_PRIVACY}</span> }
            .into_any(),
    })
}

/// Paths that this application shows itself; the desk and the hall's routes are loaded.
fn is_ours(path: &str) -> bool {
    !["/desk", "/api", "/catalog"]
        .iter()
        .any(|it| path.starts_with(it))
}

fn menu(route: Memo<Route>) -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let mine = move || {
        matches!(route.get(), Route::Applications | Route::Application(_)).then_some("page")
    };
    let sign_in = move || matches!(route.get(), Route::SignIn { .. }).then_some("page");
    let sign_out = move || {
        spawn_local(async move {
            session.sign_out().await;
            navigation.announce(words::SIGNED_OUT);
            navigation.go(Route::Home);
        });
    };
    view! {
        <a href="/applications" aria-current=mine>{words::MY_APPLICATIONS}</a>
        {live(move || match session.person() {
            Some(person) => view! {
                <button type="button" on:click=press(sign_out)>{words::sign_out_of(&person.name)}</button>
            }.into_any(),
            None => view! { <a href="/sign-in" aria-current=sign_in>{words::SIGN_IN}</a> }.into_any(),
        })}
    }
    .into_any()
}

fn banner() -> AnyView {
    let session = use_session();
    let online = RwSignal::new(browser::is_online());
    window_event_listener(ev::online, move |_| {
        online.set(true);
        spawn_local(async move { session.refresh().await });
    });
    window_event_listener(ev::offline, move |_| online.set(false));
    let away = move || !online.get() || !session.is_reachable();
    let line = live(move || {
        away().then(|| view! { <div class="offline" role="status"><div class="wrap">{words::WORKING_OFFLINE}</div></div> }.into_any())
    });
    line
}
