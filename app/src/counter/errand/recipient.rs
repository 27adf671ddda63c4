//! 取件委托书: to whom the carrier brings the results, signed by whoever chooses it.

use hall_core::flow::{Lacks, Recipient};
use leptos::prelude::*;

use crate::ui::{live, typed};
use crate::{browser, words};

/// What is typed into the letter, and what is wrong with it. Copies mean the same.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    typed: RwSignal<Recipient>,
    lacks: RwSignal<Option<Lacks>>,
    applicant: StoredValue<String>,
}

impl Letter {
    /// A letter as it was signed last, or one of which only the signer's name is known. It is signed anew, by
    /// the applicant.
    pub(super) fn new(last: Option<Recipient>, applicant: String) -> Self {
        Self {
            typed: RwSignal::new(Recipient {
                signature: String::new(),
                ..last.unwrap_or_else(|| Recipient {
                    name: applicant.clone(),
                    ..Recipient::default()
                })
            }),
            lacks: RwSignal::new(None),
            applicant: StoredValue::new(applicant),
        }
    }

    /// The letter as it is sent; if something is wrong, says so there and goes there.
    pub(super) fn checked(self) -> Option<Recipient> {
        let applicant = self.applicant.get_value();
        match self.typed.with_untracked(|it| it.checked(&applicant)) {
            Ok(recipient) => {
                self.lacks.set(None);
                Some(recipient)
            }
            Err(lacks) => {
                self.lacks.set(Some(lacks));
                browser::focus(id(lacks));
                None
            }
        }
    }

    /// The letter's fields.
    pub(super) fn show(self) -> AnyView {
        let applicant = self.applicant.get_value();
        let Recipient {
            name,
            phone,
            address,
            ..
        } = self.typed.get_untracked();
        view! {
            <fieldset class="field">
                <legend>{words::LETTER}</legend>
                <p class="hint">{words::letter_says(&applicant)}</p>
                <div class="stack">
                {self.field(Lacks::Name, name, |it, text| it.name = text)}
                {self.field(Lacks::Phone, phone, |it, text| it.phone = text)}
                {self.field(Lacks::Address, address, |it, text| it.address = text)}
                {self.field(Lacks::Signature, String::new(), |it, text| it.signature = text)}
                </div>
            </fieldset>
        }
        .into_any()
    }

    fn field(self, of: Lacks, value: String, set: fn(&mut Recipient, String)) -> AnyView {
        let (label, hint, error, complete) = words::letter_field(of);
        let (id, lacks) = (id(of), self.lacks);
        let is_wrong = move || lacks.get() == Some(of);
        let hint_id = format!("{id}-hint");
        let said = live(move || {
            is_wrong().then(|| view! { <p class="error" role="alert">{error}</p> }.into_any())
        });
        let write = move |text: String| self.typed.update(|it| set(it, text));
        let kind = if of == Lacks::Phone { "tel" } else { "text" };
        view! {
            <div class="field" class:wrong=is_wrong>
                <label for=id>{label}</label>
                <p class="hint" id=hint_id.clone()>{hint}</p>
                {said}
                <input id=id class="input w-l" type=kind maxlength="120" autocomplete=complete aria-describedby=hint_id
                    aria-invalid=move || is_wrong().then_some("true") value=value on:input=typed(write) />
            </div>
        }
        .into_any()
    }
}

const fn id(of: Lacks) -> &'static str {
    match of {
        Lacks::Name => "letter-name",
        Lacks::Phone => "letter-phone",
        Lacks::Address => "letter-address",
        Lacks::Signature => "letter-signature",
    }
}
