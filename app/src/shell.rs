//! What the applicants' programs have in common: the frame, who is signed in, whether the hall answers.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{set_interval, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::navigation::{Navigation, use_navigation};
use crate::outbox::{self, Outbox};
use crate::route::{Program, Route};
use crate::session::{Session, use_session};
use crate::ui::{Dialog, Frame, frame, live, press, use_dialog};
use crate::words;
use crate::{browser, device, farewell, kiosk};

/// How often a hall that did not answer is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(20);

/// A program of the hall in its frame. `begin` puts what its pages need into the context.
pub fn shell(program: Program, begin: fn(), show: fn(Route) -> AnyView) -> AnyView {
    browser::remove_boot_line();
    let navigation = Navigation::begin(match program {
        Program::Lobby => |path| Program::at(path) == Some(Program::Lobby),
        Program::Account => |path| Program::at(path) == Some(Program::Account),
        // Signing in on the way must not end the program: what is only in memory would be gone.
        Program::Counter => {
            |path| Program::at(path) == Some(Program::Counter) || path.starts_with("/sign-in")
        }
    });
    let session = Session::begin();
    Outbox::begin();
    let dialog = Dialog::begin();
    farewell::begin();
    kiosk::begin(session, navigation, dialog);
    begin();
    let address = navigation.address();
    let route = Memo::new(move |_| address.with(|it| Route::parse(&it.path, &it.query)));
    frame(Frame {
        site: words::SITE,
        home: "/",
        menu: menu(route),
        banner: view! { {banner()} {outbox::status(program, route)} }.into_any(),
        main: live(move || {
            let route = route.get();
            untrack(|| show(route))
        }),
        foot: view! { <a href=Route::Services.to_string()>{words::SERVICES_TITLE}</a><a href=Route::Check.to_string()>{words::CHECK_A_LICENCE}</a><span>{words::FOOT_HELP}</span><span>{if device::is_kiosk() { words::FOOT_KIOSK } else { words::FOOT_PRIVACY }}</span> }
            .into_any(),
    })
}

fn menu(route: Memo<Route>) -> AnyView {
    let session = use_session();
    let navigation = use_navigation();
    let mine = move || {
        let route = route.get();
        let is_mine = matches!(
            route,
            Route::Applications | Route::Application(_) | Route::Answer(_) | Route::Errand { .. }
        );
        is_mine.then_some("page")
    };
    let licences =
        move || matches!(route.get(), Route::Licences | Route::Licence(_)).then_some("page");
    let messages = move || (route.get() == Route::Messages).then_some("page");
    let sign_in = move || matches!(route.get(), Route::SignIn { .. }).then_some("page");
    // Back to where one was, but not from the sign-in page to itself.
    let sign_in_at = move || match route.get() {
        Route::Home | Route::SignIn { .. } | Route::Unknown => {
            Route::SignIn { next: None }.to_string()
        }
        here => Route::sign_in(&here).to_string(),
    };
    let dialog = use_dialog();
    let sign_out = move || spawn_local(farewell::sign_out(session, navigation, dialog));
    view! {
        <a href="/applications" aria-current=mine>{words::MY_APPLICATIONS}</a>
        <a href="/licences" aria-current=licences>{words::LICENCES_SHORT}</a>
        {live(move || match session.person() {
            Some(person) => view! {
                {person.helper.is_none().then(|| view! { <a href="/messages" aria-current=messages>{words::messages_link(person.unread)}</a> }.into_any())}
                <button type="button" on:click=press(sign_out)>{match person.helper { Some(_) => words::end_help(&person.name), None => words::sign_out_of(&person.name) }}</button>
            }.into_any(),
            None => view! { <a href=sign_in_at aria-current=sign_in>{words::SIGN_IN}</a> }.into_any(),
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
    // A network that is there again is noticed by itself; a hall that is there again is not.
    let ask_again = move || {
        if online.get_untracked() && !untrack(|| session.is_reachable()) {
            spawn_local(async move { session.refresh().await });
        }
    };
    set_interval(ask_again, ASK_AGAIN);
    let note = live(move || {
        away().then(|| view! { <div class="offline"><div class="wrap">{words::WORKING_OFFLINE}</div></div> }.into_any())
    });
    view! { <div role="status">{note}</div> }.into_any()
}
