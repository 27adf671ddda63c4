//! What reaches the applicant with a turn: results, and the e-licences that they are.

use std::collections::BTreeSet;

use hall_core::flow::{Place, State};

use crate::app::App;
use crate::casework::{Source, licences, part, results};
use crate::http::error::{Refusal, Reply};
use crate::intake::json;
use crate::progress::Progress;
use crate::standing::licence_text;
use crate::store::{ApplicationRow, NewLicence};

/// A result as it is stored: service, number, JSON.
type Result = (String, String, String);

/// What reached the applicant with this turn.
pub(super) fn handed_over(
    app: &App,
    row: &ApplicationRow,
    before: &Progress,
    after: &Progress,
) -> Reply<Vec<(Result, Vec<NewLicence>)>> {
    let already = with_applicant(&before.state);
    let new: BTreeSet<&str> = with_applicant(&after.state)
        .difference(&already)
        .map(|case| after.service(*case))
        .collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let bundle = app.catalog.plan(&row.bundle).ok_or_else(gone)?.bundle();
    let yields = after.yields();
    results(app, bundle, after)
        .into_iter()
        .filter(|(id, _)| new.contains(id.as_str()))
        .map(|(id, result)| {
            let service = bundle.services.iter().find(|it| it.id == id);
            let case = row.case(&id).ok_or_else(Refusal::not_found)?;
            let source = Source {
                bundle,
                service: service.ok_or_else(gone)?,
                part: &part(case)?,
                yields: &yields,
                result: &result,
            };
            let licences = licences(app, source)?;
            Ok(((id, result.number.clone(), json(&result)?), licences))
        })
        .collect()
}

/// The cases of which a certificate is with the applicant.
fn with_applicant(state: &State) -> BTreeSet<usize> {
    let there = state
        .certificates
        .iter()
        .filter(|it| it.place == Place::Applicant);
    there.map(|it| it.case).collect()
}

/// The services whose certificates stand otherwise than before, and how.
pub(super) fn licence_states(before: &State, after: &State) -> Vec<(String, String)> {
    let earlier = before.certificates.iter();
    let pairs = earlier.zip(&after.certificates);
    pairs
        .filter(|(before, after)| before.state != after.state)
        .map(|(_, it)| {
            let service = after.service(it.case).to_owned();
            (service, licence_text(it.state).to_owned())
        })
        .collect()
}
