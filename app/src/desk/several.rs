//! Accepting several applications from the list: each by its own act, as if it had been opened, and what
//! became of each is said. One that a colleague has answered in the meantime holds up no other.

use hall_api::Acting;
use hall_core::flow::Act;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Outcome, Trouble};
use crate::navigation::{Navigation, use_navigation};
use crate::ui::{Tone, live, notice, press, ticked, trouble_words};
use crate::{browser, words};

/// The id of the remark on what became of it.
const REMARK: &str = "several-remark";

/// What became of one: its number, and why not.
type Became = (String, Result<(), Trouble>);

/// What is chosen in the list, and what became of what was chosen before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Several {
    again: Trigger,
    chosen: RwSignal<Vec<String>>,
    busy: RwSignal<bool>,
    became: RwSignal<Vec<Became>>,
    navigation: Navigation,
}

impl Several {
    /// Begins with nothing chosen.
    pub(super) fn begin() -> Self {
        Self {
            again: Trigger::new(),
            chosen: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            became: RwSignal::new(Vec::new()),
            navigation: use_navigation(),
        }
    }

    /// Follows that the list is to be read anew.
    pub(super) fn follow(self) {
        self.again.track();
    }

    fn choose(self, number: &str, is_chosen: bool) {
        self.chosen.update(|all| {
            all.retain(|it| it != number);
            if is_chosen {
                all.push(number.to_owned());
            }
        });
    }

    fn accept(self) {
        let chosen = self.chosen.get_untracked();
        if chosen.is_empty() || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let mut became = Vec::new();
            for number in chosen {
                let result = accept(&number).await;
                became.push((number, result));
            }
            let n = became.iter().filter(|(_, it)| it.is_ok()).count();
            self.navigation.announce(words::accepted_several(n));
            self.busy.set(false);
            self.chosen.set(Vec::new());
            self.became.set(became);
            self.again.notify();
            browser::focus_soon(REMARK);
        });
    }
}

/// Accepts one, as it stands now.
async fn accept(number: &str) -> Outcome<()> {
    let view = api::desk_application(number).await?;
    let acting = Acting {
        act: Act::Accept,
        version: Some(view.version),
        content: None,
        files: Vec::new(),
        note: String::new(),
        recipient: None,
    };
    let key = browser::random_hex();
    api::desk_act(number, &acting, &key).await.map(drop)
}

/// The box beside a line of the list.
pub(super) fn chooser(several: Several, number: &str, bundle: &str) -> AnyView {
    let id = format!("choose-{number}");
    let label = words::choose_one(bundle, number);
    let checked = several
        .chosen
        .with_untracked(|all| all.iter().any(|it| it == number));
    let number = number.to_owned();
    let choose = move |is: bool| several.choose(&number, is);
    view! { <div class="choice chooser"><input type="checkbox" id=id.clone() prop:checked=checked on:change=ticked(choose) /><label for=id><span class="visually-hidden">{label}</span></label></div> }
        .into_any()
}

/// The button that accepts what is chosen.
pub(super) fn accept_chosen(several: Several) -> AnyView {
    let n = move || several.chosen.with(Vec::len);
    let label = move || words::accept_several(n());
    let is_off = move || (several.busy.get() || n() == 0).then_some("true");
    view! {
        <p class="hint">{words::DESK_SEVERAL_HINT}</p>
        <div class="actions"><button type="button" class="button" aria-disabled=is_off on:click=press(move || several.accept())>{label}</button></div>
    }
    .into_any()
}

/// What became of what was chosen.
pub(super) fn became(several: Several) -> AnyView {
    live(move || {
        let all = several.became.get();
        if all.is_empty() {
            return None;
        }
        let n = all.iter().filter(|(_, it)| it.is_ok()).count();
        let tone = if n == all.len() {
            Tone::Good
        } else {
            Tone::Warn
        };
        let failed = all
            .into_iter()
            .filter_map(|(number, it)| Some((number, it.err()?)));
        let failed = failed
            .map(|(number, why)| {
                let what = if why.is_not_found() {
                    words::DESK_NOT_HERE.to_owned()
                } else {
                    trouble_words(&why).0
                };
                view! { <li><span class="number">{number}</span>" "{what}</li> }.into_any()
            })
            .collect_view();
        let text = view! { <ul class="dots">{failed}</ul> }.into_any();
        let inside = notice(tone, words::accepted_several(n), text);
        Some(view! { <div id=REMARK tabindex="-1" class="remark">{inside}</div> }.into_any())
    })
}
