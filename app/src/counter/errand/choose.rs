//! A choice of one, as radio buttons; and pointing out that nothing was chosen.

use leptos::prelude::*;

use crate::ui::{live, ticked};
use crate::{browser, words};

/// A choice of one. Copies mean the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Its name, which the ids of its buttons begin with.
    name: &'static str,
    chosen: RwSignal<Option<usize>>,
    missing: RwSignal<bool>,
}

impl Choice {
    /// A choice of which this one is made already, by its position.
    pub(super) fn new(name: &'static str, chosen: Option<usize>) -> Self {
        Self {
            name,
            chosen: RwSignal::new(chosen),
            missing: RwSignal::new(false),
        }
    }

    /// What was chosen; if nothing was, that is pointed out.
    pub(super) fn get(self) -> Option<usize> {
        let chosen = self.chosen.get_untracked();
        if chosen.is_none() {
            self.missing.set(true);
            browser::focus(self.name);
        }
        chosen
    }

    /// Whether this one is chosen now; it is looked at again when that changes.
    pub(super) fn is(self, position: usize) -> bool {
        self.chosen.get() == Some(position)
    }

    /// The buttons, under a question and perhaps a hint.
    pub(super) fn show(self, question: &str, hint: &str, options: Vec<String>) -> AnyView {
        let Self {
            name,
            chosen,
            missing,
        } = self;
        let buttons = options
            .into_iter()
            .enumerate()
            .map(|(position, label)| {
                let id = format!("{name}-{position}");
                let is_on = move || chosen.get() == Some(position);
                let choose = move |_| {
                    chosen.set(Some(position));
                    missing.set(false);
                };
                view! {
                    <div class="choice">
                        <input type="radio" name=name id=id.clone() autocomplete="off" prop:checked=is_on on:change=ticked(choose) />
                        <label for=id>{label}</label>
                    </div>
                }
                .into_any()
            })
            .collect_view();
        let hint =
            (!hint.is_empty()).then(|| view! { <p class="hint">{hint.to_owned()}</p> }.into_any());
        let error = live(move || {
            missing.get().then(|| {
                view! { <p class="error" role="alert">{words::CHOOSE_FIRST}</p> }.into_any()
            })
        });
        view! {
            <fieldset class="field" id=name>
                <legend>{question.to_owned()}</legend>
                {hint}{error}
                <div class="choices">{buttons}</div>
            </fieldset>
        }
        .into_any()
    }
}
