//! 一次性告知书: everything that is required, on paper, to take along or to give to somebody.

use hall_core::merge::one_form;
use hall_core::precheck::{Holdings, Precheck};
use leptos::prelude::*;

use super::super::notice_list::notice_list;
use super::{applicant, how_to_print, sheet_head, signatures};
use crate::clock;
use crate::draft::Draft;
use crate::route::{Route, Step};
use crate::ui::{back_link, page};
use crate::words;

/// The page.
pub(in crate::counter) fn notice(draft: Draft) -> AnyView {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let fresh = Precheck::new(plan.clone(), clock::today());
    let form = one_form(&fresh, &Holdings::default());
    let head = sheet_head(
        words::NOTICE_PAPER,
        words::NOTICE_MARK,
        &bundle.name,
        applicant(),
    );
    let body = view! {
        {how_to_print(words::NOTICE_PAPER_LEAD)}
        <article class="sheet">
            {head}
            {notice_list(&fresh, &form, true)}
            <p class="small">{bundle.story.help.clone()}</p>
            {signatures(&[words::SIGN_TOLD_BY, words::SIGN_TOLD_TO])}
        </article>
    };
    view! {
        {back_link(bundle.name.clone(), Route::bundle(&bundle.id, Step::About))}
        {page(words::NOTICE_PAPER, body.into_any())}
    }
    .into_any()
}
