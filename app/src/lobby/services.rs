//! The public list of services: how often one has to come for each, how it can be had, and the way to
//! have that one alone.

use std::sync::Arc;

use hall_core::catalog::{CatalogIndex, HandlingWay, PublicLists, PublicService};
use leptos::prelude::*;

use super::lists::national_lists;
use crate::catalog::{name_in, use_library};
use crate::csv::csv;
use crate::route::{Route, Step};
use crate::search::ServiceFinder;
use crate::ui::{Icon, back_link, fetched, icon, live, page, press, ready, trouble, typed};
use crate::{browser, words};

/// How many services are shown at first, and how many more at a time.
const SOME: usize = 30;

/// The page.
pub(super) fn services() -> AnyView {
    let library = use_library();
    let below = fetched(async move {
        let index = library.index().await;
        let lists = library.public_lists().await;
        ready(move || match (index, lists) {
            (Ok(index), Ok(lists)) => shown(index, lists),
            (Err(why), _) | (_, Err(why)) => trouble(&why),
        })
    });
    let body = view! { <p class="lead">{words::SERVICES_LEAD}</p> {below} }.into_any();
    view! { {back_link(words::TO_HOME, Route::Home)} {page(words::SERVICES_TITLE, body)} }
        .into_any()
}

/// What the person is looking for.
#[derive(Clone, Copy)]
struct Wish {
    query: RwSignal<String>,
    department: RwSignal<String>,
    way: RwSignal<Option<HandlingWay>>,
    n_shown: RwSignal<usize>,
}

impl Wish {
    fn find<'a>(
        self,
        finder: &ServiceFinder,
        services: &'a [PublicService],
    ) -> Vec<&'a PublicService> {
        let (department, way) = (self.department.get(), self.way.get());
        let found = finder.find(&self.query.get());
        found
            .into_iter()
            .filter_map(|at| services.get(at))
            .filter(|it| {
                (department.is_empty() || it.department == department)
                    && way.is_none_or(|way| it.handling.ways.contains(&way))
            })
            .collect()
    }
}

fn shown(index: Arc<CatalogIndex>, lists: PublicLists) -> AnyView {
    let lists = Arc::new(lists);
    let wish = Wish {
        query: RwSignal::new(String::new()),
        department: RwSignal::new(String::new()),
        way: RwSignal::new(None),
        n_shown: RwSignal::new(SOME),
    };
    let all = lists.services.iter();
    let n_remote = all.filter(|it| it.handling.least_visits() == 0).count();
    let form = form(wish, &lists.services);
    let batches = national_lists(&index, &lists.batches);
    let n_all = lists.services.len();
    let finder = Arc::new(ServiceFinder::new(&index, &lists.services));
    let found = live(move || {
        let found = wish.find(&finder, &lists.services);
        let n_shown = wish.n_shown.get();
        let (index, lists, finder) = (index.clone(), lists.clone(), finder.clone());
        let rows: Vec<AnyView> = found
            .iter()
            .take(n_shown)
            .map(|it| row(&index, it))
            .collect();
        let more = (n_shown < found.len()).then(|| {
            let show = move || wish.n_shown.update(|it| *it += SOME);
            view! { <button type="button" class="button quiet" on:click=press(show)>{words::MORE_SERVICES}</button> }.into_any()
        });
        let none = found.is_empty().then_some(words::NO_SERVICE_FOUND);
        let n_found = found.len();
        let save = move || untrack(|| save(&index, &wish.find(&finder, &lists.services)));
        view! {
            <div class="row between">
                <p role="status">{words::n_services_found(n_found)}</p>
                {(0 < n_found).then(|| download(n_found, save))}
            </div>
            <p>{none}</p>
            <ul class="public">{rows}</ul>
            {more}
        }
        .into_any()
    });
    view! { <p>{words::n_without_visit(n_all, n_remote)}</p> {form} {found} {batches} }.into_any()
}

