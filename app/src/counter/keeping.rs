//! Where sensitive values are kept: the question, asked once at the first place that needs it, and what
//! the answer means from then on.

use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::open_drafts::Drafts;
use crate::draft::Draft;
use crate::storage::{self, Keeping};
use crate::ui::{Reply, Tone, button, live, notice, press, ready, ticked};
use crate::{browser, device, words};

/// The element that holds the question.
const QUESTION: &str = "keep";
const CHANGE: &str = "keep-change";

/// What the person has chosen. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keeper(RwSignal<Keeping>);

impl Keeper {
    /// Not known yet; put into the context.
    pub(super) fn begin() -> Self {
        let keeper = Self(RwSignal::new(Keeping::Unasked));
        provide_context(keeper);
        provide_context(crate::draft::Keeper(keeper.0));
        keeper
    }

    /// Reads it from the device.
    pub(super) async fn load(self) {
        self.0.set(storage::keeping().await);
    }

    /// What it is.
    pub(super) fn get(self) -> Keeping {
        self.0.get()
    }

    /// Queueing is choosing to keep on this device. Says whether the device takes it.
    pub(super) async fn keep_on_device(self, drafts: &Drafts) -> bool {
        storage::keeping().await == Keeping::OnDevice
            || self.choose(Keeping::OnDevice, drafts).await
    }

    /// Chooses, and has every open draft saved accordingly. Says whether the device takes it.
    async fn choose(self, keeping: Keeping, drafts: &Drafts) -> bool {
        let chosen = storage::choose(keeping).await.is_ok();
        self.0.set(storage::keeping().await);
        device::tell(device::News::Chosen);
        drafts.handle().resave();
        chosen
    }
}

/// The question, or what was answered to it. Beside the first thing on a page that is sensitive.
pub(super) fn keep_question(draft: Draft) -> AnyView {
    let keeper: Keeper = expect_context();
    if device::is_kiosk() {
        return notice(
            Tone::Plain,
            "",
            view! { <p>{words::NOTHING_IS_KEPT}</p> }.into_any(),
        );
    }
    if !draft.takes_sensitive() {
        return ().into_any();
    }
    let asks_again = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let shape = Memo::new(move |_| (keeper.get(), asks_again.get()));
    live(move || match shape.get() {
        (Keeping::Unasked, _) | (_, true) => question(keeper, asks_again, failed),
        (chosen, false) => answer(chosen, asks_again, failed),
    })
}

fn question(keeper: Keeper, asks_again: RwSignal<bool>, failed: RwSignal<bool>) -> AnyView {
    let drafts: Drafts = expect_context();
    let now = keeper.0.get_untracked();
    let chosen = RwSignal::new(Some(now).filter(|it| *it != Keeping::Unasked));
    let missing = RwSignal::new(false);
    let confirm = move || {
        let Some(keeping) = chosen.get_untracked() else {
            missing.set(true);
            browser::focus(QUESTION);
            return;
        };
        let drafts = drafts.clone();
        spawn_local(async move {
            failed.set(!keeper.choose(keeping, &drafts).await);
            asks_again.set(false);
            browser::focus_soon(CHANGE);
        });
    };
    let option = move |keeping: Keeping,
                       id: &'static str,
                       label: &'static str,
                       hint: &'static str| {
        let hint_id = format!("{id}-hint");
        view! {
            <div class="choice">
                <input type="radio" name="keep" id=id autocomplete="off" aria-describedby=hint_id.clone()
                    prop:checked=move || chosen.get() == Some(keeping)
                    on:change=ticked(move |_| { chosen.set(Some(keeping)); missing.set(false); }) />
                <label for=id>{label}</label>
                <p class="effect" id=hint_id>{hint}</p>
            </div>
        }
        .into_any()
    };
    let error = live(move || {
        let wrong = if missing.get() {
            words::KEEP_CHOOSE_FIRST
        } else if failed.get() {
            words::KEEP_FAILED
        } else {
            return None;
        };
        Some(view! { <p class="error" role="alert">{wrong}</p> }.into_any())
    });
    let drops = (now == Keeping::OnDevice)
        .then(|| view! { <p class="hint">{words::KEEP_DROPS}</p> }.into_any());
    view! {
        <fieldset class="card keep stack-s" id=QUESTION aria-describedby="keep-lead">
            <legend>{words::KEEP_QUESTION}</legend>
            <p id="keep-lead">{words::KEEP_LEAD}</p>
            {error}
            <div class="choices">
                {option(Keeping::OnDevice, "keep-device", words::KEEP_ON_DEVICE, words::KEEP_ON_DEVICE_HINT)}
                {option(Keeping::InMemory, "keep-memory", words::KEEP_IN_MEMORY, words::KEEP_IN_MEMORY_HINT)}
            </div>
            {drops}
            <div>{button(words::KEEP_CONFIRM, confirm)}</div>
        </fieldset>
    }
    .into_any()
}

