//! Paper: the notice, the answers and each department's form, as pages that print well on A4.
//!
//! The browser makes the PDF, with its own fonts, and needs no network for it. Values stand here as
//! they stand on the screen.

mod forms;
mod notice;

use leptos::prelude::*;

use crate::clock;
use crate::draft::Draft;
use crate::session::use_session;
use crate::ui::{live, print_button};
use crate::words;

pub(super) use forms::{blank, forms};
pub(super) use notice::notice;

/// What stands above a page that is only for looking at and printing.
fn how_to_print(lead: &'static str) -> AnyView {
    view! {
        <p class="lead no-print">{lead}</p>
        <div class="row no-print">{print_button()}</div>
        <p class="hint no-print">{words::PRINT_HINT}</p>
    }
    .into_any()
}

/// The head of a sheet: its title, what it is not, whose it is and of which day.
fn sheet_head(title: &str, mark: &'static str, about: &str, applicant: AnyView) -> AnyView {
    view! {
        <header class="sheet-head">
            <p class="sheet-mark">{mark}</p>
            <h2>{title.to_owned()}</h2>
            <p class="sheet-about"><span>{about.to_owned()}</span><span>{words::APPLICANT}"："<bdi>{applicant}</bdi></span>
                <span>{words::made_on(&clock::day(clock::today()))}</span></p>
        </header>
    }
    .into_any()
}

/// Lines to sign on.
fn signatures(lines: &[&'static str]) -> AnyView {
    let lines = lines
        .iter()
        .map(|it| view! { <p><span>{*it}"："</span><span class="line"></span><span>{words::SIGNED_ON}"："</span><span class="line short"></span></p> }.into_any())
        .collect_view();
    view! { <div class="sign-lines">{lines}</div> }.into_any()
}

/// Whose paper it is: whoever is signed in; otherwise a line to write on. The paper is often there before the
/// hall has said who that is.
fn applicant() -> AnyView {
    let session = use_session();
    live(move || {
        let person = session.person();
        person.map_or_else(|| words::LINE_TO_WRITE.to_owned(), |it| it.name)
    })
}

/// What the check-your-answers page has on paper only: its head and the lines to sign.
pub(super) fn around_answers(draft: Draft, answers: AnyView) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let head = sheet_head(
        &bundle.name,
        words::NOT_SUBMITTED,
        words::ANSWERS_TITLE,
        applicant(),
    );
    view! {
        <div class="print-only">{head}</div>
        {answers}
        <div class="print-only">{signatures(&[words::SIGN_APPLICANT])}</div>
    }
    .into_any()
}
