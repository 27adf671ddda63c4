//! The values that come with a result: a company's code, a child's identity number.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_core::catalog::{Bundle, Field, Kind, Service};
use hall_core::kind::Context;
use hall_core::split::Part;
use hall_core::value::Answer;

use super::number::{Holder, of_kind, serial};
use crate::app::App;

/// The elements that a day of birth has on our forms.
const BIRTH: [&str; 4] = ["born_at", "born_on", "birth", "birth_date"];

/// Draws the values of `service`'s result, by field key; one for each row of a repeated subject, with
/// the key `baby[0].id_no`.
pub fn yields(
    app: &App,
    bundle: &Bundle,
    service: &Service,
    part: &Part,
) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for field in service
        .yields
        .iter()
        .filter_map(|ix| bundle.fields.get(ix.at()))
    {
        let element = field.key.rsplit('.').next().unwrap_or(&field.key);
        let group = field.group.and_then(|group| bundle.fields.get(group.at()));
        let Some(group) = group else {
            values.insert(field.key.clone(), drawn(app, field, &BTreeMap::new(), part));
            continue;
        };
        let rows = match part.fields.get(&group.key) {
            Some(Answer::Rows(rows)) => rows.as_slice(),
            _ => &[],
        };
        for (row, cells) in rows.iter().enumerate() {
            let key = format!("{}[{row}].{element}", group.key);
            values.insert(key, drawn(app, field, cells, part));
        }
    }
    values
}

fn drawn(app: &App, field: &Field, cells: &BTreeMap<String, Answer>, part: &Part) -> String {
    let today = app.clock.today();
    let context = Context {
        today,
        calendar: app.catalog.calendar(),
    };
    let kind = match &field.kind {
        Kind::Checked(kind) => Some(*kind),
        _ => None,
    };
    let holder = holder(cells, part, today);
    kind.and_then(|kind| of_kind(kind, holder, app.random.as_ref(), &context))
        .unwrap_or_else(|| match field.kind {
            Kind::Date => today.to_string(),
            _ => serial(today, app.random.as_ref()),
        })
}

/// What the row, or else the whole part, says of the person.
fn holder(cells: &BTreeMap<String, Answer>, part: &Part, today: NaiveDate) -> Holder {
    let text = |element: &str| {
        let in_row = cells.get(element);
        let suffix = format!(".{element}");
        let in_part = || {
            part.fields
                .iter()
                .find(|(key, _)| key.ends_with(&suffix))
                .map(|(_, it)| it)
        };
        match in_row.or_else(in_part) {
            Some(Answer::Text(text)) => Some(text.clone()),
            _ => None,
        }
    };
    let born = BIRTH
        .iter()
        .filter_map(|element| text(element)?.get(..10)?.parse().ok())
        .find(|born| *born <= today)
        .unwrap_or(today);
    Holder {
        born,
        male: text("gender").as_deref() == Some("male"),
    }
}
