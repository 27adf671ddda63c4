//! The page of an outside party. Whoever has the link sees one question, what is needed to answer it, and
//! nothing else; nobody signs in here.

use hall_api::{FormEntry, FormPart, PartyAnswer, PartyAsks, PartyState, PartyView, PartyWord};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::browser;
use crate::navigation::use_navigation;
use crate::ui::{Tone, fetched, live, notice, page, press, ready, ticked, trouble, typed};
use crate::{clock, words};

/// Who signed for a parcel.
const SIGNED: &str = "party-signed";

/// The page.
pub(super) fn party(token: &str) -> AnyView {
    let token = token.to_owned();
    fetched(async move {
        let view = api::party(&token).await;
        ready(move || match view {
            Ok(view) => whole(token, &view),
            Err(why) if why.is_not_found() => page(
                words::PARTY_UNKNOWN,
                view! { <p>{words::PARTY_UNKNOWN_MORE}</p> }.into_any(),
            ),
            Err(why) => page(words::PARTY_TITLE, trouble(&why)),
        })
    })
}

fn whole(token: String, view: &PartyView) -> AnyView {
    let used = |answer| words::party_used(answer);
    match (view.state, view.expired) {
        (PartyState::Confirmed, _) => {
            let title = used(words::party_yes(view.asks));
            over(Tone::Good, &title, words::PARTY_USED_MORE)
        }
        (PartyState::Refused, _) => {
            let title = used(words::party_no(view.asks));
            over(Tone::Plain, &title, words::PARTY_USED_MORE)
        }
        (PartyState::Ended, _) => over(Tone::Plain, words::PARTY_ENDED, words::PARTY_ENDED_MORE),
        (_, true) => over(Tone::Warn, words::PARTY_EXPIRED, words::PARTY_EXPIRED_MORE),
        (PartyState::Asked | PartyState::Overdue, false) => asked(token, view),
    }
}

/// Nothing is to be done any more.
fn over(tone: Tone, title: &str, more: &'static str) -> AnyView {
    page(title, notice(tone, "", view! { <p>{more}</p> }.into_any()))
}

fn asked(token: String, view: &PartyView) -> AnyView {
    let until = clock::day(view.until);
    let until = if view.state == PartyState::Overdue {
        words::party_overdue(&until)
    } else {
        words::party_until(&until)
    };
    let parts = view.slice.iter().map(part).collect_view();
    let answered = RwSignal::new(None::<PartyWord>);
    let lead = match view.asks {
        PartyAsks::Confirmation => words::party_asks(&view.department, &view.bundle, &view.service),
        PartyAsks::Delivery => words::carrier_asks(&view.department, &view.bundle),
    };
    let asks = view.asks;
    let body = view! {
        <p class="lead">{lead}</p>
        {notice(Tone::Plain, view.confirms.clone(), view! { <p>{until}</p> }.into_any())}
        <h2>{words::PARTY_SLICE}</h2>
        <p class="hint">{words::PARTY_SLICE_HINT}</p>
        <div class="desk-form">{parts}</div>
        {form(token, asks, answered)}
    }
    .into_any();
    let body = StoredValue::new_local(Some(body));
    live(move || match answered.get() {
        None => {
            let body = body.try_update_value(Option::take).flatten();
            page(
                words::PARTY_TITLE,
                view! { <div class="column stack">{body}</div> }.into_any(),
            )
        }
        Some(PartyWord::Confirm) => over(Tone::Good, words::PARTY_THANKS, words::PARTY_THANKS_MORE),
        Some(PartyWord::Refuse) => over(
            Tone::Plain,
            &words::party_refused(asks),
            words::PARTY_REFUSED_MORE,
        ),
    })
}

fn part(part: &FormPart) -> AnyView {
    let entries = part.entries.iter().map(entry).collect_view();
    view! { <section><h3>{part.title.clone()}</h3>{entries}</section> }.into_any()
}

fn entry(entry: &FormEntry) -> AnyView {
    if entry.table.is_empty() {
        let (label, value) = (entry.label.clone(), entry.value.clone());
        return view! { <dl><div class="wide"><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div></dl> }
            .into_any();
    }
    let row = |cells: &Vec<String>| {
        let cells = cells
            .iter()
            .map(|it| view! { <td><bdi>{it.clone()}</bdi></td> }.into_any());
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    };
    let rows = entry.table.iter().map(row).collect_view();
    view! { <div class="table-scroll" tabindex="0" role="region" aria-label=entry.label.clone()><table class="data"><tbody>{rows}</tbody></table></div> }
        .into_any()
}

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    asks: PartyAsks,
    word: RwSignal<Option<PartyWord>>,
    reason: RwSignal<String>,
    name: RwSignal<String>,
    signed: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Typed {
    /// The first place that is not filled in, by its element.
    fn lacking(self) -> Option<&'static str> {
        let blank = |it: RwSignal<String>| it.with(|it| it.trim().is_empty());
        match self.word.get() {
            None => Some("party-confirm"),
            Some(PartyWord::Refuse) if blank(self.reason) => Some("party-reason"),
            Some(PartyWord::Confirm) if self.is_delivered() && blank(self.signed) => Some(SIGNED),
            _ if blank(self.name) => Some("party-name"),
            _ => None,
        }
    }

    /// Whether the parcel was delivered, so that somebody signed for it.
    fn is_delivered(self) -> bool {
        self.asks == PartyAsks::Delivery && self.word.get() == Some(PartyWord::Confirm)
    }

    fn answer(self) -> Option<PartyAnswer> {
        let answer = self.word.get_untracked()?;
        let reason = self.reason.get_untracked().trim().to_owned();
        Some(PartyAnswer {
            answer,
            reason: if answer == PartyWord::Refuse {
                reason
            } else {
                String::new()
            },
            name: self.name.get_untracked().trim().to_owned(),
            signed_by: if untrack(|| self.is_delivered()) {
                self.signed.get_untracked().trim().to_owned()
            } else {
                String::new()
            },
        })
    }
}

