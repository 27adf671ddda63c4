//! Uses (用表): what a service's form asks for, in the order of the form.

use std::collections::BTreeMap;

use hall_core::catalog::{Field, FieldIx, Kind, Need, Use};
use hall_core::condition::Expr;

use super::Library;
use super::checks;
use super::context::{Context, words};
use super::fields::Origin;
use crate::place::{Place, Text};
use crate::source::{PartEntry, ServiceEntry, UseEntry};

pub(crate) const NEEDS: [(&str, Need); 2] =
    [("required", Need::Required), ("optional", Need::Optional)];

/// The uses of a service, and where each stands. `origins` are those of all fields.
pub(super) fn resolve(
    service: &ServiceEntry,
    origins: &[Origin<'_>],
    library: &Library,
    context: &mut Context<'_>,
) -> (Vec<Use>, Vec<Place>) {
    let mut uses = Vec::new();
    let mut places = Vec::new();
    let mut seen: BTreeMap<FieldIx, Place> = BTreeMap::new();
    for part in &service.form.parts {
        for entry in &part.uses {
            let Some(it) = resolve_use(entry, part, service, library, context) else {
                continue;
            };
            if let Some(first) = seen.insert(it.field, entry.place) {
                let what = format!(
                    "字段「{}」在这张表里用了两次，第 {} 行已经用了",
                    entry.field.value, first.line
                );
                context.log.add(
                    entry.field.place,
                    "used_twice",
                    what,
                    "删去一处；条件不同就用 || 合成一个",
                );
                continue;
            }
            let inline = inline_uses(&it, origins, library, context);
            uses.push(it);
            uses.extend(inline);
            places.resize(uses.len(), entry.field.place);
        }
    }
    (uses, places)
}

fn resolve_use(
    entry: &UseEntry,
    part: &PartEntry,
    service: &ServiceEntry,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<Use> {
    let field = context.field(&entry.field);
    let known = field.and_then(|it| library.fields.get(it.at()));
    let group = known.and_then(|it| it.group);
    let when = context.condition(entry.when.as_ref(), group);
    let need = need(entry.need.as_ref(), context);
    let basis = [&entry.basis, &part.basis, &service.form.basis];
    let basis = basis
        .into_iter()
        .find(|it| !it.is_empty())
        .cloned()
        .unwrap_or_default();
    let basis = context.laws(&basis);
    let purpose = [&entry.purpose, &part.purpose, &service.form.purpose];
    let purpose = words(purpose.into_iter().find_map(Option::as_ref));
    let known = known?;
    let label = words(entry.label.as_ref());
    Some(Use {
        field: field?,
        label: if label == known.label {
            String::new()
        } else {
            label
        },
        place: part.title.value.clone(),
        when: when?,
        need: need?,
        checks: checks::resolve(&entry.checks, known, library, context),
        basis,
        purpose,
    })
}

fn need(text: Option<&Text>, context: &mut Context<'_>) -> Option<Need> {
    match text {
        Some(text) => context.word(text, &NEEDS),
        None => Some(Need::Required),
    }
}

/// The columns that are part of a table's shape are used wherever the table is.
fn inline_uses(
    group: &Use,
    origins: &[Origin<'_>],
    library: &Library,
    context: &mut Context<'_>,
) -> Vec<Use> {
    let Some(Field {
        kind: Kind::Rows { columns, .. },
        ..
    }) = library.fields.get(group.field.at())
    else {
        return Vec::new();
    };
    let mut uses = Vec::new();
    for column in columns {
        let Some(Origin::Inline(_, entry)) = origins.get(column.at()) else {
            continue;
        };
        uses.push(Use {
            field: *column,
            label: String::new(),
            place: group.place.clone(),
            when: Expr::ALWAYS,
            need: need(entry.need.as_ref(), context).unwrap_or_default(),
            checks: Vec::new(),
            basis: group.basis.clone(),
            purpose: group.purpose.clone(),
        });
    }
    uses
}

/// A field of the service's own form; `lack` says what comes of it when it is not there.
pub(super) fn on_the_form(
    key: &Text,
    uses: &[Use],
    lack: &str,
    context: &mut Context<'_>,
) -> Option<FieldIx> {
    let field = context.field(key)?;
    if uses.iter().any(|it| it.field == field) {
        return Some(field);
    }
    context.log.add(
        key.place,
        "not_on_the_form",
        format!("这个事项的表里没有「{}」，{lack}", key.value),
        "在 form 里加上这个字段，或者改写表里有的字段",
    );
    None
}
