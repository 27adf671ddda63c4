//! One's own applications.

use hall_api::ApplicationLine;
use leptos::prelude::*;

use crate::api::{self, Trouble};
use crate::navigation::use_navigation;
use crate::outbox::queue;
use crate::route::Route;
use crate::ui::{Task, fetched, go_button, loading, page, ready, task_list, trouble};
use crate::{clock, words};

/// The page.
pub(super) fn applications() -> AnyView {
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
    let (class, text) = if line.issued {
        ("tag good", words::ISSUED.to_owned())
    } else {
        ("tag warn", words::n_decided(line.n_decided, line.n_cases))
    };
    Task {
        title: line.bundle_name,
        hint: format!("{} · {}", line.number, clock::moment(line.received_at)),
        href: Route::Application(line.number).to_string(),
        state: view! { <span class=class>{text}</span> }.into_any(),
    }
}

/// A page that cannot be shown. Who is not signed in goes to sign in, and then comes back.
pub(super) fn closed(why: &Trouble) -> AnyView {
    if why.is_signed_out() {
        let navigation = use_navigation();
        let here = navigation.address().with_untracked(|it| it.path.clone());
        queue_microtask(move || navigation.replace(Route::SignIn { next: Some(here) }));
        return loading();
    }
    page(words::CANNOT_OPEN, trouble(why))
}
