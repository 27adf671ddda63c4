//! One's own applications.

use hall_api::{ApplicationLine, Stage};
use leptos::prelude::*;

use crate::outbox::queue;
use crate::route::Route;
use crate::sign_in::closed;
use crate::ui::{Task, fetched, go_button, page, ready, task_list};
use crate::{api, clock, words};

/// The page.
pub(crate) fn applications() -> AnyView {
    let list = fetched(async {
        let lines = api::applications().await;
        ready(move || match lines {
            Ok(lines) => page(words::MY_APPLICATIONS, list(lines)),
            Err(trouble) => closed(&trouble),
        })
    });
    view! { {list} {queue()} }.into_any()
}

fn list(lines: Vec<ApplicationLine>) -> AnyView {
    if lines.is_empty() {
        return view! {
            <p>{words::NO_APPLICATIONS}</p>
            <div class="actions">{go_button(words::TO_HOME, Route::Home)}</div>
        }
        .into_any();
    }
    task_list(lines.into_iter().map(task).collect())
}

fn task(line: ApplicationLine) -> Task {
    let (class, text) = match line.stage {
        Stage::Open if line.issued => ("tag good", words::ISSUED.to_owned()),
        Stage::Closed if line.issued && 0 < line.n_cases => {
            ("tag good", words::stage(line.stage).to_owned())
        }
        Stage::Open => ("tag warn", words::n_decided(line.n_decided, line.n_cases)),
        Stage::Noticed | Stage::Declined | Stage::Lapsed => {
            ("tag bad", words::stage(line.stage).to_owned())
        }
        Stage::Submitted | Stage::Closed => ("tag", words::stage(line.stage).to_owned()),
    };
    Task {
        title: line.bundle_name,
        hint: format!(
            "{} · {}",
            line.number,
            clock::day(clock::shanghai(line.received_at).date())
        ),
        href: Route::Application(line.number).to_string(),
        state: view! { <span class=class>{text}</span> }.into_any(),
    }
}
