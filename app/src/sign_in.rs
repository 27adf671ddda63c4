//! The form for signing in, wherever it is needed: on its own page, before submitting, at the desk.

use hall_api::SignIn;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Trouble;
use crate::browser;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Tone, live, loading, notice, page, trouble, typed};
use crate::{device, words};

/// Signing in on a page of its own. `next` is where to go afterwards.
pub fn sign_in_page(next: Option<String>) -> AnyView {
    let navigation = use_navigation();
    let next = next.unwrap_or_else(|| Route::Applications.to_string());
    let lead = view! { <p class="lead">{words::SIGN_IN_LEAD}</p> }.into_any();
    let form = sign_in_form(move || navigation.replace(&next));
    page(words::SIGN_IN, view! { {lead} {form} }.into_any())
}

/// A page that cannot be shown. Who is not signed in goes to sign in, and then comes back.
pub fn closed(why: &Trouble) -> AnyView {
    if why.is_signed_out() {
        let navigation = use_navigation();
        let here = navigation.address().with_untracked(|it| it.path.clone());
        queue_microtask(move || navigation.replace(Route::SignIn { next: Some(here) }));
        return loading();
    }
    page(words::CANNOT_OPEN, trouble(why))
}

/// The form. `then` happens once the person is signed in.
pub fn sign_in_form(then: impl Fn() + Clone + 'static) -> AnyView {
    let session = use_session();
    let account = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let then = then.clone();
        let with = SignIn {
            account: account.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        busy.set(true);
        spawn_local(async move {
            match session.sign_in(&with).await {
                Ok(_) => then(),
                Err(trouble) => {
                    failed.set(Some(trouble));
                    browser::focus("account");
                }
            }
            busy.set(false);
        });
    };
    view! {
        {live(move || failed.with(|it| it.as_ref().map(trouble)))}
        <form class="stack" on:submit=submit>
            <div class="field">
                <label for="account">{words::ACCOUNT}</label>
                <input id="account" class="input w-m" autocomplete=device::remembered("username") autocapitalize="none" spellcheck="false" required
                    on:input=typed(move |text| account.set(text)) />
            </div>
            <div class="field">
                <label for="password">{words::PASSWORD}</label>
                <input id="password" class="input w-m" type="password" autocomplete=device::remembered("current-password") required
                    on:input=typed(move |text| password.set(text)) />
            </div>
            <div class="actions"><button type="submit" class="button" aria-disabled=move || busy.get().then_some("true")>{words::SIGN_IN}</button></div>
        </form>
        {notice(Tone::Plain, words::DEMO_HEAD, view! { <p>{words::DEMO_LEAD}</p> }.into_any())}
    }
    .into_any()
}
