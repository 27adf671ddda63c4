//! Everything that is typed: one input or text area, tuned to its kind.

use hall_core::kind::ValueKind;
use hall_core::value::Answer;
use leptos::html;
use leptos::prelude::*;

use super::field::FieldView;
use crate::{device, ui};

/// How a typed field is tuned.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// The input's type.
    kind: &'static str,
    /// Which keyboard a phone shows.
    mode: &'static str,
    /// What the browser may fill in by itself.
    complete: &'static str,
    /// How wide it is: as wide as what is expected.
    class: &'static str,
    /// The unit behind it.
    unit: String,
    /// Whether it takes several lines.
    lines: bool,
    /// The form that a picker takes, for browsers that have none.
    placeholder: &'static str,
}

impl Typed {
    fn plain() -> Self {
        Self {
            kind: "text",
            mode: "",
            complete: "off",
            class: "input w-l",
            unit: String::new(),
            lines: false,
            placeholder: "",
        }
    }

    pub(super) fn address() -> Self {
        Self {
            complete: "street-address",
            lines: true,
            class: "input",
            ..Self::plain()
        }
    }

    pub(super) fn certificate() -> Self {
        Self {
            class: "input w-m",
            ..Self::plain()
        }
    }

    pub(super) fn signature() -> Self {
        Self {
            complete: "name",
            class: "input w-m signature",
            ..Self::plain()
        }
    }

    pub(super) fn free(max: u16, lines: bool) -> Self {
        let class = match max {
            0..=12 => "input w-s",
            13..=30 => "input w-m",
            31..=100 => "input w-l",
            _ => "input",
        };
        Self {
            class,
            lines,
            ..Self::plain()
        }
    }

    pub(super) fn number(unit: &str, decimals: u8) -> Self {
        let mode = if decimals == 0 { "numeric" } else { "decimal" };
        Self {
            mode,
            class: "input w-s",
            unit: unit.to_owned(),
            ..Self::plain()
        }
    }

    pub(super) fn picker(kind: &'static str) -> Self {
        let placeholder = match kind {
            "month" => "2026-12",
            "datetime-local" => "2026-11-20T08:30",
            _ => "2026-11-20",
        };
        Self {
            kind,
            placeholder,
            class: "input w-m",
            ..Self::plain()
        }
    }

    pub(super) fn of(kind: ValueKind) -> Self {
        let (mode, complete, class) = match kind {
            ValueKind::CnMobile => ("tel", "tel-national", "input w-s"),
            ValueKind::CnLandline => ("tel", "tel", "input w-m"),
            ValueKind::Email => ("email", "email", "input w-l"),
            ValueKind::CnPostcode => ("numeric", "postal-code", "input w-s"),
            ValueKind::BankCard => ("numeric", "off", "input w-m"),
            ValueKind::DivisionCode => ("numeric", "off", "input w-s"),
            ValueKind::PersonName => ("", "name", "input w-m"),
            ValueKind::CompanyName => ("", "organization", "input w-l"),
            _ => ("", "off", "input w-m"),
        };
        Self {
            mode,
            complete,
            class,
            ..Self::plain()
        }
    }
}

/// The control.
pub(super) fn typed(
    view: &FieldView,
    typed: &Typed,
    described: Memo<String>,
    invalid: Memo<bool>,
) -> AnyView {
    let (draft, place) = (view.draft, view.place);
    // What is sensitive the browser shall neither remember nor restore.
    let complete = if view.field.sensitive {
        "off"
    } else {
        device::remembered(typed.complete)
    };
    let text = Memo::new(move |_| match draft.answer(place) {
        Answer::Text(text) => text,
        _ => String::new(),
    });
    // Suggested values are shown in the field, so that the person can agree by leaving them. Whoever
    // has typed is shown what was typed, even if that is nothing.
    let typed_in = RwSignal::new(false);
    let shown = {
        let view = view.clone();
        Memo::new(move |_| {
            let text = text.get();
            if text.is_empty() && !typed_in.get() {
                super::show::suggestion(&view)
            } else {
                text
            }
        })
    };
    let write = move |text: String| {
        typed_in.set(true);
        draft.set(
            place,
            if text.is_empty() {
                Answer::Nothing
            } else {
                Answer::Text(text)
            },
        );
    };
    if typed.lines {
        return area(
            view,
            (typed.class, complete),
            shown,
            write,
            described,
            invalid,
        );
    }
    let node = NodeRef::<html::Input>::new();
    // Writing the value only when it differs keeps an input method's half-composed characters.
    Effect::new(move |_| {
        let text = shown.get();
        if let Some(input) = node.get().filter(|it| it.value() != text) {
            input.set_value(&text);
        }
    });
    let input = view! {
        <input node_ref=node id=view.id.clone() class=typed.class type=typed.kind
            inputmode=(!typed.mode.is_empty()).then_some(typed.mode)
            autocomplete=complete spellcheck="false"
            placeholder=(!typed.placeholder.is_empty()).then_some(typed.placeholder)
            aria-describedby=described aria-invalid=move || invalid.get().then_some("true")
            on:input=ui::typed(write) />
    }
    .into_any();
    if typed.unit.is_empty() {
        return input.into_any();
    }
    view! { <div class="with-unit">{input}<span class="unit">{typed.unit.clone()}</span></div> }
        .into_any()
}

fn area(
    view: &FieldView,
    (class, complete): (&'static str, &'static str),
    shown: Memo<String>,
    write: impl Fn(String) + 'static,
    described: Memo<String>,
    invalid: Memo<bool>,
) -> AnyView {
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let text = shown.get();
        if let Some(area) = node.get().filter(|it| it.value() != text) {
            area.set_value(&text);
        }
    });
    view! {
        <textarea node_ref=node id=view.id.clone() class=class autocomplete=complete rows="2"
            aria-describedby=described aria-invalid=move || invalid.get().then_some("true")
            on:input=ui::typed(write)></textarea>
    }
    .into_any()
}
