//! 窗口帮办: who is present, compared with the card; from then on this browser is the applicant's, and keeps
//! nothing.

use hall_api::NewVisitor;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Trouble};
use crate::route::Route;
use crate::ui::{
    ERROR_SUMMARY, Problem, Tone, error_summary, live, notice, page, press, ticked, trouble, typed,
};
use crate::{browser, device, words};

const NAME: &str = "visitor-name";
const ID_NO: &str = "visitor-id";
const MOBILE: &str = "visitor-mobile";
const COMPARED: &str = "visitor-compared";

/// What the clerk writes down.
#[derive(Clone, Copy)]
struct Written {
    name: RwSignal<String>,
    id_no: RwSignal<String>,
    mobile: RwSignal<String>,
    compared: RwSignal<bool>,
}

/// The page.
pub(super) fn visitors() -> AnyView {
    let written = Written {
        name: RwSignal::default(),
        id_no: RwSignal::default(),
        mobile: RwSignal::default(),
        compared: RwSignal::default(),
    };
    let problems = RwSignal::new(Vec::new());
    let failed = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let begin = move |to: Route| {
        if busy.get_untracked() {
            return;
        }
        let open = written.gaps();
        let is_complete = open.is_empty();
        problems.set(open);
        if !is_complete {
            browser::focus_soon(ERROR_SUMMARY);
            return;
        }
        busy.set(true);
        failed.set(None);
        let visitor = written.visitor();
        spawn_local(async move {
            match api::help(&visitor).await {
                Ok(_) => {
                    device::leave_unasked();
                    browser::load(&to.to_string());
                }
                Err(why) => {
                    failed.try_set(Some(why));
                    busy.try_set(false);
                }
            }
        });
    };
    let keeps_nothing = view! { <p>{words::HELP_KEEPS_NOTHING}</p> }.into_any();
    let body = view! {
        {live(move || error_summary(problems.get()))}
        {live(move || failed.with(|it| it.as_ref().map(trouble)))}
        <p class="lead">{words::HELP_LEAD}</p>
        {field(NAME, words::HELP_NAME, None, written.name)}
        {field(ID_NO, words::HELP_ID_NO, None, written.id_no)}
        {field(MOBILE, words::HELP_MOBILE, Some(words::HELP_MOBILE_HINT), written.mobile)}
        <div class="choices">
            <div class="choice">
                <input type="checkbox" id=COMPARED prop:checked=written.compared on:change=ticked(move |on| written.compared.set(on)) />
                <label for=COMPARED>{words::HELP_COMPARED}</label>
            </div>
        </div>
        {notice(Tone::Plain, "", keeps_nothing)}
        <div class="actions">
            <button type="button" class="button" aria-disabled=move || busy.get().then_some("true") on:click=press(move || begin(Route::Home))>{words::BEGIN_HELP}</button>
            <button type="button" class="button quiet" aria-disabled=move || busy.get().then_some("true") on:click=press(move || begin(Route::Drafts))>{words::BEGIN_WITH_DRAFT}</button>
        </div>
    };
    page(
        words::HELP_AT_COUNTER,
        view! { <div class="column stack">{body}</div> }.into_any(),
    )
}

impl Written {
    fn visitor(self) -> NewVisitor {
        let text = |it: RwSignal<String>| it.get_untracked().trim().to_owned();
        NewVisitor {
            name: text(self.name),
            id_no: text(self.id_no),
            mobile: text(self.mobile),
            compared: self.compared.get_untracked(),
        }
    }

    fn gaps(self) -> Vec<Problem> {
        let it = self.visitor();
        [
            (it.name.is_empty(), NAME, words::HELP_NAME_FIRST),
            (it.id_no.is_empty(), ID_NO, words::HELP_ID_FIRST),
            (it.mobile.is_empty(), MOBILE, words::HELP_MOBILE_FIRST),
            (!it.compared, COMPARED, words::HELP_COMPARE_FIRST),
        ]
        .into_iter()
        .filter(|(is_missing, _, _)| *is_missing)
        .map(|(_, id, what)| Problem {
            what: what.to_owned(),
            href: format!("#{id}"),
        })
        .collect()
    }
}

/// One line to write on. The browser is not to remember it.
fn field(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    value: RwSignal<String>,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    let hint = hint.map(|it| view! { <p class="hint" id=hint_id>{it}</p> }.into_any());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            <input class="input w-m" id=id autocomplete="off" spellcheck="false" aria-describedby=described
                prop:value=value on:input=typed(move |text| value.set(text)) />
        </div>
    }
    .into_any()
}
