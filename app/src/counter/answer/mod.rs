//! Answering a notice or a supplement (一次性告知, 补正): exactly the places that it names are open, with the
//! same fields and the same pre-check as on the form.
//!
//! What is written is kept like a draft, in a row of its own. The request itself comes from the hall, or
//! without a network from what was last seen of it.

mod extra;
mod found;
mod item;
mod page;
mod send;

use hall_api::Request;
use hall_core::application::Application;
use leptos::prelude::*;

use super::keeping::Keeper;
use super::open_drafts::Drafts;
use crate::api::{Outcome, Trouble};
use crate::catalog::{Library, use_library};
use crate::draft::Draft;
use crate::following::{self, Followed};
use crate::route::Route;
use crate::sign_in::closed;
use crate::storage::Answering;
use crate::ui::{
    Tone, button, column, fetched, go_button, not_found, notice, page as titled, ready,
};
use crate::{browser, words};

/// What is asked, as the page needs it.
#[derive(Clone, Debug)]
struct Asked {
    number: String,
    bundle_name: String,
    /// The version that was seen.
    version: u32,
    request: Request,
    /// The application as the hall has it.
    content: Application,
    /// When this was seen, if the hall could not be asked again since.
    seen_at: Option<f64>,
}

impl Asked {
    /// What is asked; `None` if nothing is.
    fn of(number: &str, followed: Followed) -> Option<Self> {
        let view = followed.view;
        Some(Self {
            number: number.to_owned(),
            bundle_name: view.receipt.bundle_name,
            version: view.version,
            request: view.request?,
            content: view.content?,
            seen_at: followed.is_old.then_some(followed.at),
        })
    }

    /// The request, as the draft of the answer notes it.
    fn answering(&self) -> Answering {
        let mut places: Vec<String> = Vec::new();
        for item in &self.request.items {
            if !places.contains(&item.at) {
                places.push(item.at.clone());
            }
        }
        Answering {
            number: self.number.clone(),
            kind: self.request.kind,
            round: self.request.round,
            places,
        }
    }
}

/// The page.
pub(super) fn answer(number: String) -> AnyView {
    let drafts: Drafts = expect_context();
    let keeper: Keeper = expect_context();
    let library = use_library();
    fetched(async move {
        let opened = open(&drafts, library, keeper, &number).await;
        ready(move || match opened {
            Ok(Opened::Here(here)) => column(page::shown(here.0, here.1)),
            Ok(Opened::NothingAsked) => column(nothing_asked(&number)),
            Ok(Opened::NoBundle) => column(not_found()),
            Err(Trouble::Offline) => column(not_here()),
            Err(why) => column(closed(&why)),
        })
    })
}

enum Opened {
    Here(Box<(Draft, Asked)>),
    NothingAsked,
    NoBundle,
}

async fn open(drafts: &Drafts, library: Library, keeper: Keeper, number: &str) -> Outcome<Opened> {
    let followed = following::application(number).await?;
    let Some(asked) = Asked::of(number, followed) else {
        return Ok(Opened::NothingAsked);
    };
    let draft = drafts
        .open_answer(library, keeper, &asked.content, asked.answering())
        .await?;
    Ok(draft.map_or(Opened::NoBundle, |draft| {
        Opened::Here(Box::new((draft, asked)))
    }))
}

fn nothing_asked(number: &str) -> AnyView {
    let link = go_button(words::TO_TRACKING, Route::Application(number.to_owned()));
    titled(
        words::NOTHING_ASKED,
        view! { <p>{words::NOTHING_ASKED_MEND}</p><div class="actions">{link}</div> }.into_any(),
    )
}

/// Without a network, and without what was asked.
fn not_here() -> AnyView {
    let lead = view! { <p>{words::REQUEST_NOT_HERE_MEND}</p> };
    let body = view! {
        {notice(Tone::Warn, words::REQUEST_NOT_HERE, lead.into_any())}
        <div class="row">{button(words::TRY_AGAIN, browser::reload)}</div>
    };
    titled(words::CANNOT_OPEN, body.into_any())
}
