//! What is handed over together at the end.

use chrono::NaiveDate;
use hall_api::IssuedResult;
use hall_core::catalog::Bundle;
use hall_core::flow::{Handover, Phase, State, Until};

use super::number::serial;
use crate::app::App;
use crate::progress::Progress;

/// One result for each approved service, with the values that came with it.
pub fn results(app: &App, bundle: &Bundle, progress: &Progress) -> Vec<(String, IssuedResult)> {
    let today = app.clock.today();
    let cases = progress.state.cases.iter().zip(&progress.notes).enumerate();
    cases
        .filter(|(_, (case, _))| case.phase == Phase::Approved)
        .filter_map(|(position, (_, note))| {
            let id = progress.service(position);
            let service = bundle.services.iter().find(|it| it.id == id)?;
            let issuer = bundle.departments.get(usize::from(service.department))?;
            let values = note.yields.iter();
            let result = IssuedResult {
                service: service.name.clone(),
                title: service.result.clone(),
                number: serial(today, app.random.as_ref()),
                issuer: issuer.name.clone(),
                issued_on: today,
                valid_to: valid_to(&progress.state, position),
                values: values
                    .map(|(key, value)| (label(bundle, key), value.clone()))
                    .collect(),
            };
            Some((id.to_owned(), result))
        })
        .collect()
}

/// What waits for the applicant to come for it, and where; empty if nothing does.
pub fn to_fetch(state: &State) -> String {
    let place = match state.delivery.way {
        Handover::Nearby => "就近网点",
        _ => "统一出件窗口",
    };
    match state.to_fetch() {
        0 => String::new(),
        n => format!("{n} 件结果已经做好，请带身份证到{place}领取"),
    }
}

/// The last day on which a case's certificate holds.
fn valid_to(state: &State, case: usize) -> Option<NaiveDate> {
    let it = state.certificates.iter().find(|it| it.case == case)?;
    match it.until?.until {
        Until::Day(day) => Some(day),
        Until::At(_) => None,
    }
}

/// The label of a field; `baby[1].id_no` is that of the second baby.
fn label(bundle: &Bundle, key: &str) -> String {
    let name = |key: &str| {
        bundle
            .fields
            .iter()
            .find(|it| it.key == key)
            .map_or_else(|| key.to_owned(), |it| it.label.clone())
    };
    let row = key.split_once('[').and_then(|(group, rest)| {
        let (row, element) = rest.split_once("].")?;
        Some((group, row.parse::<usize>().ok()?, element))
    });
    match row {
        Some((group, 0, element)) => name(&format!("{group}.{element}")),
        Some((group, row, element)) => {
            format!(
                "{}（第 {} 位）",
                name(&format!("{group}.{element}")),
                row.saturating_add(1)
            )
        }
        None => name(key),
    }
}
