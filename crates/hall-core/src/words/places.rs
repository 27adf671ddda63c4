//! What a place is called: `holder[0].ratio` is 股东第 1 行的出资比例.

use crate::catalog::{Bundle, Field, Kind};

/// The label of the thing at a place, without the row.
pub fn label_of(bundle: &Bundle, at: &str) -> String {
    if let Some(id) = at.strip_prefix("situation.") {
        return found(
            bundle
                .questions
                .iter()
                .find(|it| it.id == id)
                .map(|it| &it.ask),
            id,
        );
    }
    if let Some(id) = at.strip_prefix("material.") {
        return found(
            bundle
                .materials
                .iter()
                .find(|it| it.id == id)
                .map(|it| &it.name),
            id,
        );
    }
    match at {
        "application" => return "申请文件".to_owned(),
        "catalog" => return "办事规则".to_owned(),
        "situation" => return "情形选择".to_owned(),
        _ => {}
    }
    let key = without_row(at);
    found(field_of(bundle, &key).map(|it| &it.label), at)
}

/// The label of the thing at a place, with the row if it is in one.
pub fn place_of(bundle: &Bundle, at: &str) -> String {
    let label = label_of(bundle, at);
    let row = at.split_once('[').and_then(|(group, rest)| {
        let row: usize = rest.split_once(']')?.0.parse().ok()?;
        let field = field_of(bundle, group)?;
        let Kind::Rows { item, .. } = &field.kind else {
            return None;
        };
        Some(format!("{item}{}", row.saturating_add(1)))
    });
    match row {
        Some(row) => format!("{row}的{label}"),
        None => label,
    }
}

fn found(label: Option<&String>, otherwise: &str) -> String {
    label.cloned().unwrap_or_else(|| format!("“{otherwise}”"))
}

fn field_of<'a>(bundle: &'a Bundle, key: &str) -> Option<&'a Field> {
    bundle.fields.iter().find(|it| it.key == key)
}

/// `holder[0].ratio` to `holder.ratio`.
fn without_row(at: &str) -> String {
    match (at.split_once('['), at.split_once(']')) {
        (Some((group, _)), Some((_, rest))) => format!("{group}{rest}"),
        _ => at.to_owned(),
    }
}
