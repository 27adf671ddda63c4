//! What stands on an e-licence, as it is read.

use hall_core::credential::Claims;
use leptos::prelude::*;

use crate::ui::{SummaryRow, summary_list};
use crate::{clock, words};

/// The face of one's own licence, and what is known of it besides.
pub(super) fn face(claims: &Claims) -> AnyView {
    let lines = claims.face.iter();
    let mut rows: Vec<SummaryRow> = lines.map(|it| row(&it.label, it.value.clone())).collect();
    let mut more = vec![row(words::LICENCE_NUMBER, claims.number.clone())];
    more.extend(times(claims));
    more.retain(|more| rows.iter().all(|it| it.value != more.value));
    rows.extend(more);
    summary_list(rows)
}

/// What is said of a licence that somebody shows.
pub(super) fn shown(claims: &Claims) -> AnyView {
    let mut rows = vec![
        row(words::LICENCE_KIND, claims.title.clone()),
        row(words::LICENCE_HOLDER, claims.holder.clone()),
        row(words::LICENCE_NUMBER, claims.number.clone()),
    ];
    rows.extend(
        claims
            .face
            .iter()
            .map(|it| row(&it.label, it.value.clone())),
    );
    rows.extend(times(claims));
    summary_list(rows)
}

fn times(claims: &Claims) -> [SummaryRow; 3] {
    let valid_to = claims
        .valid_to
        .map_or_else(|| words::WITHOUT_END.to_owned(), clock::day);
    [
        row(words::LICENCE_ISSUER, claims.issuer.clone()),
        row(words::LICENCE_ISSUED_ON, clock::day(claims.issued_on)),
        row(words::LICENCE_VALID_TO, valid_to),
    ]
}

fn row(label: &str, value: String) -> SummaryRow {
    SummaryRow {
        label: label.to_owned(),
        value,
        ..SummaryRow::default()
    }
}
