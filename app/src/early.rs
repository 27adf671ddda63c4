//! Taking over the form that the hall had drawn before this program was there.
//!
//! What was typed into it goes into the draft as if it had been typed in another window. The caret stays where it was, so that somebody who is typing notices nothing.

use hall_core::value::Answer;
use js_sys::{Promise, Reflect};
use leptos::prelude::queue_microtask;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement};

use crate::browser;
use crate::draft::{Draft, element_id};

/// The form, taken off the page, and where the caret was.
#[derive(Clone, Debug)]
pub struct Early {
    form: Element,
    focused: String,
    caret: Option<u32>,
}

/// Waits until no input method is in the middle of a word.
pub async fn settled() {
    while let Some(form) = form().filter(|it| it.class_name() == "composing") {
        let ended = Promise::new(&mut |resolve, _| {
            drop(form.add_event_listener_with_callback("compositionend", &resolve));
        });
        drop(JsFuture::from(ended).await);
    }
}

/// Takes the form off the page with everything that was typed into it; `None` if there was none.
pub fn take() -> Option<Early> {
    let form = form()?;
    let focused = browser::document().and_then(|it| it.active_element());
    let input = focused
        .as_ref()
        .and_then(|it| it.dyn_ref::<HtmlInputElement>());
    let caret = input.and_then(|it| it.selection_start().ok().flatten());
    let focused = focused.map(|it| it.id()).unwrap_or_default();
    form.remove();
    Some(Early {
        form,
        focused,
        caret,
    })
}

impl Early {
    /// Puts into the draft what was typed. Where the draft has something else, from another window or
    /// from before, the person is asked which.
    pub fn answer(&self, draft: Draft) {
        let plan = draft.plan();
        let fields = plan.bundle().fields.iter();
        let typed = fields.filter_map(|field| {
            let text = self.typed(&element_id(&field.key))?;
            Some((field.key.clone(), Answer::Text(text)))
        });
        draft.take_typed(typed.collect());
    }

    /// Puts the caret back, once what is being drawn is there.
    pub fn go_on(self) {
        queue_microtask(move || {
            if !self.focused.starts_with(&element_id("")) || !browser::focus(&self.focused) {
                return;
            }
            let input = browser::document().and_then(|it| it.get_element_by_id(&self.focused));
            let input = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let (Some(input), Some(at)) = (input, self.caret) {
                drop(input.set_selection_range(at, at));
            }
        });
    }

    /// What stands in a control, if that is anything; of radio buttons, in the one that is chosen.
    fn typed(&self, id: &str) -> Option<String> {
        let controls = format!(
            "input[id=\"{id}\"],select[id=\"{id}\"],textarea[id=\"{id}\"],[name=\"{id}\"]:checked"
        );
        let control = self.form.query_selector(&controls).ok().flatten()?;
        let value = Reflect::get(&control, &"value".into()).ok()?.as_string()?;
        (!value.is_empty()).then_some(value)
    }
}

fn form() -> Option<Element> {
    browser::document()?.get_element_by_id("early")
}
