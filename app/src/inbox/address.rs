//! The address that mails go to: given, asked for its owner's confirmation, taken back.

use std::future::Future;

use hall_api::{MailAddress, MailState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Outcome, Trouble};
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{
    Tone, back_link, details, fetched, live, notice, page, quiet_button, ready, trouble, typed,
};
use crate::{browser, words};

/// The id of the control for the address.
const ADDRESS: &str = "mail-address";

/// The id of what says how it stands; the focus goes there after each act.
const STATE: &str = "mail-state";

/// How it stands, and what is being done about it.
#[derive(Clone, Copy)]
struct Mail {
    kept: RwSignal<MailAddress>,
    failed: RwSignal<Option<Trouble>>,
    is_busy: RwSignal<bool>,
}

/// The page.
pub(crate) fn address() -> AnyView {
    let back = back_link(words::MESSAGES, Route::Messages);
    let page = fetched(async {
        let found = api::mail_address().await;
        ready(move || match found {
            Ok(found) => page(words::MAIL, body(found)),
            Err(why) => closed(&why),
        })
    });
    view! { {back}{page} }.into_any()
}

fn body(found: MailAddress) -> AnyView {
    let mail = Mail {
        kept: RwSignal::new(found),
        failed: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    view! {
        <p class="muted">{words::MAIL_LEAD}</p>
        {live(move || mail.failed.with(|it| it.as_ref().map(trouble)))}
        <div id=STATE tabindex="-1">{live(move || mail.kept.with(state))}</div>
        {live(move || mail.kept.with(|it| what_to_do(mail, it)))}
    }
    .into_any()
}

fn state(kept: &MailAddress) -> AnyView {
    let address = kept.address.as_deref().unwrap_or_default();
    let mend = |text: &'static str| view! { <p>{text}</p> }.into_any();
    match kept.state {
        _ if !kept.sends => notice(
            Tone::Plain,
            words::MAIL_NOT_SENT,
            mend(words::MAIL_NOT_SENT_MEND),
        ),
        MailState::None => ().into_any(),
        MailState::Waiting => notice(
            Tone::Warn,
            words::mail_waiting(address),
            mend(words::MAIL_WAITING_MEND),
        ),
        MailState::Receiving => notice(Tone::Good, words::mail_receiving(address), ()),
        MailState::Stopped => notice(Tone::Plain, words::mail_stopped(address), ()),
    }
}

fn what_to_do(mail: Mail, kept: &MailAddress) -> AnyView {
    let forget = || quiet_button(words::FORGET_MAIL, move || mail.act(api::forget_address()));
    let address = kept.address.clone().unwrap_or_default();
    let again = |label: &'static str| {
        quiet_button(label, move || {
            mail.act(api::give_address(address.clone()));
        })
    };
    let buttons = match kept.state {
        MailState::None if kept.sends => return form(mail),
        MailState::None => return ().into_any(),
        _ if !kept.sends => return view! { <div class="actions">{forget()}</div> }.into_any(),
        MailState::Waiting => Some(again(words::ASK_AGAIN)),
        MailState::Receiving => None,
        MailState::Stopped => Some(again(words::MAIL_AGAIN)),
    };
    view! {
        <div class="actions">{buttons}{forget()}</div>
        {details(words::OTHER_MAIL, form(mail))}
    }
    .into_any()
}

fn form(mail: Mail) -> AnyView {
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        mail.act(api::give_address(text.get_untracked().trim().to_owned()));
    };
    view! {
        <form class="stack-s" on:submit=submit>
            <div class="field">
                <label for=ADDRESS>{words::MAIL_LABEL}</label>
                <p class="hint" id="mail-hint">{words::MAIL_HINT}</p>
                <input class="input w-m" id=ADDRESS type="email" required autocomplete="email" maxlength="254"
                    aria-describedby="mail-hint" on:input=typed(move |it| text.set(it)) />
            </div>
            <div class="actions">
                <button class="button" aria-disabled=move || mail.is_busy.get().then_some("true")>{words::ASK_TO_CONFIRM}</button>
            </div>
        </form>
    }
    .into_any()
}

impl Mail {
    /// Does one thing at a time, and then shows how it stands at the hall.
    fn act(self, what: impl Future<Output = Outcome<()>> + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            let done = match what.await {
                Ok(()) => api::mail_address().await,
                Err(why) => Err(why),
            };
            match done {
                Ok(kept) => {
                    self.failed.try_set(None);
                    self.kept.try_set(kept);
                    browser::focus(STATE);
                }
                Err(why) => {
                    self.failed.try_set(Some(why));
                }
            }
            self.is_busy.try_set(false);
        });
    }
}
