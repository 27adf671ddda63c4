//! What of a draft is submitted: only what was asked.
//!
//! A draft keeps answers that a later answer made irrelevant, in case the person changes back. They are
//! nobody's business, so they are not stored.

use std::collections::BTreeMap;

use hall_core::application::Application;
use hall_core::catalog::FieldIx;
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::value::Answer;

/// The application with the answers that count, the catalogue that judged it, and its owner.
pub fn relevant(check: &Precheck, application: &Application, owner: &str) -> Application {
    let plan = check.plan();
    let answers = application
        .answers
        .iter()
        .filter_map(|(key, answer)| {
            let field = plan
                .field_ix(key)
                .filter(|field| check.asked(*field).counts())?;
            Some((key.clone(), counting(plan, check, field, answer)))
        })
        .collect();
    Application {
        catalog: Some(plan.bundle().catalog.clone()),
        answers,
        prefilled: BTreeMap::new(),
        submitted_by: Some(owner.to_owned()),
        ..application.clone()
    }
}

fn counting(plan: &Plan, check: &Precheck, field: FieldIx, answer: &Answer) -> Answer {
    let Answer::Rows(rows) = answer else {
        return answer.clone();
    };
    let group = plan.field(field).map_or("", |it| &it.key);
    let counts = |row: usize, column: &str| {
        plan.field_ix(&format!("{group}.{column}"))
            .is_some_and(|column| check.cell_asked(row, column).counts())
    };
    Answer::Rows(
        rows.iter()
            .enumerate()
            .map(|(row, cells)| {
                let cells = cells.iter().filter(|(column, _)| counts(row, column));
                cells
                    .map(|(column, cell)| (column.clone(), cell.clone()))
                    .collect()
            })
            .collect(),
    )
}
