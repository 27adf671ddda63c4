//! Ending: signing out, and leaving nothing behind.
//!
//! On a hall terminal everything goes, at sign-out and after three minutes in which nobody touched it.
//! Elsewhere what is on the device is the person's own, so the page says what is there and asks.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::device::{self, News};
use crate::navigation::Navigation;
use crate::route::Route;
use crate::session::Session;
use crate::storage::{self, Keeping, Kept};
use crate::ui::{Dialog, Reply, ready};
use crate::{browser, words};

type LetGo = Box<dyn Fn()>;

thread_local! {
    static IN_MEMORY: RefCell<Option<LetGo>> = const { RefCell::new(None) };
}

/// Says how the program forgets what it has in memory.
pub fn forget_by(let_go: impl Fn() + 'static) {
    IN_MEMORY.set(Some(Box::new(let_go)));
}

/// Begins to listen to the other tabs: when one wipes the device, this one forgets too.
pub fn begin() {
    device::listen(|news| match news {
        News::Wiped => {
            forget();
            storage::forget_memory();
            go_home();
        }
        News::Chosen => storage::forget_keeping(),
    });
}

/// Signs out, after asking what is to become of what is on the device.
pub async fn sign_out(session: Session, navigation: Navigation, dialog: Dialog) {
    if device::is_kiosk() {
        leave_nothing(session).await;
        return;
    }
    let kept = storage::kept().await;
    let everything = match ask(kept, dialog).await {
        Some(Ending::Everything) => true,
        Some(Ending::OnlyTheSession) => false,
        None => return,
    };
    if everything {
        leave_nothing(session).await;
        return;
    }
    drop(storage::forget_seen().await);
    session.sign_out();
    navigation.announce(words::SIGNED_OUT);
    navigation.go(Route::Home);
}

/// Signs out and wipes everything here and in the other tabs; ends at the first page, or for a clerk who has
/// helped at the desk. Otherwise it does not wait for the hall.
pub async fn leave_nothing(session: Session) {
    forget();
    let to_desk = session.end_help().await;
    if !to_desk {
        session.sign_out();
    }
    drop(storage::wipe().await);
    device::tell(News::Wiped);
    if to_desk {
        device::leave_unasked();
        browser::load("/desk/visitors");
    } else {
        go_home();
    }
}

/// What a person wants to end.
#[derive(Clone, Copy)]
enum Ending {
    Everything,
    OnlyTheSession,
}

async fn ask(kept: Kept, dialog: Dialog) -> Option<Ending> {
    if kept == Kept::default() {
        return Some(Ending::OnlyTheSession);
    }
    let keeping = storage::keeping().await;
    let (keep, wipe) = (words::SIGN_OUT_AND_KEEP, words::SIGN_OUT_AND_WIPE);
    let (first, second) = if keeping == Keeping::OnDevice {
        ((keep, Ending::OnlyTheSession), (wipe, Ending::Everything))
    } else {
        ((wipe, Ending::Everything), (keep, Ending::OnlyTheSession))
    };
    let body = ready(move || {
        view! {
            <p>{words::still_here(kept)}</p>
            <p>{words::whose_device(keeping)}</p>
        }
        .into_any()
    });
    let replies = [
        Reply {
            label: first.0,
            class: "button",
        },
        Reply {
            label: second.0,
            class: "button quiet",
        },
        Reply {
            label: words::STAY_SIGNED_IN,
            class: "button quiet",
        },
    ];
    match dialog.ask(words::SIGN_OUT_TITLE, body, &replies).await? {
        0 => Some(first.1),
        1 => Some(second.1),
        _ => None,
    }
}

fn forget() {
    IN_MEMORY.with_borrow(|it| {
        if let Some(let_go) = it {
            let_go();
        }
    });
}

/// The first page, loaded anew: memory ends with the page that is left.
fn go_home() {
    device::leave_unasked();
    browser::load(&Route::Home.to_string());
}