fn form(wish: Wish, services: &[PublicService]) -> AnyView {
    let mut departments: Vec<String> = Vec::new();
    for it in services {
        if !departments.contains(&it.department) {
            departments.push(it.department.clone());
        }
    }
    let departments = departments
        .into_iter()
        .map(|it| view! { <option value=it.clone()>{it.clone()}</option> }.into_any())
        .collect_view();
    let ways = HandlingWay::ALL
        .into_iter()
        .map(|it| {
            let name = words::handling_way(it);
            view! { <option value=name>{name}</option> }.into_any()
        })
        .collect_view();
    let choose_way = move |name: String| {
        let mut ways = HandlingWay::ALL.into_iter();
        wish.way
            .set(ways.find(|it| words::handling_way(*it) == name));
    };
    view! {
        <form class="ask filters" role="search" on:submit=|event| event.prevent_default()>
            <div class="field wide">
                <label for="search">{words::SEARCH_LABEL}</label>
                <div class="search">
                    {icon(Icon::Search)}
                    <input id="search" type="search" autocomplete="off" enterkeyhint="search" placeholder=words::SERVICES_EXAMPLE
                        on:input=typed(move |text| wish.query.set(text)) />
                </div>
            </div>
            <div class="field">
                <label for="department">{words::DEPARTMENT}</label>
                <select id="department" class="input" on:change=typed(move |name| wish.department.set(name))>
                    <option value="">{words::EVERY_DEPARTMENT}</option>
                    {departments}
                </select>
            </div>
            <div class="field">
                <label for="way">{words::HANDLING}</label>
                <select id="way" class="input" on:change=typed(choose_way)>
                    <option value="">{words::EVERY_HANDLING}</option>
                    {ways}
                </select>
            </div>
        </form>
    }
    .into_any()
}

fn row(index: &CatalogIndex, it: &PublicService) -> AnyView {
    let href = Route::bundle(&it.id, Step::About).to_string();
    let bundles = it
        .bundles
        .iter()
        .filter_map(|id| {
            let name = name_in(index, id)?;
            let href = Route::bundle(id, Step::About).to_string();
            Some(view! { <a href=href>{name}</a>" " }.into_any())
        })
        .collect_view();
    let fact = |name: &'static str, text: String| {
        view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any()
    };
    view! {
        <li>
            <h2><a href=href>{it.name.clone()}</a></h2>
            <p class="kicker">{it.department.clone()}</p>
            <dl>
                {fact(words::VISITS, words::visits(&it.handling))}
                {fact(words::TIME, words::promise(it))}
                {fact(words::HANDLING, words::handling_ways(&it.handling.ways))}
                {fact(words::COVERAGE, words::coverage(it.handling.coverage).to_owned())}
                <div class="wide"><dt>{words::IN_BUNDLES}</dt><dd>{bundles}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}

/// Hands over what is found as a file, made here in the browser.
fn download(n_found: usize, save: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="button quiet small" on:click=press(save)>{words::download_n(n_found)}</button> }
        .into_any()
}

fn save(index: &CatalogIndex, found: &[&PublicService]) {
    let head = words::CSV_HEAD.iter().map(|it| (*it).to_owned()).collect();
    let lines = found.iter().map(|it| line(index, it));
    let text = csv(&[head].into_iter().chain(lines).collect::<Vec<_>>());
    drop(browser::download(
        words::CSV_NAME,
        "text/csv;charset=utf-8",
        &text,
    ));
}

fn line(index: &CatalogIndex, it: &PublicService) -> Vec<String> {
    let handling = &it.handling;
    let at = |open: bool, n: u8| if open { n.to_string() } else { String::new() };
    let bundles = it.bundles.iter().filter_map(|id| name_in(index, id));
    let bundles: Vec<String> = bundles.collect();
    let has_window = handling.ways.contains(&HandlingWay::Window);
    vec![
        it.name.clone(),
        it.id.clone(),
        it.department.clone(),
        at(handling.is_remote(), handling.visits.online),
        at(has_window, handling.visits.window),
        words::handling_ways(&handling.ways),
        words::coverage(handling.coverage).to_owned(),
        it.limit.statutory.to_string(),
        it.limit.promised.to_string(),
        it.result.clone(),
        bundles.join("、"),
    ]
}
