//! Guiding questions whose answer changes nothing in any situation: a question too many.
//!
//! What an answer can change is where services take part, what they want and require, which ways are
//! open, which rules hold, what fields are settled to, and which further questions are asked.

use hall_core::catalog::{Bundle, FieldIx, QuestionIx, QuestionOption, ServiceIx};

use super::diagram::{Set, Variable};
use super::situations::is_asked;
use super::space::{Eyes, Space, tells_apart};
use crate::fault::FaultLog;
use crate::source::BundleEntry;

pub(super) fn check(space: &mut Space<'_>, entry: &BundleEntry, log: &mut FaultLog) {
    if space.bundle.services.is_empty() {
        return;
    }
    let outcomes = outcomes(space);
    for (position, text) in entry.questions.iter().enumerate() {
        // What is never asked is noted elsewhere.
        if is_asked(space, position) && !matters(space, position, &outcomes) {
            log.add(
                text.place,
                "idle_question",
                format!(
                    "「{}」问了也没有用：怎么回答，要办的、要填的、要交的都一样",
                    text.value
                ),
                "从 questions 里去掉，或者让答案起作用",
            );
        }
    }
}

fn matters(space: &mut Space<'_>, position: usize, outcomes: &[Set]) -> bool {
    let Some(question) = space.questions.get(position) else {
        return true;
    };
    let at = QuestionIx::new(position);
    if 0 < question.n_stops || space.hidden.contains(&at) || works_out(space.bundle, at) {
        return true;
    }
    let (variable, when) = (question.variable, question.when);
    let options = question.options.clone();
    let asked = when.may(&mut space.diagram);
    gives(space, variable, &options)
        || outcomes
            .iter()
            .any(|it| depends(space, *it, variable, options.len(), asked))
}

/// Whether a value is worked out from the answer: the department receives another one then.
fn works_out(bundle: &Bundle, question: QuestionIx) -> bool {
    let derivations = bundle.fields.iter().filter_map(|it| it.derive.as_ref());
    let mut reads = false;
    for derive in derivations {
        let ask = &mut |it| reads |= it == question;
        derive.from.visit(&mut |_| {}, ask);
    }
    reads
}

/// Whether an option settles a field that is asked, and another option does not settle it alike. Only for
/// fields whose values the space does not tell apart; the others are among the outcomes.
fn gives(space: &mut Space<'_>, variable: Variable, options: &[&QuestionOption]) -> bool {
    for (value, option) in (0_u16..).zip(options) {
        for gift in &option.gives {
            let kind = space.bundle.fields.get(gift.field.at()).map(|it| &it.kind);
            let told_apart = kind.is_some_and(tells_apart);
            if told_apart || options.iter().all(|it| it.gives.contains(gift)) {
                continue;
            }
            let here = space.diagram.where_value(variable, |it| it == value);
            for service in 0..space.bundle.services.len() {
                let wanted = space.wanted(ServiceIx::new(service), gift.field);
                let wanted = wanted.may(&mut space.diagram);
                if space.find(&[here, wanted]).is_some() {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether two answers make a difference to a set, all else being equal.
fn depends(
    space: &mut Space<'_>,
    set: Set,
    variable: Variable,
    n_options: usize,
    asked: Set,
) -> bool {
    if space.diagram.support(set).binary_search(&variable).is_err() {
        return false;
    }
    let first = space.diagram.fix(set, variable, 0);
    for value in (1_u16..).take(n_options.saturating_sub(1)) {
        let other = space.diagram.fix(set, variable, value);
        let gained = space.diagram.minus(other, first);
        let lost = space.diagram.minus(first, other);
        let differs = space.diagram.or(gained, lost);
        if space.find(&[differs, asked]).is_some() {
            return true;
        }
    }
    false
}

/// Everything that answers can change, as sets of situations.
fn outcomes(space: &mut Space<'_>) -> Vec<Set> {
    let bundle = space.bundle;
    let mut all: Vec<Set> = space.questions.iter().map(|it| it.when.yes).collect();
    for (position, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(position);
        let on = space.on(service);
        all.push(on);
        for it in &it.uses {
            all.push(space.wanted(service, it.field).yes);
        }
        for it in &it.rules {
            let when = space.truth(&it.when, Eyes::Service(service), it.each);
            let must = space.truth(&it.must, Eyes::Service(service), it.each);
            let when = space.diagram.and(on, when.yes);
            all.push(when);
            all.push(space.diagram.and(when, must.yes));
        }
        let excepted = space.excepted(service);
        all.push(space.diagram.and(on, excepted));
        for it in &it.requirements {
            let required = space.required(service, it).yes;
            all.push(required);
            let committable = space.committable(it);
            all.push(space.diagram.and(required, committable));
            for material in &it.any_of {
                for way in [*material, space.head(*material)] {
                    let n_ways = bundle.materials.get(way.at()).map_or(0, |it| it.ways.len());
                    for n in 0..n_ways {
                        let open = space.way(way, n);
                        all.push(space.diagram.and(required, open));
                    }
                }
            }
        }
    }
    for position in 0..bundle.fields.len() {
        all.extend(space.values(FieldIx::new(position)));
    }
    all.sort_unstable();
    all.dedup();
    all
}