fn form(token: String, asks: PartyAsks, answered: RwSignal<Option<PartyWord>>) -> AnyView {
    let navigation = use_navigation();
    let typed_in = Typed {
        asks,
        word: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        name: RwSignal::new(String::new()),
        signed: RwSignal::new(String::new()),
        tried: RwSignal::new(false),
    };
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let send = move || {
        typed_in.tried.set(true);
        if let Some(place) = untrack(|| typed_in.lacking()) {
            browser::focus(place);
            return;
        }
        let Some(answer) = typed_in.answer().filter(|_| !busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        let token = token.clone();
        spawn_local(async move {
            match api::answer_party(&token, &answer).await {
                Ok(_) => {
                    navigation.announce(words::PARTY_THANKS);
                    answered.set(Some(answer.answer));
                }
                Err(why) => failed.set(Some(why)),
            }
            busy.set(false);
        });
    };
    view! {
        <section class="decide stack-s" aria-labelledby="party-answer">
            <h2 id="party-answer">{words::PARTY_ANSWER}</h2>
            {live(move || failed.with(|it| it.as_ref().map(trouble)))}
            {choice(typed_in)}
            {live(move || (typed_in.word.get() == Some(PartyWord::Refuse)).then(|| reason(typed_in)))}
            {live(move || typed_in.is_delivered().then(|| signed(typed_in)))}
            {name(typed_in)}
            <p class="hint">{words::PARTY_SEND_HINT}</p>
            <div class="actions">
                <button type="button" class="button" on:click=press(send)>{words::PARTY_SEND}</button>
            </div>
        </section>
    }
    .into_any()
}

fn choice(it: Typed) -> AnyView {
    let radio = |id: &'static str, word: PartyWord, label: &'static str| {
        view! {
            <div class="choice">
                <input type="radio" id=id name="party-word" prop:checked=move || it.word.get() == Some(word)
                    on:change=ticked(move |_| it.word.set(Some(word))) />
                <label for=id>{label}</label>
            </div>
        }
        .into_any()
    };
    let wrong = move || it.tried.get() && it.word.get().is_none();
    view! {
        <fieldset class="field" class:wrong=wrong>
            <legend class="visually-hidden">{words::PARTY_ANSWER}</legend>
            {error(wrong, words::PARTY_CHOOSE)}
            <div class="choices">
                {radio("party-confirm", PartyWord::Confirm, words::party_yes(it.asks))}
                {radio("party-refuse", PartyWord::Refuse, words::party_no(it.asks))}
            </div>
        </fieldset>
    }
    .into_any()
}

fn reason(it: Typed) -> AnyView {
    let wrong = move || it.tried.get() && it.reason.with(|it| it.trim().is_empty());
    view! {
        <div class="field" class:wrong=wrong>
            <label for="party-reason">{words::party_reason(it.asks)}</label>
            <p class="hint" id="party-reason-hint">{words::PARTY_REASON_HINT}</p>
            {error(wrong, words::PARTY_REASON_MISSING)}
            <textarea id="party-reason" class="input" rows="3" maxlength="1000" aria-describedby="party-reason-hint"
                aria-invalid=move || wrong().then_some("true") prop:value=it.reason.get_untracked()
                on:input=typed(move |text| it.reason.set(text))></textarea>
        </div>
    }
    .into_any()
}

fn name(it: Typed) -> AnyView {
    let said = [
        words::PARTY_NAME,
        words::PARTY_NAME_HINT,
        words::PARTY_NAME_MISSING,
    ];
    line("party-name", said, it, it.name)
}

fn signed(it: Typed) -> AnyView {
    let said = [
        words::PARTY_SIGNED,
        words::PARTY_SIGNED_HINT,
        words::PARTY_SIGNED_MISSING,
    ];
    line(SIGNED, said, it, it.signed)
}

/// A field of one line that must be filled in: its label, a hint, and what is said when it is empty.
fn line(
    id: &'static str,
    [label, hint, missing]: [&'static str; 3],
    it: Typed,
    text: RwSignal<String>,
) -> AnyView {
    let wrong = move || it.tried.get() && text.with(|it| it.trim().is_empty());
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field" class:wrong=wrong>
            <label for=id>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            {error(wrong, missing)}
            <input id=id class="input" type="text" maxlength="120" autocomplete="off" aria-describedby=hint_id
                aria-invalid=move || wrong().then_some("true") on:input=typed(move |it| text.set(it)) />
        </div>
    }
    .into_any()
}

fn error(wrong: impl Fn() -> bool + Send + 'static, text: &'static str) -> AnyView {
    live(move || wrong().then(|| view! { <p class="error" role="alert">{text}</p> }.into_any()))
}
