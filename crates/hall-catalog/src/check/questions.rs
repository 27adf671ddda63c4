//! A bundle's guiding questions: each asked before it is read.

use std::collections::BTreeSet;

use hall_core::catalog::{FieldIx, Member, QuestionIx, Service, Way};
use hall_core::condition::Expr;

use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};
use crate::place::Place;
use crate::source::BundleEntry;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (question, entry) in library.questions.iter().zip(&library.sources.questions) {
        let mut reads_field = false;
        question
            .when
            .visit(&mut |_| reads_field = true, &mut |_| {});
        if reads_field {
            log.add(
                entry.when.as_ref().map_or(entry.id.place, |it| it.place),
                "question_reads_field",
                format!("引导问题「{}」的条件里读了字段", question.id),
                "引导问题先于表格，只能依据前面的引导问题 ask.…",
            );
        }
    }
    for (plan, entry) in library.bundles.iter().zip(&library.sources.bundles) {
        order(library, plan, entry, log);
        not_asked(library, plan, entry, log);
    }
}

fn order(library: &Library, plan: &BundlePlan, entry: &BundleEntry, log: &mut FaultLog) {
    let mut before: BTreeSet<QuestionIx> = BTreeSet::new();
    for (question, text) in plan.questions.iter().zip(&entry.questions) {
        let Some(it) = library.questions.get(question.at()) else {
            continue;
        };
        for read in asks(&it.when).difference(&before) {
            let id = library
                .questions
                .get(read.at())
                .map_or("", |it| it.id.as_str());
            log.add(
                text.place,
                "asked_too_early",
                format!("「{}」问不问要看「{id}」，而那一问不在它前面", text.value),
                format!("在 questions 里把 {id} 放到它前面"),
            );
        }
        before.insert(*question);
    }
}

/// Notes questions that a service reads and the bundle does not ask.
fn not_asked(library: &Library, plan: &BundlePlan, entry: &BundleEntry, log: &mut FaultLog) {
    let asked: BTreeSet<QuestionIx> = plan.questions.iter().copied().collect();
    for ((service, member), source) in plan.members.iter().zip(&entry.services) {
        let Some(it) = library.services.get(service.at()) else {
            continue;
        };
        let mut reads = service_asks(library, it, member);
        reads.extend(derivation_asks(library, plan, it));
        for read in reads.difference(&asked) {
            missing(library, *read, &it.name, source.service.place, log);
        }
    }
}

fn missing(library: &Library, read: QuestionIx, name: &str, place: Place, log: &mut FaultLog) {
    let id = library
        .questions
        .get(read.at())
        .map_or("", |it| it.id.as_str());
    log.add(
        place,
        "not_asked",
        format!("「{name}」的条件要看引导问题「{id}」，而这一件事没有问"),
        format!("在 questions 里加上 {id}"),
    );
}

fn service_asks(library: &Library, it: &Service, member: &Member) -> BTreeSet<QuestionIx> {
    let mut all = asks(&member.when);
    for it in &it.uses {
        all.extend(asks(&it.when));
    }
    for it in &it.rules {
        all.extend(asks(&it.when));
        all.extend(asks(&it.must));
    }
    if let Some(it) = &it.limit.except {
        all.extend(asks(&it.when));
    }
    for it in &it.requirements {
        all.extend(asks(&it.when));
        for material in it
            .any_of
            .iter()
            .filter_map(|it| library.materials.get(it.at()))
        {
            for way in &material.ways {
                if let Way::Licence { when, .. } | Way::Register { when, .. } = way {
                    all.extend(asks(when));
                }
            }
        }
        let letter = it.commitment.and_then(|it| library.letters.get(it.at()));
        all.extend(letter.map(|it| asks(&it.when)).unwrap_or_default());
    }
    all
}

/// What the derivations of the service's fields read, unless the bundle has its own.
fn derivation_asks(library: &Library, plan: &BundlePlan, it: &Service) -> BTreeSet<QuestionIx> {
    let own = |field: FieldIx| {
        !plan.values.iter().any(|(it, _)| *it == field)
            && !plan.sources.iter().any(|(it, _)| *it == field)
    };
    it.uses
        .iter()
        .filter(|it| own(it.field))
        .filter_map(|it| library.fields.get(it.field.at())?.derive.as_ref())
        .filter(|it| !it.editable)
        .flat_map(|it| asks(&it.from))
        .collect()
}

fn asks(expr: &Expr) -> BTreeSet<QuestionIx> {
    let mut all = BTreeSet::new();
    expr.visit(&mut |_| {}, &mut |question| {
        all.insert(question);
    });
    all
}
