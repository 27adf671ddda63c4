//! Demands on one field that no value satisfies together, found pair by pair.
//!
//! Lower and upper bounds on a line have a common point exactly when every pair of them has one, so
//! pairs are enough.

use hall_core::catalog::{Check, DateBound, Field, FieldIx, Kind, ServiceIx, Use};
use hall_core::condition::Expr;
use hall_core::decimal::Decimal;

use super::reads::use_entries;
use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};

/// Two demands that exclude each other, or one that the field's own kind excludes.
#[derive(Debug)]
pub(super) struct Conflict {
    field: FieldIx,
    one: Side,
    other: Option<Side>,
}

#[derive(Clone, Debug)]
struct Side {
    service: ServiceIx,
    when: Expr,
    check: Check,
}

/// All pairs of a bundle that exclude each other, in whatever situation.
pub(super) fn conflicts(library: &Library, plan: &BundlePlan) -> Vec<Conflict> {
    let mut sides: Vec<(FieldIx, Side)> = Vec::new();
    for (service, _) in &plan.members {
        let uses: &[Use] = library
            .services
            .get(service.at())
            .map_or(&[], |it| &it.uses);
        for it in uses {
            for check in &it.checks {
                let side = Side {
                    service: *service,
                    when: it.when.clone(),
                    check: check.clone(),
                };
                sides.push((it.field, side));
            }
        }
    }
    let mut conflicts = Vec::new();
    for (position, (field, one)) in sides.iter().enumerate() {
        let kind = library
            .fields
            .get(field.at())
            .map(own_checks)
            .unwrap_or_default();
        if kind.iter().any(|it| exclude(it, &one.check)) {
            conflicts.push(Conflict {
                field: *field,
                one: one.clone(),
                other: None,
            });
        }
        for (_, other) in sides
            .iter()
            .skip(position + 1)
            .filter(|(it, _)| it == field)
        {
            if exclude(&one.check, &other.check) {
                let other = Some(other.clone());
                conflicts.push(Conflict {
                    field: *field,
                    one: one.clone(),
                    other,
                });
            }
        }
    }
    conflicts
}

/// What the kind demands of everybody.
fn own_checks(field: &Field) -> Vec<Check> {
    match &field.kind {
        Kind::Number { min, max, .. } => min
            .map(Check::AtLeast)
            .into_iter()
            .chain(max.map(Check::AtMost))
            .collect(),
        Kind::Rows { min, max, .. } => vec![Check::MinRows(*min), Check::MaxRows(*max)],
        _ => Vec::new(),
    }
}

/// Whether no value satisfies both.
fn exclude(a: &Check, b: &Check) -> bool {
    match (a, b) {
        (Check::OneOf(a), Check::OneOf(b)) => !a.iter().any(|it| b.contains(it)),
        (Check::MinRows(min), Check::MaxRows(max)) | (Check::MaxRows(max), Check::MinRows(min)) => {
            max < min
        }
        (Check::NotBefore(from), Check::NotAfter(to))
        | (Check::NotAfter(to), Check::NotBefore(from)) => later(*from, *to),
        (low, Check::AtMost(high)) | (Check::AtMost(high), low) => above(low, *high),
        _ => false,
    }
}

fn above(low: &Check, high: Decimal) -> bool {
    match low {
        Check::AtLeast(low) => high < *low,
        Check::MoreThan(low) => high <= *low,
        _ => false,
    }
}

/// Only like bounds can be compared: today moves and a fixed day does not.
fn later(from: DateBound, to: DateBound) -> bool {
    match (from, to) {
        (DateBound::On(from), DateBound::On(to)) => to < from,
        (DateBound::Today(from), DateBound::Today(to)) => to < from,
        _ => false,
    }
}

impl Conflict {
    pub(super) fn services(&self) -> Vec<ServiceIx> {
        [Some(&self.one), self.other.as_ref()]
            .into_iter()
            .flatten()
            .map(|it| it.service)
            .collect()
    }

    pub(super) fn whens(&self) -> Vec<&Expr> {
        [Some(&self.one), self.other.as_ref()]
            .into_iter()
            .flatten()
            .map(|it| &it.when)
            .collect()
    }

    pub(super) fn report(&self, library: &Library, words: &str, log: &mut FaultLog) {
        let Some(field) = library.fields.get(self.field.at()) else {
            return;
        };
        let name = |it: &Side| {
            library
                .services
                .get(it.service.at())
                .map_or("", |it| it.name.as_str())
        };
        let entry = library.sources.services.get(self.one.service.at());
        let source = entry.and_then(|it| use_entries(it).find(|it| it.field.value == field.key));
        let Some(source) = source else { return };
        let against = match &self.other {
            None => "字段自己的范围".to_owned(),
            Some(other) if other.service == self.one.service => "同一处的另一个要求".to_owned(),
            Some(other) => format!("「{}」的要求", name(other)),
        };
        log.add(
            source.field.place,
            "impossible",
            format!(
                "「{}」对「{}」的要求和{against}不能同时满足（情形：{words}）",
                name(&self.one),
                field.label
            ),
            "核对两处的数；两个事项不会同时办的，给其中一个加 when",
        );
    }
}
