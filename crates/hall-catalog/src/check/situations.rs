//! What can go wrong only in some situation: dead ends, requirements that nobody could meet, services,
//! questions, fields and materials that never come up.

use hall_core::catalog::{MaterialIx, Requirement, Service, ServiceIx};
use hall_core::condition::Expr;

use super::diagram::Set;
use super::explore::{Bundled, Reached};
use super::reads::used;
use super::space::Space;
use crate::fault::FaultLog;
use crate::library::Library;
use crate::source::{BundleEntry, ServiceEntry};

pub(super) fn check(
    space: &mut Space<'_>,
    bundled: &Bundled<'_>,
    entry: &BundleEntry,
    log: &mut FaultLog,
) {
    dead_end(space, entry, log);
    never_on(space, entry, log);
    never_asked(space, entry, log);
    unmeetable(space, bundled, log);
}

fn dead_end(space: &mut Space<'_>, entry: &BundleEntry, log: &mut FaultLog) {
    let mut off = Vec::new();
    for service in services(space) {
        let on = space.on(service);
        off.push(space.diagram.not(on));
    }
    if off.is_empty() {
        return;
    }
    if let Some(choices) = space.find(&off) {
        let words = space.words(&choices);
        log.add(
            entry.id.place,
            "dead_end",
            format!("这样回答以后一个事项也没有：{words}"),
            "在引导问题的那个选项上写 stops: 该怎么办，或者改事项的 when",
        );
    }
}

fn never_on(space: &mut Space<'_>, entry: &BundleEntry, log: &mut FaultLog) {
    for (service, source) in services(space).into_iter().zip(&entry.services) {
        let on = space.on(service);
        if space.find(&[on]).is_none() {
            let what = format!("「{}」在哪种情形下都不会办", source.service.value);
            let mend = "改它的 when，或者从 services 里去掉";
            log.add(source.service.place, "never_on", what, mend);
        }
    }
}

fn never_asked(space: &mut Space<'_>, entry: &BundleEntry, log: &mut FaultLog) {
    for (position, text) in entry.questions.iter().enumerate() {
        if !is_asked(space, position) {
            let what = format!("引导问题「{}」在哪种情形下都不会问", text.value);
            let mend = "改它的 when，或者从 questions 里去掉";
            log.add(text.place, "never_asked", what, mend);
        }
    }
}

/// Whether a question is asked in some situation.
pub(super) fn is_asked(space: &mut Space<'_>, position: usize) -> bool {
    let Some(when) = space.questions.get(position).map(|it| it.when) else {
        return false;
    };
    let may = when.may(&mut space.diagram);
    space.find(&[may]).is_some()
}

fn services(space: &Space<'_>) -> Vec<ServiceIx> {
    (0..space.bundle.services.len())
        .map(ServiceIx::new)
        .collect()
}

fn unmeetable(space: &mut Space<'_>, bundled: &Bundled<'_>, log: &mut FaultLog) {
    let bundle = space.bundle;
    for ((service, position), requirement) in space.requirements() {
        let met = met(space, service, requirement);
        if met == Set::ALL {
            continue;
        }
        let required = space.required(service, requirement);
        let required = required.may(&mut space.diagram);
        // What is left open may turn out well.
        let (required, met) = (space.may(required), space.may(met));
        let unmet = space.diagram.minus(required, met);
        let Some(choices) = space.find_lawful(&[unmet]) else {
            continue;
        };
        let words = space.words(&choices);
        let source = bundled
            .source(service)
            .and_then(|it| it.requires.get(position));
        let Some(source) = source else { continue };
        let mend = match yielded_unawaited(space, service, requirement) {
            Some(id) => format!("它是「{id}」的结果：在 bundles 里给这个事项加上 after: [{id}]"),
            None => "给材料加一种提交方式，允许容缺或承诺，或者给要求加 when".to_owned(),
        };
        log.add(
            source.number.place,
            "unmeetable",
            format!(
                "在「{}」里，材料 {} 没有办法交（情形：{words}）",
                bundle.name, source.number.value
            ),
            mend,
        );
    }
}

/// A service of the bundle that yields a required material and is not waited for.
fn yielded_unawaited(space: &Space<'_>, service: ServiceIx, it: &Requirement) -> Option<String> {
    let bundle = space.bundle;
    let wanted: Vec<MaterialIx> = it.any_of.iter().map(|it| space.head(*it)).collect();
    let after = bundle
        .members
        .get(service.at())
        .map(|it| it.after.as_slice());
    let mut others = bundle.services.iter().enumerate();
    others
        .find(|(position, other)| {
            let other_ix = ServiceIx::new(*position);
            other_ix != service
                && !after.unwrap_or_default().contains(&other_ix)
                && other
                    .provides
                    .iter()
                    .any(|it| wanted.contains(&space.head(*it)))
        })
        .map(|(_, it)| it.id.clone())
}

