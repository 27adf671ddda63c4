//! What a bundle says of its own: overrides, derivations, results of earlier services.

use std::collections::BTreeSet;

use hall_core::catalog::{FieldIx, Source};
use hall_core::condition::Expr;

use super::fields::yielded;
use super::reads::used as used_by;
use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};
use crate::place::Place;
use crate::source::BundleEntry;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (plan, entry) in library.bundles.iter().zip(&library.sources.bundles) {
        if plan.members.is_empty() {
            log.add(
                entry.id.place,
                "no_services",
                "这一件事里没有事项",
                "在 services 里写上",
            );
        }
        let used: BTreeSet<FieldIx> = plan
            .members
            .iter()
            .filter_map(|(it, _)| library.services.get(it.at()))
            .flat_map(|it| used_by(library, it))
            .collect();
        sources(library, plan, entry, &used, log);
        values(library, plan, entry, &used, log);
        derived(library, plan, entry, &used, log);
    }
}

fn sources(
    library: &Library,
    plan: &BundlePlan,
    entry: &BundleEntry,
    used: &BTreeSet<FieldIx>,
    log: &mut FaultLog,
) {
    for ((field, sources), (key, _)) in plan.sources.iter().zip(&entry.sources.0) {
        idle_override(*field, used, &key.value, key.place, log);
        for source in sources {
            let Source::Prior(service) = source else {
                continue;
            };
            yielded(library, *field, service, key.place, log);
            if !entry.services.iter().any(|it| it.service.value == *service) {
                log.add(
                    key.place,
                    "prior_stranger",
                    format!("「{}」要从「{service}」来，它不在这一件事里", key.value),
                    "把它加进 services，或者去掉这个来源",
                );
            }
        }
        let computed = sources.contains(&Source::Computed);
        let own = library
            .fields
            .get(field.at())
            .is_some_and(|it| it.derive.is_some());
        if computed && !own && !plan.values.iter().any(|(it, _)| it == field) {
            let what = format!("「{}」在这里说是算出来的，却没有写怎么算", key.value);
            let mend = format!("在 values 里加一行 {}: 算式", key.value);
            log.add(key.place, "computed_without_value", what, mend);
        }
    }
}

fn values(
    library: &Library,
    plan: &BundlePlan,
    entry: &BundleEntry,
    used: &BTreeSet<FieldIx>,
    log: &mut FaultLog,
) {
    for ((field, expr), (key, _)) in plan.values.iter().zip(&entry.values.0) {
        idle_override(*field, used, &key.value, key.place, log);
        for read in unused_reads(expr, used) {
            not_derivable(library, &key.value, read, key.place, log);
        }
        let here = plan
            .sources
            .iter()
            .find(|(it, _)| it == field)
            .map(|(_, it)| it);
        let own = library.fields.get(field.at()).map(|it| &it.sources);
        if !here
            .or(own)
            .is_some_and(|it| it.contains(&Source::Computed))
        {
            let what = format!("「{}」在这里写了怎么算，来源里却没有 computed", key.value);
            let mend = format!("在 sources 里加一行 {}: [computed]", key.value);
            log.add(key.place, "value_without_computed", what, mend);
        }
    }
}

/// A field that is always worked out must be derivable in every bundle that uses it, unless the bundle
/// says that it is typed there.
fn derived(
    library: &Library,
    plan: &BundlePlan,
    entry: &BundleEntry,
    used: &BTreeSet<FieldIx>,
    log: &mut FaultLog,
) {
    for field in used {
        let overridden = plan.sources.iter().any(|(it, _)| it == field)
            || plan.values.iter().any(|(it, _)| it == field);
        let Some(it) = library.fields.get(field.at()).filter(|_| !overridden) else {
            continue;
        };
        let Some(derive) = it.derive.as_ref().filter(|it| !it.editable) else {
            continue;
        };
        for read in unused_reads(&derive.from, used) {
            not_derivable(library, &it.key, read, entry.id.place, log);
        }
    }
}

fn unused_reads(expr: &Expr, used: &BTreeSet<FieldIx>) -> Vec<FieldIx> {
    let mut reads = Vec::new();
    expr.visit(
        &mut |field| {
            if !used.contains(&field) && !reads.contains(&field) {
                reads.push(field);
            }
        },
        &mut |_| {},
    );
    reads
}

fn not_derivable(library: &Library, key: &str, read: FieldIx, place: Place, log: &mut FaultLog) {
    let read = library.key(read);
    log.add(
        place,
        "not_derivable",
        format!("「{key}」要从「{read}」算出来，而这一件事里没有事项用「{read}」"),
        format!("让一个事项用「{read}」，或者在 sources 里写 {key}: []（改为填写）"),
    );
}

fn idle_override(
    field: FieldIx,
    used: &BTreeSet<FieldIx>,
    key: &str,
    place: Place,
    log: &mut FaultLog,
) {
    if !used.contains(&field) {
        let what = format!("这一件事里没有事项用「{key}」");
        log.add(place, "idle_override", what, "删去这一行");
    }
}
