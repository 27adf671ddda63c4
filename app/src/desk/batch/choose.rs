//! The boxes: one beside each line, and one for all lines of a service.

use hall_api::CaseLine;
use leptos::prelude::*;

use super::Several;
use crate::ui::ticked;
use crate::words;

/// The box beside a line of the list.
pub(in crate::desk) fn chooser(several: Several, line: &CaseLine) -> AnyView {
    let id = format!("choose-{}", line.case);
    let label = words::batch_choose(&line.service, &line.case);
    let (of, line) = (line.case.clone(), line.clone());
    let choose = move |is: bool| several.choose(&line, is);
    view! { <div class="choice chooser"><input type="checkbox" id=id.clone() prop:checked=move || several.has(&of) on:change=ticked(choose) /><label for=id><span class="visually-hidden">{label}</span></label></div> }
        .into_any()
}

/// A box for each service that has several lines here.
pub(in crate::desk) fn all_of_services(several: Several, lines: &[CaseLine]) -> AnyView {
    let mut services: Vec<(String, Vec<CaseLine>)> = Vec::new();
    for line in lines {
        match services.iter_mut().find(|(id, _)| *id == line.service_id) {
            Some((_, all)) => all.push(line.clone()),
            None => services.push((line.service_id.clone(), vec![line.clone()])),
        }
    }
    services
        .into_iter()
        .filter(|(_, all)| 1 < all.len())
        .map(|(id, all)| all_of(several, &id, all))
        .collect_view()
        .into_any()
}

fn all_of(several: Several, service: &str, lines: Vec<CaseLine>) -> AnyView {
    let id = format!("choose-all-{service}");
    let name = lines.first().map_or("", |it| it.service.as_str());
    let label = words::batch_all_of(name, lines.len());
    let cases: Vec<String> = lines.iter().map(|it| it.case.clone()).collect();
    let are_all = move || cases.iter().all(|case| several.has(case));
    let choose = move |is: bool| lines.iter().for_each(|line| several.choose(line, is));
    view! { <div class="choice all-of"><input type="checkbox" id=id.clone() prop:checked=are_all on:change=ticked(choose) /><label for=id>{label}</label></div> }
        .into_any()
}
