//! Whether fields and columns are asked, and what is demanded of them.

use std::collections::BTreeSet;

use hall_core::catalog::{Bundle, Field, FieldIx, Need, ServiceIx, Use};
use hall_core::condition::Expr;
use hall_core::precheck::{Asked, Precheck};

use super::limits::{of_check, of_kind};
use super::{AND, Picture, add};
use crate::diff::condition::{open_part, text};
use crate::diff::difference::{About, Aspect};

/// For every field, the places of its uses: the service and the position on its form.
#[derive(Debug)]
pub(in crate::diff) struct Uses(Vec<Vec<(ServiceIx, usize)>>);

impl Uses {
    pub(in crate::diff) fn of(bundle: &Bundle) -> Self {
        let mut uses = vec![Vec::new(); bundle.fields.len()];
        for (service, it) in bundle.services.iter().enumerate() {
            for (position, used) in it.uses.iter().enumerate() {
                if let Some(list) = uses.get_mut(used.field.at()) {
                    list.push((ServiceIx::new(service), position));
                }
            }
        }
        Self(uses)
    }

    /// The uses by services that take part, each with what is left of its condition; a column that is
    /// part of its table's shape is used as the table is.
    fn open<'a>(&self, check: &'a Precheck, ix: FieldIx, field: &Field) -> Vec<(&'a Use, Expr)> {
        let own = self.open_of(check, ix);
        match field.group {
            Some(group) if own.is_empty() && field.inline => self.open_of(check, group),
            _ => own,
        }
    }

    fn open_of<'a>(&self, check: &'a Precheck, ix: FieldIx) -> Vec<(&'a Use, Expr)> {
        let bundle = check.plan().bundle();
        let used = |(service, position): &(ServiceIx, usize)| {
            bundle.services.get(service.at())?.uses.get(*position)
        };
        self.0
            .get(ix.at())
            .into_iter()
            .flatten()
            .filter(|(service, _)| check.is_on(*service))
            .filter_map(used)
            .map(|it| (it, open_part(check, &it.when)))
            .filter(|(_, when)| *when != Expr::Bool(false))
            .collect()
    }
}

pub(super) fn draw(check: &Precheck, all: &Uses, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    for (position, field) in bundle.fields.iter().enumerate() {
        let ix = FieldIx::new(position);
        let asked = check.asked(field.group.unwrap_or(ix));
        if asked == Asked::No {
            continue;
        }
        let uses = all.open(check, ix, field);
        if let Some(need) = need(check, asked, field, &uses) {
            let sides = [
                (Aspect::Presence, need),
                (Aspect::Demand, demand(field, &uses)),
            ];
            add(picture, About::Field, &field.key, sides);
        }
    }
}

/// Whether it must be answered; `None` if nobody asks.
fn need(check: &Precheck, asked: Asked, field: &Field, uses: &[(&Use, Expr)]) -> Option<String> {
    let required = uses.iter().any(|(it, _)| it.need == Need::Required);
    let word = if required { "必填" } else { "选填" };
    match asked {
        Asked::No => None,
        Asked::Given => Some("由其他内容得出，不用填".to_owned()),
        Asked::Awaited => Some("由前面事项的结果得来，不用填".to_owned()),
        Asked::Yes { .. } if field.group.is_none() => {
            let sure = |it: &(&Use, Expr)| it.0.need == Need::Required && it.1.is_always();
            Some(match uses.iter().any(sure) {
                true => "必填".to_owned(),
                false if required => open(check, uses, "必填"),
                false => "选填".to_owned(),
            })
        }
        Asked::Yes { .. } | Asked::Maybe if uses.is_empty() => None,
        Asked::Yes { .. } if uses.iter().any(|(_, when)| when.is_always()) => Some(word.to_owned()),
        Asked::Yes { .. } | Asked::Maybe => Some(open(check, uses, word)),
    }
}

/// What it still hangs on.
fn open(check: &Precheck, uses: &[(&Use, Expr)], word: &str) -> String {
    let bundle = check.plan().bundle();
    let when: BTreeSet<String> = uses
        .iter()
        .filter(|(_, when)| !when.is_always())
        .map(|(_, when)| text(bundle, when))
        .collect();
    if when.is_empty() {
        return format!("视情况{word}");
    }
    let when: Vec<String> = when.into_iter().collect();
    format!("{} 时{word}", when.join(" 或 "))
}

fn demand(field: &Field, uses: &[(&Use, Expr)]) -> String {
    let mut demands: Vec<String> = of_kind(&field.kind);
    let checks = uses.iter().flat_map(|(it, _)| &it.checks).map(of_check);
    let checks: BTreeSet<String> = checks.collect();
    demands.extend(checks);
    demands.join(AND)
}
