//! Demands on one field that no value satisfies together, in a situation in which both stand.

use std::collections::BTreeMap;

use hall_core::catalog::{FieldIx, Level, ServiceIx};
use hall_core::condition::Expr;

use super::demands::{Demand, compared};
use super::diagram::Set;
use super::explore::Bundled;
use super::space::{Eyes, Space};
use crate::fault::FaultLog;
use crate::place::Place;

/// A demand on a field with where it stands and who makes it.
#[derive(Clone, Debug)]
struct Side {
    demand: Demand,
    set: Set,
    by: By,
}

#[derive(Clone, Debug)]
enum By {
    /// The field's own kind.
    Kind,
    /// A service's use of it, by the use's position.
    Use(ServiceIx, usize),
    /// A service's rule, by the rule's position.
    Rule(ServiceIx, usize),
    /// The answer to a guiding question, by the question's position.
    Question(usize),
}

/// Notes every pair of demands that exclude each other where somebody can be.
pub(super) fn check(space: &mut Space<'_>, bundled: &Bundled<'_>, log: &mut FaultLog) {
    for (field, sides) in sides(space) {
        let mut told: Vec<(Place, Option<Place>)> = Vec::new();
        for (position, one) in sides.iter().enumerate() {
            for other in sides.iter().skip(position + 1) {
                if !one.demand.excludes(&other.demand) {
                    continue;
                }
                // What the kind and the questions say comes first and has no place of its own here.
                let (one, other) = match place(bundled, &one.by) {
                    Some(_) => (one, other),
                    None => (other, one),
                };
                let Some(at) = place(bundled, &one.by) else {
                    continue;
                };
                let places = (at, place(bundled, &other.by));
                if told.contains(&places) {
                    continue;
                }
                let both = space.diagram.and(one.set, other.set);
                if let Some(choices) = space.find_within_rules(&[both]) {
                    told.push(places);
                    let words = space.words(&choices);
                    report(bundled, (at, field), (one, other), &words, log);
                }
            }
        }
    }
}

/// The demands on each field: its kind's, the questions', and the services' in their order.
fn sides(space: &mut Space<'_>) -> BTreeMap<FieldIx, Vec<Side>> {
    let bundle = space.bundle;
    let mut sides: BTreeMap<FieldIx, Vec<Side>> = BTreeMap::new();
    for (position, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(position);
        for (position, it) in it.uses.iter().enumerate() {
            let Some(field) = bundle.fields.get(it.field.at()) else {
                continue;
            };
            let demands = it.checks.iter();
            for demand in demands.filter_map(|it| Demand::of_check(it, &field.kind)) {
                let wanted = space.wanted(service, it.field);
                let set = wanted.may(&mut space.diagram);
                let by = By::Use(service, position);
                sides
                    .entry(it.field)
                    .or_default()
                    .push(Side { demand, set, by });
            }
        }
    }
    of_rules(space, &mut sides);
    for (field, own) in &mut sides {
        let mut first = general(space, *field);
        first.append(own);
        *own = first;
    }
    sides
}

fn of_rules(space: &mut Space<'_>, sides: &mut BTreeMap<FieldIx, Vec<Side>>) {
    let bundle = space.bundle;
    for (position, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(position);
        let rules = it.rules.iter().enumerate();
        for (position, rule) in rules.filter(|(_, it)| it.level == Level::Error) {
            let parts = match &rule.must {
                Expr::All(parts) => parts.as_slice(),
                one => std::slice::from_ref(one),
            };
            for part in parts {
                let Some(field) = compared(part) else {
                    continue;
                };
                let kind = bundle.fields.get(field.at()).map(|it| &it.kind);
                let Some(demand) = kind.and_then(|it| Demand::of_comparison(part, it)) else {
                    continue;
                };
                let wanted = space.wanted(service, field);
                let when = space.truth(&rule.when, Eyes::Service(service), rule.each);
                let (wanted, when) = (wanted.may(&mut space.diagram), when.may(&mut space.diagram));
                let set = space.diagram.and(wanted, when);
                let by = By::Rule(service, position);
                sides
                    .entry(field)
                    .or_default()
                    .push(Side { demand, set, by });
            }
        }
    }
}

/// What the kind demands, and what the answers to guiding questions settle.
fn general(space: &mut Space<'_>, field: FieldIx) -> Vec<Side> {
    let bundle = space.bundle;
    let Some(this) = bundle.fields.get(field.at()) else {
        return Vec::new();
    };
    let own = Demand::of_kind(this, &bundle.tables).map(|demand| Side {
        demand,
        set: Set::ALL,
        by: By::Kind,
    });
    let mut sides: Vec<Side> = own.into_iter().collect();
    for (position, question) in space.questions.iter().enumerate() {
        let variable = question.variable;
        for (value, option) in (0_u16..).zip(&question.options) {
            let gift = option.gives.iter().find(|it| it.field == field);
            let Some(demand) = gift.and_then(|it| Demand::of_gift(&it.value, &this.kind)) else {
                continue;
            };
            sides.push(Side {
                demand,
                set: space.diagram.where_value(variable, |it| it == value),
                by: By::Question(position),
            });
        }
    }
    sides
}

fn place(bundled: &Bundled<'_>, by: &By) -> Option<Place> {
    match by {
        By::Kind | By::Question(_) => None,
        By::Use(service, position) => bundled.use_place(*service, *position),
        By::Rule(service, position) => {
            let rule = bundled.source(*service)?.rules.get(*position)?;
            Some(rule.must.place)
        }
    }
}

fn report(
    bundled: &Bundled<'_>,
    (place, field): (Place, FieldIx),
    (one, other): (&Side, &Side),
    words: &str,
    log: &mut FaultLog,
) {
    let bundle = bundled.bundle;
    let label = bundle
        .fields
        .get(field.at())
        .map_or("", |it| it.label.as_str());
    let name = |by: &By| match by {
        By::Use(service, _) | By::Rule(service, _) => bundle
            .services
            .get(service.at())
            .map_or("", |it| it.name.as_str()),
        By::Kind | By::Question(_) => "",
    };
    let against = match &other.by {
        By::Kind => "字段自己的范围".to_owned(),
        By::Question(position) => {
            let id = bundle
                .questions
                .get(*position)
                .map_or("", |it| it.id.as_str());
            format!("引导问题「{id}」给的答案")
        }
        by if name(by) == name(&one.by) => "同一个事项的另一个要求".to_owned(),
        by => format!("「{}」的要求", name(by)),
    };
    let one = name(&one.by);
    log.add(
        place,
        "impossible",
        format!("「{one}」对「{label}」的要求和{against}不能同时满足（情形：{words}）"),
        "核对两处写的；不会同时遇到的，给其中一处加 when",
    );
}