fn answer(chosen: Keeping, asks_again: RwSignal<bool>, failed: RwSignal<bool>) -> AnyView {
    let said = if chosen == Keeping::OnDevice {
        words::KEPT_ON_DEVICE
    } else {
        words::KEPT_IN_MEMORY
    };
    let change = move || {
        asks_again.set(true);
        browser::focus_soon(QUESTION);
    };
    let failed = live(move || {
        failed
            .get()
            .then(|| view! { <p class="error" role="alert">{words::KEEP_FAILED}</p> }.into_any())
    });
    view! {
        <div class="keep-line">
            {failed}
            <p class="small"><span role="status">{said}</span>" "
                <button type="button" class="plain" id=CHANGE on:click=press(change)>{words::CHANGE}</button>
            </p>
        </div>
    }
    .into_any()
}

/// What a draft has lost since it was last open.
pub(super) fn lost_notice(draft: Draft) -> AnyView {
    live(move || {
        draft.lost().map(|(why, labels)| {
            let text = view! { <p>{words::gone_text(why, &labels)}</p> }.into_any();
            notice(Tone::Warn, words::gone_title(why), text)
        })
    })
}

/// Whether the person may be let go to another program: nothing would be lost, or they say so.
pub(super) async fn may_leave(keeper: Keeper, drafts: Drafts, dialog: crate::ui::Dialog) -> bool {
    let open = drafts.handle();
    let keeping = keeper.0.get_untracked();
    if device::is_leaving() || !open.is_at_risk(keeping) {
        return true;
    }
    let (at_risk, is_kiosk) = (open.at_risk(keeping), device::is_kiosk());
    let can_keep = !is_kiosk && !open.is_unsaved();
    let text = if is_kiosk {
        words::LEAVE_KIOSK.to_owned()
    } else if can_keep {
        words::only_in_memory(&at_risk)
    } else {
        words::LEAVE_UNSAVED.to_owned()
    };
    let body = ready(move || view! { <p>{text}</p> }.into_any());
    let reply = |label, class| Reply { label, class };
    let mut replies = vec![reply(words::LEAVE_STAY, "button")];
    if can_keep {
        replies.push(reply(words::LEAVE_KEEP, "button quiet"));
    }
    replies.push(reply(words::LEAVE_LOSE, "button danger"));
    match dialog.ask(words::LEAVE_TITLE, body, &replies).await {
        Some(1) if can_keep => {
            let kept = keeper.choose(Keeping::OnDevice, &drafts).await;
            open.settle().await;
            kept
        }
        Some(position) => position + 1 == replies.len(),
        None => false,
    }
}

/// Asks the browser to warn before the page goes with something that is only in memory.
pub(super) fn warn_before_unload(keeper: Keeper, drafts: Drafts) {
    window_event_listener(leptos::ev::beforeunload, move |event| {
        let open = drafts.handle();
        let is_something = open.is_at_risk(keeper.0.get_untracked());
        if is_something && !device::is_leaving() {
            event.prevent_default();
            event.set_return_value("1");
        }
    });
}
