//! Circles: a field that is asked only because of a second one that is asked only because of the first
//! is never asked at all, and a value that is worked out from itself is never known.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::FieldIx;
use hall_core::condition::Expr;

use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for plan in &library.bundles {
        let reads = reads(library, plan);
        let mut done: BTreeSet<FieldIx> = BTreeSet::new();
        for field in reads.keys() {
            if done.contains(field) {
                continue;
            }
            if let Some(circle) = circle_through(*field, &reads) {
                let key = |it: &FieldIx| library.key(*it);
                let path: Vec<&str> = circle.iter().chain([field]).map(key).collect();
                let place = library
                    .field_places
                    .get(field.at())
                    .copied()
                    .unwrap_or_default();
                log.add(
                    place,
                    "circle",
                    format!("字段绕成了一圈，谁也等不到谁：{}", path.join(" → ")),
                    "去掉一处条件或算式，或者改问引导问题",
                );
                done.extend(circle);
            }
        }
    }
}

/// For every field what must be known before it can be asked or worked out.
fn reads(library: &Library, plan: &BundlePlan) -> BTreeMap<FieldIx, BTreeSet<FieldIx>> {
    let mut whens: BTreeMap<FieldIx, Option<BTreeSet<FieldIx>>> = BTreeMap::new();
    let services = plan
        .members
        .iter()
        .filter_map(|(it, _)| library.services.get(it.at()));
    for it in services.flat_map(|it| &it.uses) {
        let reads = whens
            .entry(it.field)
            .or_insert_with(|| Some(BTreeSet::new()));
        // One use without a condition, and the field is asked whatever the others say.
        if it.when.is_always() {
            *reads = None;
        } else if let Some(reads) = reads {
            reads.extend(fields(&it.when));
        }
    }
    let mut all = BTreeMap::new();
    for (field, when) in whens {
        let mut reads = when.unwrap_or_default();
        let here = plan
            .values
            .iter()
            .find(|(it, _)| *it == field)
            .map(|(_, expr)| expr);
        let own = library
            .fields
            .get(field.at())
            .and_then(|it| it.derive.as_ref());
        if let Some(expr) = here.or(own.map(|it| &it.from)) {
            reads.extend(fields(expr));
        }
        all.insert(field, reads);
    }
    all
}

fn fields(expr: &Expr) -> BTreeSet<FieldIx> {
    let mut all = BTreeSet::new();
    expr.visit(
        &mut |field| {
            all.insert(field);
        },
        &mut |_| {},
    );
    all
}

/// The fields on a way from `start` back to itself, `start` first.
fn circle_through(
    start: FieldIx,
    reads: &BTreeMap<FieldIx, BTreeSet<FieldIx>>,
) -> Option<Vec<FieldIx>> {
    let mut seen = BTreeSet::new();
    let mut open = vec![vec![start]];
    while let Some(path) = open.pop() {
        let next = path.last().and_then(|it| reads.get(it));
        for field in next.into_iter().flatten() {
            if *field == start {
                return Some(path);
            }
            if seen.insert(*field) {
                let mut longer = path.clone();
                longer.push(*field);
                open.push(longer);
            }
        }
    }
    None
}
