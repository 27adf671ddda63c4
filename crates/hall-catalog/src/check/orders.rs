//! Who waits for whom: no circles, and nobody starts before what it needs has arrived.

use std::collections::BTreeSet;

use hall_core::catalog::{FieldIx, Need, ServiceIx, Source};

use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};
use crate::source::BundleEntry;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (plan, entry) in library.bundles.iter().zip(&library.sources.bundles) {
        let mut circular = false;
        for ((service, _), source) in plan.members.iter().zip(&entry.services) {
            if waits_for(plan, *service).contains(service) {
                circular = true;
                log.add(
                    source.service.place,
                    "waits_for_itself",
                    format!("「{}」绕一圈在等自己的结果", source.service.value),
                    "从 after 里去掉一处，让先后有头",
                );
            }
        }
        if !circular {
            arrivals(library, plan, entry, log);
        }
    }
}

/// Everything that a service waits for, directly or through others.
fn waits_for(plan: &BundlePlan, service: ServiceIx) -> BTreeSet<ServiceIx> {
    let mut all = BTreeSet::new();
    let mut open = vec![service];
    while let Some(it) = open.pop() {
        let member = plan.members.iter().find(|(member, _)| *member == it);
        for earlier in member.into_iter().flat_map(|(_, it)| &it.after) {
            if all.insert(*earlier) {
                open.push(*earlier);
            }
        }
    }
    all
}

/// A required field that arrives with a service's result is not there for those who do not wait for it.
fn arrivals(library: &Library, plan: &BundlePlan, entry: &BundleEntry, log: &mut FaultLog) {
    for ((service, _), source) in plan.members.iter().zip(&entry.services) {
        let Some(it) = library.services.get(service.at()) else {
            continue;
        };
        let earlier = waits_for(plan, *service);
        // What may stay empty can be added later.
        let required = it.uses.iter().filter(|it| it.need == Need::Required);
        for field in required.map(|it| it.field) {
            for (prior, id) in priors(library, plan, field) {
                if prior != *service && !earlier.contains(&prior) {
                    let key = library.key(field);
                    log.add(
                        source.service.place,
                        "does_not_wait",
                        format!(
                            "「{}」要用的「{key}」随「{id}」的结果才有，却没有等它",
                            it.name
                        ),
                        format!("加上 after: [{id}]"),
                    );
                }
            }
        }
    }
}

fn priors(library: &Library, plan: &BundlePlan, field: FieldIx) -> Vec<(ServiceIx, String)> {
    let here = plan
        .sources
        .iter()
        .find(|(it, _)| *it == field)
        .map(|(_, it)| it);
    let own = library.fields.get(field.at()).map(|it| &it.sources);
    let sources = here.or(own).map(Vec::as_slice).unwrap_or_default();
    let member = |id: &str| {
        let found = |it: &ServiceIx| library.services.get(it.at()).is_some_and(|it| it.id == id);
        plan.members.iter().map(|(it, _)| *it).find(found)
    };
    sources
        .iter()
        .filter_map(|it| match it {
            Source::Prior(id) => Some((member(id)?, id.clone())),
            _ => None,
        })
        .collect()
}
