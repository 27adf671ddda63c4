//! What a party sees, and what the department sees of it.

use hall_api::{FormEntry, FormPart, PartyAsks, PartyLine, PartyState, PartyView};
use hall_core::catalog::{Bundle, Service};
use hall_core::flow::{Party, PartyRule, Phase, Until};
use hall_core::split::Part;
use hall_core::value::Answer;

use super::parcel;
use super::question::{Question, Sees, question};
use crate::app::App;
use crate::casework::{form, part};
use crate::http::error::{Refusal, Reply};
use crate::progress::Progress;
use crate::store::{ApplicationRow, Institution, PartyMatter, PartyRequest};

/// What a party sees of its request. Once nobody waits for it, or its link is over, that is the state and
/// nothing about anybody.
pub fn view(
    app: &App,
    row: &ApplicationRow,
    request: &PartyRequest,
    expired: bool,
) -> Reply<PartyView> {
    let gone = || Refusal::internal("a party's question is no longer in the catalogue");
    let progress = Progress::of(row)?;
    let PartyMatter::Case(case, item) = request.asked.about else {
        return Ok(parcel::view(app, row, (request, &progress), expired));
    };
    let bundle = app.catalog.plan(&row.bundle).ok_or_else(gone)?.bundle();
    let id = progress.service(case);
    let service = bundle.services.iter().find(|it| it.id == id);
    let service = service.ok_or_else(gone)?;
    let rules = progress.state.rules_of(case).ok_or_else(gone)?;
    let rule = rules.parties.get(item).ok_or_else(gone)?;
    let question = question(bundle, service, rule);
    let state = if request.is_last {
        state(app, &progress, case, item)
    } else {
        PartyState::Ended
    };
    let asked = matches!(state, PartyState::Asked | PartyState::Overdue);
    let of_department = row.case(id).ok_or_else(gone)?;
    let slice = if asked && !expired {
        slice(
            (bundle, service),
            &question,
            &part(of_department)?,
            &progress,
        )
    } else {
        Vec::new()
    };
    Ok(PartyView {
        request: request.asked.id.clone(),
        asks: PartyAsks::Confirmation,
        state,
        expired: asked && expired,
        party: rule.party.clone(),
        confirms: question.confirms.to_owned(),
        bundle: bundle.name.clone(),
        service: service.name.clone(),
        department: match question.sees {
            // The service is the party's own; who asks is whoever leads the bundle.
            Sees::Form => &bundle.story.lead,
            Sees::Fields(_) => app.catalog.department_name(&of_department.department),
        }
        .to_owned(),
        until: request.asked.until,
        slice,
    })
}

/// Whether somebody still waits for the answer to this request.
pub fn is_asked(progress: &Progress, request: &PartyRequest) -> bool {
    let waits = match request.asked.about {
        PartyMatter::Parcel => parcel::is_on_its_way(progress),
        PartyMatter::Case(case, item) => progress.state.cases.get(case).is_some_and(|it| {
            let party = it.parties.get(item);
            it.phase == Phase::InReview && matches!(party, Some(Party::Asked(_)))
        }),
    };
    request.is_last && waits
}

/// How far a party is.
fn state(app: &App, progress: &Progress, case: usize, item: usize) -> PartyState {
    let Some(it) = progress.state.cases.get(case) else {
        return PartyState::Ended;
    };
    match it.parties.get(item) {
        Some(Party::Confirmed) => PartyState::Confirmed,
        Some(Party::Refused) => PartyState::Refused,
        Some(Party::Asked(timer)) if it.phase == Phase::InReview => match timer.until {
            Until::Day(day) if day < app.clock.today() => PartyState::Overdue,
            _ => PartyState::Asked,
        },
        Some(Party::Asked(_)) | None => PartyState::Ended,
    }
}

/// What of the service's form this party has to see; what is empty is left out.
fn slice(
    (bundle, service): (&Bundle, &Service),
    question: &Question<'_>,
    part: &Part,
    progress: &Progress,
) -> Vec<FormPart> {
    let part = match question.sees {
        Sees::Form => part.clone(),
        Sees::Fields(keys) => reduced(part, keys),
    };
    let parts = form(bundle, service, &part, &progress.yields()).into_iter();
    parts
        .map(|part| FormPart {
            entries: part.entries.into_iter().filter_map(filled).collect(),
            ..part
        })
        .filter(|part| !part.entries.is_empty())
        .collect()
}

/// The part with these fields and nothing else. A key such as `house_seller.name` leaves that column of
/// every row.
fn reduced(part: &Part, keys: &[String]) -> Part {
    let mut fields = std::collections::BTreeMap::new();
    for (key, answer) in &part.fields {
        if keys.contains(key) {
            fields.insert(key.clone(), answer.clone());
        } else if let Answer::Rows(rows) = answer {
            let seen = |column: &str| keys.contains(&format!("{key}.{column}"));
            let rows = rows.iter().map(|cells| {
                let cells = cells.iter().filter(|(column, _)| seen(column));
                cells
                    .map(|(column, cell)| (column.clone(), cell.clone()))
                    .collect()
            });
            let rows: Vec<std::collections::BTreeMap<_, _>> = rows.collect();
            if rows.iter().any(|it| !it.is_empty()) {
                fields.insert(key.clone(), Answer::Rows(rows));
            }
        }
    }
    Part {
        fields,
        materials: Vec::new(),
        ..part.clone()
    }
}

/// An entry with something in it; of a table, the columns with something in them.
fn filled(entry: FormEntry) -> Option<FormEntry> {
    let Some((head, rows)) = entry.table.split_first() else {
        return Some(entry).filter(|it| !it.value.trim().is_empty());
    };
    let cell = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
    let columns = (0..head.len()).filter(|at| rows.iter().any(|row| !cell(row, *at).is_empty()));
    let columns: Vec<usize> = columns.collect();
    let table = entry.table.iter();
    let table = table.map(|row| columns.iter().map(|at| cell(row, *at)).collect());
    let table: Vec<Vec<String>> = table.collect();
    (!columns.is_empty()).then_some(FormEntry { table, ..entry })
}

/// The parties of a case as its department sees them.
pub fn lines(
    app: &App,
    (bundle, service): (&Bundle, &Service),
    progress: &Progress,
    case: usize,
    (requests, institutions): (&[PartyRequest], &[Institution]),
) -> Vec<PartyLine> {
    let rules = progress.state.rules_of(case);
    let rules = rules.map_or(&[][..], |it| &it.parties).iter().enumerate();
    let line = |(item, rule): (usize, &PartyRule)| {
        let mut all = requests.iter().rev();
        let last = all.find(|it| it.asked.about == PartyMatter::Case(case, item));
        let code = last.and_then(|it| it.asked.institution.as_deref());
        let on_file = institutions.iter().find(|it| Some(it.id.as_str()) == code);
        let state = state(app, progress, case, item);
        PartyLine {
            item,
            party: rule.party.clone(),
            confirms: question(bundle, service, rule).confirms.to_owned(),
            state,
            until: last.map(|it| it.asked.until),
            institution: on_file.map(|it| it.name.clone()),
            may_link: last.is_some() && matches!(state, PartyState::Asked | PartyState::Overdue),
        }
    };
    rules.map(line).collect()
}
