//! The pages that a mail leads to. Nobody need be signed in, and opening one does nothing yet: programmes that
//! look for evil in mails open every link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Outcome};
use crate::browser;
use crate::route::{Letter, Route};
use crate::ui::{Tone, button, link_button, live, notice, page, trouble};
use crate::words;

/// The id of what says how it went; the focus goes there.
const DONE: &str = "from-mail";

/// The words of a page.
struct Words {
    title: &'static str,
    lead: &'static [&'static str],
    press: &'static str,
    done: &'static str,
    then: &'static str,
}

const fn words_of(letter: Letter) -> Words {
    match letter {
        Letter::Confirm => Words {
            title: words::MAIL_CONFIRM,
            lead: &[words::MAIL_CONFIRM_LEAD, words::MAIL_CONFIRM_NOT_YOURS],
            press: words::CONFIRM_NOW,
            done: words::MAIL_CONFIRMED,
            then: words::MAIL_CONFIRMED_MEND,
        },
        Letter::Stop => Words {
            title: words::MAIL_STOP,
            lead: &[words::MAIL_STOP_LEAD],
            press: words::STOP_NOW,
            done: words::MAIL_STOPPED,
            then: words::MAIL_STOPPED_MEND,
        },
    }
}

/// The page.
pub(crate) fn from_mail(letter: Letter, token: String) -> AnyView {
    let text = words_of(letter);
    let title = text.title;
    let ended = RwSignal::new(None::<Outcome<()>>);
    let act = move || {
        let token = token.clone();
        spawn_local(async move {
            let outcome = match letter {
                Letter::Confirm => api::confirm_address(&token).await,
                Letter::Stop => api::stop_letters(&token).await,
            };
            ended.try_set(Some(outcome));
            browser::focus(DONE);
        });
    };
    let body = live(move || {
        let offline = ended.with(|it| match it {
            Some(Err(why)) if !why.is_not_found() => Some(trouble(why)),
            _ => None,
        });
        match ended.get() {
            Some(Ok(())) => told(Tone::Good, text.done, text.then),
            Some(Err(why)) if why.is_not_found() => {
                told(Tone::Warn, words::LINK_GONE, words::LINK_GONE_MEND)
            }
            _ => {
                let lead: Vec<AnyView> = text
                    .lead
                    .iter()
                    .map(|it| view! { <p>{*it}</p> }.into_any())
                    .collect();
                let press = button(text.press, act.clone());
                view! { {offline}{lead}<div class="actions">{press}</div> }.into_any()
            }
        }
    });
    page(title, body)
}

fn told(tone: Tone, head: &'static str, text: &'static str) -> AnyView {
    view! {
        <div id=DONE tabindex="-1">{notice(tone, head, view! { <p>{text}</p> }.into_any())}</div>
        <div class="actions">
            {link_button(words::TO_MESSAGES, Route::Messages)}
            {link_button(words::MAIL, Route::Mail)}
        </div>
    }
    .into_any()
}
