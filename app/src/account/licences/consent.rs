//! Consenting to what one is entitled to: the account, the own name, and one box to tick.
//!
//! Nothing is checked here but that nothing is left empty; what the account must be like the hall says.

use hall_api::{Consent, Entitled, EntitledState, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::route::Route;
use crate::ui::{
    Problem, Tone, error_summary, link_button, live, notice, press, ticked, trouble, typed,
};
use crate::{browser, ui, words};

/// How far it is.
#[derive(Clone, Debug)]
enum Sending {
    Not,
    Busy,
    Failed(Trouble),
    Done(Box<Receipt>),
}

/// What is typed. Copies mean the same.
#[derive(Clone, Copy, Debug)]
struct Form {
    service: StoredValue<String>,
    account: RwSignal<String>,
    signature: RwSignal<String>,
    agreed: RwSignal<bool>,
    problems: RwSignal<Vec<Problem>>,
    sending: RwSignal<Sending>,
    /// Of the entitlement.
    state: RwSignal<EntitledState>,
}

/// The form, and after it what came of it.
pub(super) fn consent(it: Entitled, state: RwSignal<EntitledState>) -> AnyView {
    let known = it.account.as_ref().and_then(|it| it.known.clone());
    let form = Form {
        service: StoredValue::new(it.service.clone()),
        account: RwSignal::new(known.unwrap_or_default()),
        signature: RwSignal::new(String::new()),
        agreed: RwSignal::new(false),
        problems: RwSignal::new(Vec::new()),
        sending: RwSignal::new(Sending::Not),
        state,
    };
    let is_done = Memo::new(move |_| form.sending.with(|it| matches!(it, Sending::Done(_))));
    let status = live(move || form.sending.with(status));
    let fields = live(move || (!is_done.get()).then(|| fields(&it, form)));
    view! { <div role="status">{status}</div>{fields} }.into_any()
}

fn fields(it: &Entitled, form: Form) -> AnyView {
    let name = |what: &str| format!("{what}-{}", it.service);
    let (account, sign, agree) = (name("account"), name("signature"), name("agree"));
    let (account_hint, sign_hint) = (name("account-hint"), name("signature-hint"));
    let (label, hint) = it
        .account
        .as_ref()
        .map_or_else(Default::default, |it| (it.label.clone(), it.hint.clone()));
    let busy = move || {
        form.sending
            .with(|it| matches!(it, Sending::Busy).then_some("true"))
    };
    view! {
        {live(move || error_summary(form.problems.get()))}
        <div class="field">
            <label for=account.clone()>{label}</label>
            <p class="hint" id=account_hint.clone()>{hint}</p>
            <input id=account class="input w-m" inputmode="numeric" autocomplete="off" aria-describedby=account_hint
                prop:value=form.account on:input=typed(move |text| form.account.set(text)) />
        </div>
        <div class="choices">
            <div class="choice">
                <input type="checkbox" id=agree.clone() prop:checked=form.agreed on:change=ticked(move |on| form.agreed.set(on)) />
                <label for=agree>{words::CONSENT}</label>
            </div>
        </div>
        <div class="field">
            <label for=sign.clone()>{words::CONSENT_SIGN}</label>
            <p class="hint" id=sign_hint.clone()>{words::CONSENT_SIGN_HINT}</p>
            <input id=sign class="input w-m signature" autocomplete="off" aria-describedby=sign_hint
                on:input=typed(move |text| form.signature.set(text)) />
        </div>
        <div class="actions">
            <button type="button" class="button" aria-disabled=busy on:click=press(move || form.press())>{words::CONSENT_DO}</button>
        </div>
    }
    .into_any()
}

fn status(sending: &Sending) -> AnyView {
    match sending {
        Sending::Not => ().into_any(),
        Sending::Busy => view! { <p>{words::CONSENT_DOING}</p> }.into_any(),
        Sending::Failed(why) => trouble(why),
        Sending::Done(receipt) => {
            let number = &receipt.number;
            let text = view! {
                <p>{words::consent_done(number)}</p>
                <div class="actions">{link_button(words::SEE_APPLICATION, Route::Application(number.clone()))}</div>
            };
            notice(Tone::Good, words::CONSENT_DONE, text.into_any())
        }
    }
}

impl Form {
    fn press(self) {
        if self
            .sending
            .with_untracked(|it| matches!(it, Sending::Busy))
        {
            return;
        }
        let gaps = self.gaps();
        let is_whole = gaps.is_empty();
        self.problems.set(gaps);
        if is_whole {
            self.send();
        } else {
            browser::focus_soon(ui::ERROR_SUMMARY);
        }
    }

    fn gaps(self) -> Vec<Problem> {
        let service = self.service.get_value();
        let gap = |what: &str, at: &str| Problem {
            what: what.to_owned(),
            href: format!("#{at}-{service}"),
        };
        let is_empty = |it: RwSignal<String>| it.with_untracked(|it| it.trim().is_empty());
        let mut gaps = Vec::new();
        if is_empty(self.account) {
            gaps.push(gap(words::ACCOUNT_FIRST, "account"));
        }
        if !self.agreed.get_untracked() {
            gaps.push(gap(words::CONSENT_FIRST, "agree"));
        }
        if is_empty(self.signature) {
            gaps.push(gap(words::CONSENT_SIGN_FIRST, "signature"));
        }
        gaps
    }

    fn send(self) {
        self.sending.set(Sending::Busy);
        let consent = Consent {
            account: self.account.with_untracked(|it| spaceless(it)),
            signature: self.signature.with_untracked(|it| it.trim().to_owned()),
        };
        spawn_local(async move {
            let sent = api::consent(&self.service.get_value(), &consent).await;
            self.sending.try_set(match sent {
                Ok(receipt) => {
                    self.state.try_set(EntitledState::Begun);
                    Sending::Done(Box::new(receipt))
                }
                Err(why) => Sending::Failed(why),
            });
        });
    }
}

/// A card's number as people read it off stands in groups of four.
fn spaceless(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}
