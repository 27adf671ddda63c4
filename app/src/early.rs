//! Taking over the form that the hall had drawn before this program was there.
//!
//! What was typed into it goes into the draft as if it had been typed here; an answer that the draft had
//! before stays. The caret stays where it was, so that somebody who is typing notices nothing.

use hall_core::value::Answer;
use js_sys::Promise;
use leptos::prelude::queue_microtask;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use crate::browser;
use crate::draft::{Draft, Place, field_of};

const FORM: &str = "early";

/// What stood in the form, and where the caret was.
#[derive(Clone, Debug, Default)]
pub struct Early {
    typed: Vec<(String, String)>,
    caret: Option<(String, u32)>,
}

/// Waits until no input method is in the middle of a word.
pub async fn settled() {
    while let Some(form) = form().filter(|it| it.class_list().contains("composing")) {
        let ended = Promise::new(&mut |resolve, _| {
            drop(form.add_event_listener_with_callback("compositionend", &resolve));
        });
        drop(JsFuture::from(ended).await);
    }
}

/// Takes the form off the page with everything that was typed into it.
pub fn take() -> Early {
    let Some(form) = form() else {
        return Early::default();
    };
    let mut early = Early::default();
    if let Ok(controls) = form.query_selector_all("input,select,textarea") {
        for at in 0..controls.length() {
            let control = controls
                .get(at)
                .and_then(|it| it.dyn_into::<Element>().ok());
            early.typed.extend(control.as_ref().and_then(answered));
        }
    }
    let focused = browser::document().and_then(|it| it.active_element());
    early.caret = focused.map(|it| (it.id(), caret(&it).unwrap_or(0)));
    form.remove();
    early
}

impl Early {
    /// Answers what is still open in the draft.
    pub fn answer(&self, draft: Draft) {
        let plan = draft.plan();
        for (id, text) in &self.typed {
            let at = id.strip_prefix("f-").unwrap_or(id);
            if let Some(place) = field_of(&plan, at).map(Place::Field)
                && draft.peek_answer(place).is_empty()
            {
                draft.set(place, Answer::Text(text.clone()));
            }
        }
    }

    /// Puts the caret back, once what is being drawn is there.
    pub fn go_on(self) {
        let Some((id, at)) = self.caret else { return };
        queue_microtask(move || {
            if id.starts_with("f-") && browser::focus(&id) {
                let input = browser::document().and_then(|it| it.get_element_by_id(&id));
                if let Some(input) = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                    drop(input.set_selection_range(at, at));
                }
            }
        });
    }
}

fn form() -> Option<Element> {
    browser::document()?.get_element_by_id(FORM)
}

/// The id and value of a control that was answered; a radio button speaks for its group.
fn answered(control: &Element) -> Option<(String, String)> {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        if input.type_() == "radio" {
            return input.checked().then(|| (input.name(), input.value()));
        }
        return Some((input.id(), input.value())).filter(|it| !it.1.is_empty());
    }
    let area = control.dyn_ref::<HtmlTextAreaElement>();
    let value = area.map(HtmlTextAreaElement::value).or_else(|| {
        let value = js_sys::Reflect::get(control, &"value".into()).ok()?;
        value.as_string()
    })?;
    Some((control.id(), value)).filter(|it| !it.1.is_empty())
}

fn caret(element: &Element) -> Option<u32> {
    let input = element.dyn_ref::<HtmlInputElement>()?;
    input.selection_start().ok().flatten()
}
