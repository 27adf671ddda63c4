//! A question that must be answered before anything else: a modal dialog of the browser's own, with its
//! focus, its Escape key and its shut-off of the page behind.

use js_sys::{Function, Promise};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::live::{Ready, live, press};

/// One answer that can be given.
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    /// What stands on its button.
    pub label: &'static str,
    /// How the button looks: `button`, `button quiet`, `button danger`.
    pub class: &'static str,
}

/// The dialog. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub struct Dialog {
    asked: RwSignal<u32>,
    question: StoredValue<Option<Question>, LocalStorage>,
}

struct Question {
    title: String,
    body: Option<Ready>,
    replies: Vec<Reply>,
    resolve: Function,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question")
            .field("title", &self.title)
            .finish_non_exhaustive()
    }
}

impl Dialog {
    /// Puts the dialog into the context.
    pub fn begin() -> Self {
        let dialog = Self {
            asked: RwSignal::new(0),
            question: StoredValue::new_local(None),
        };
        provide_context(dialog);
        dialog
    }

    /// Asks, and waits for the position of the reply; `None` if the person turned away, or something
    /// more urgent was asked. The first reply has the focus.
    pub async fn ask(self, title: &str, body: Ready, replies: &[Reply]) -> Option<usize> {
        self.close();
        let answered = Promise::new(&mut |resolve, _| {
            self.question.update_value(|it| {
                *it = Some(Question {
                    title: title.to_owned(),
                    body: None,
                    replies: replies.to_vec(),
                    resolve,
                });
            });
        });
        self.question.update_value(|it| {
            if let Some(question) = it {
                question.body = Some(body);
            }
        });
        self.asked.update(|it| *it = it.wrapping_add(1));
        let reply = JsFuture::from(answered).await.ok()?.as_string()?;
        reply.parse().ok()
    }

    /// Takes the question back.
    pub fn close(self) {
        self.answer(None);
    }

    fn answer(self, reply: Option<usize>) {
        let mut question = None;
        self.question.update_value(|it| question = it.take());
        if let Some(question) = question {
            let reply = reply.map_or(JsValue::NULL, |it| it.to_string().into());
            drop(question.resolve.call1(&JsValue::UNDEFINED, &reply));
            self.asked.update(|it| *it = it.wrapping_add(1));
        }
    }
}

/// The dialog's place in the frame.
pub(super) fn dialog_place(dialog: Dialog) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        dialog.asked.track();
        let Some(element) = node.get() else { return };
        let is_asked = dialog.question.with_value(Option::is_some);
        if !is_asked {
            element.close();
        } else if !element.open() {
            drop(element.show_modal());
        }
    });
    let inside = live(move || {
        dialog.asked.track();
        let mut parts = None;
        dialog.question.update_value(|it| {
            parts = it
                .as_mut()
                .map(|it| (it.title.clone(), it.body.take(), it.replies.clone()));
        });
        let Some((title, body, replies)) = parts else {
            return ().into_any();
        };
        let body = untrack(|| body.map(|draw| draw()));
        let buttons = replies.into_iter().enumerate().map(|(position, reply)| {
            let choose = move || dialog.answer(Some(position));
            view! { <button type="button" class=reply.class on:click=press(choose)>{reply.label}</button> }.into_any()
        }).collect_view();
        view! {
            <h2 id="dialog-title">{title}</h2>
            <div class="stack-s">{body}</div>
            <div class="actions">{buttons}</div>
        }
        .into_any()
    });
    let turn_away = move |event: web_sys::Event| {
        event.prevent_default();
        dialog.close();
    };
    view! { <dialog node_ref=node class="ask" aria-labelledby="dialog-title" on:cancel=turn_away>{inside}</dialog> }
        .into_any()
}

/// The dialog, from the context.
pub fn use_dialog() -> Dialog {
    expect_context()
}