/// Where a requirement can be met in some way.
fn met(space: &mut Space<'_>, service: ServiceIx, it: &Requirement) -> Set {
    let mut met = space.committable(it);
    if it.deferrable && !it.principal {
        let slack = space.slack(service);
        met = space.diagram.or(met, slack);
    }
    for material in &it.any_of {
        let prior = space.prior(service, *material);
        let head: MaterialIx = space.head(*material);
        let ways = space.ways(head, |_| true);
        let ways = ways.may(&mut space.diagram);
        met = space.diagram.or(met, prior);
        met = space.diagram.or(met, ways);
    }
    met
}

/// What a bundle comes to in some situation.
pub(super) fn reached(space: &mut Space<'_>, bundled: &Bundled<'_>) -> Reached {
    let bundle = space.bundle;
    let mut reached = Reached::default();
    for (position, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(position);
        let Some(global) = bundled.services.get(position).copied() else {
            continue;
        };
        let on = space.on(service);
        if space.find(&[on]).is_none() {
            continue;
        }
        reached.services.insert(global);
        for (position, it) in it.uses.iter().enumerate() {
            let wanted = space.wanted(service, it.field);
            let wanted = wanted.may(&mut space.diagram);
            if space.find(&[wanted]).is_some() {
                reached.uses.insert((global, position));
            }
        }
        let excepted = space.excepted(service);
        if space.find(&[on, excepted]).is_some() {
            reached.exceptions.insert(global);
        }
        for (position, it) in it.requirements.iter().enumerate() {
            let required = space.required(service, it);
            let required = required.may(&mut space.diagram);
            if space.find(&[required]).is_some() {
                reached.requirements.insert((global, position));
            }
        }
    }
    reached
}

/// Notes the uses and requirements that no bundle comes to. Services that never take part are noted
/// elsewhere, and a table stands for its columns.
pub(super) fn never(library: &Library, reached: &Reached, log: &mut FaultLog) {
    for (position, service) in library.services.iter().enumerate() {
        let ix = ServiceIx::new(position);
        if reached.doubtful.contains(&ix) || !reached.services.contains(&ix) {
            continue;
        }
        let is_reached = |position: usize| reached.uses.contains(&(ix, position));
        let places = library.use_places.get(position);
        for (position, it) in service.uses.iter().enumerate() {
            let Some(field) = library.fields.get(it.field.at()) else {
                continue;
            };
            let group = service
                .uses
                .iter()
                .position(|it| Some(it.field) == field.group);
            if is_reached(position)
                || group.is_some_and(|it| !is_reached(it))
                || reads_stranger(library, service, &it.when)
            {
                continue;
            }
            let place = places.and_then(|it| it.get(position)).copied();
            log.add(
                place.unwrap_or_default(),
                "never_wanted",
                format!(
                    "「{}」在哪种情形下都不要「{}」（{}）",
                    service.name, field.label, field.key
                ),
                "改它的 when，或者删去这一项",
            );
        }
        let entry = library.sources.services.get(position);
        never_excepted(
            library,
            service,
            entry,
            reached.exceptions.contains(&ix),
            log,
        );
        for (position, it) in service.requirements.iter().enumerate() {
            let source = entry.and_then(|it| it.requires.get(position));
            if let (false, Some(source)) = (reached.requirements.contains(&(ix, position)), source)
            {
                log.add(
                    source.number.place,
                    "never_required",
                    format!(
                        "「{}」在哪种情形下都不要材料 {} {}",
                        service.name, it.number, it.label
                    ),
                    "改它的 when，或者删去这一项",
                );
            }
        }
    }
}

/// Notes another promise that nobody is ever given.
fn never_excepted(
    library: &Library,
    service: &Service,
    entry: Option<&ServiceEntry>,
    reached: bool,
    log: &mut FaultLog,
) {
    let source = entry.and_then(|it| it.limit.except.as_ref());
    let Some((it, source)) = service.limit.except.as_ref().zip(source) else {
        return;
    };
    if reached || reads_stranger(library, service, &it.when) {
        return;
    }
    log.add(
        source.when.place,
        "never_excepted",
        format!(
            "「{}」在哪种情形下都不按「{}」的 {} 个工作日办",
            service.name, it.label, it.promised
        ),
        "改它的 when，或者删去 except",
    );
}

/// Whether a condition reads a field that the service does not use, which is noted elsewhere.
fn reads_stranger(library: &Library, service: &Service, when: &Expr) -> bool {
    let used = used(library, service);
    let mut stranger = false;
    when.visit(&mut |field| stranger |= !used.contains(&field), &mut |_| {});
    stranger
}
