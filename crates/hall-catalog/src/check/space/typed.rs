//! What the applicant types, as variables: fields of few values that conditions read, and chances for
//! whatever else conditions hang on.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::{Bundle, Check, FieldIx, Kind, Way};
use hall_core::condition::Expr;

use super::split::{Plain, Sight};
use super::{Mode, Space};
use crate::check::diagram::{Set, Variable};

/// A field as a variable: its values are these options, in this order.
#[derive(Debug)]
pub(super) struct TypedField {
    pub(super) variable: Variable,
    pub(super) values: Vec<Plain>,
}

impl Space<'_> {
    /// Makes a variable of each field of few values that some condition reads.
    pub(super) fn add_fields(&mut self) {
        let mut read: BTreeSet<FieldIx> = BTreeSet::new();
        let mut named: BTreeSet<String> = BTreeSet::new();
        let mut members: Vec<Expr> = Vec::new();
        for expr in conditions(self.bundle) {
            expr.visit(
                &mut |field| {
                    read.insert(field);
                },
                &mut |_| {},
            );
            texts(expr, &mut named, &mut members);
        }
        for check in self
            .bundle
            .services
            .iter()
            .flat_map(|it| &it.uses)
            .flat_map(|it| &it.checks)
        {
            if let Check::OneOf(values) = check {
                named.extend(values.iter().cloned());
            }
        }
        for field in read {
            let Some(values) = self.typed_values(field, &named) else {
                continue;
            };
            let variable = self.diagram.variable(values.len());
            self.typed.insert(field, TypedField { variable, values });
        }
        // Whether an option is among the chosen ones is a variable of its own.
        for expr in members {
            if !self.chances.iter().any(|(it, _)| *it == expr) {
                let variable = self.diagram.variable(2);
                self.chances.push((expr, variable));
            }
        }
    }

    fn typed_values(&self, field: FieldIx, named: &BTreeSet<String>) -> Option<Vec<Plain>> {
        let this = self.bundle.fields.get(field.at())?;
        let options = match &this.kind {
            Kind::YesNo => return Some(vec![Plain::Bool(true), Plain::Bool(false)]),
            Kind::Choice(options) => options,
            Kind::Code { table } => &self.bundle.tables.get(usize::from(*table))?.options,
            _ => return None,
        };
        let mut values: Vec<Plain> = options
            .iter()
            .filter(|it| named.contains(&it.value))
            .map(|it| Plain::Text(it.value.clone()))
            .collect();
        if values.len() < options.len() {
            values.push(Plain::Other);
        }
        Some(values)
    }

    /// The values that the applicant may type.
    pub(super) fn typed(&mut self, field: FieldIx) -> Sight {
        let mut sight = Sight::UNKNOWN;
        let Some(typed) = self.typed.get(&field) else {
            return sight;
        };
        for (value, plain) in (0_u16..).zip(&typed.values) {
            let set = self.diagram.where_value(typed.variable, |it| it == value);
            sight.values.push((plain.clone(), set));
        }
        sight
    }

    /// Where an expression that no answer decides comes out as yes: a variable of its own.
    pub(super) fn chance(&mut self, expr: &Expr) -> Set {
        let known = self.chances.iter().find(|(it, _)| it == expr);
        let variable = if let Some((_, variable)) = known {
            *variable
        } else {
            let variable = self.diagram.variable(2);
            self.chances.push((expr.clone(), variable));
            // What is hidden inside may matter.
            let hidden = &mut self.hidden;
            expr.visit(&mut |_| {}, &mut |question| {
                hidden.insert(question);
            });
            variable
        };
        self.diagram.where_value(variable, |it| it == 1)
    }

    /// Whether the fields are variables too.
    pub(super) const fn is_open(&self) -> bool {
        matches!(self.mode, Mode::Open)
    }

    /// The option that a value of a field's variable stands for.
    pub(in crate::check) fn typed_words(&self) -> BTreeMap<Variable, (FieldIx, Vec<String>)> {
        let words = |field: FieldIx, plain: &Plain| {
            let this = self.bundle.fields.get(field.at());
            let options = match this.map(|it| &it.kind) {
                Some(Kind::Choice(options)) => options.as_slice(),
                Some(Kind::Code { table }) => {
                    let table = self.bundle.tables.get(usize::from(*table));
                    table.map_or(&[][..], |it| &it.options)
                }
                _ => &[],
            };
            match plain {
                Plain::Text(text) => {
                    let option = options.iter().find(|it| it.value == *text);
                    option.map_or(text.clone(), |it| it.label.clone())
                }
                Plain::Bool(true) => "是".to_owned(),
                Plain::Bool(false) => "否".to_owned(),
                _ => "其他".to_owned(),
            }
        };
        self.typed
            .iter()
            .map(|(field, it)| {
                let values = it.values.iter().map(|it| words(*field, it)).collect();
                (it.variable, (*field, values))
            })
            .collect()
    }
}

/// The texts that a condition compares with, and its questions whether an option is chosen.
fn texts(expr: &Expr, named: &mut BTreeSet<String>, members: &mut Vec<Expr>) {
    match expr {
        Expr::Text(text) => {
            named.insert(text.clone());
        }
        Expr::OneOf(a, options) => {
            named.extend(options.iter().cloned());
            texts(a, named, members);
        }
        Expr::Contains(a, b) => {
            if matches!((&**a, &**b), (Expr::Field(_), Expr::Text(_))) {
                members.push(expr.clone());
            }
            texts(a, named, members);
            texts(b, named, members);
        }
        Expr::Not(a)
        | Expr::Has(a)
        | Expr::Size(a)
        | Expr::Sum(a)
        | Expr::Distinct(a)
        | Expr::Age(a)
        | Expr::BirthOf(a)
        | Expr::GenderOf(a)
        | Expr::EveryRow(_, a)
        | Expr::SomeRow(_, a) => texts(a, named, members),
        Expr::All(parts) | Expr::Any(parts) => {
            for part in parts {
                texts(part, named, members);
            }
        }
        Expr::Compare(_, a, b) | Expr::Plus(a, b) | Expr::Minus(a, b) => {
            texts(a, named, members);
            texts(b, named, members);
        }
        Expr::If(a, b, c) => {
            for part in [a, b, c] {
                texts(part, named, members);
            }
        }
        Expr::Bool(_)
        | Expr::Number(_)
        | Expr::Date(_)
        | Expr::Today
        | Expr::Days(_)
        | Expr::Months(_)
        | Expr::Field(_)
        | Expr::Ask(_) => {}
    }
}

/// Every condition and derivation of a bundle.
fn conditions(bundle: &Bundle) -> Vec<&Expr> {
    let mut all: Vec<&Expr> = Vec::new();
    all.extend(bundle.questions.iter().map(|it| &it.when));
    all.extend(bundle.members.iter().map(|it| &it.when));
    all.extend(bundle.letters.iter().map(|it| &it.when));
    all.extend(
        bundle
            .fields
            .iter()
            .filter_map(|it| Some(&it.derive.as_ref()?.from)),
    );
    for it in &bundle.services {
        all.extend(it.uses.iter().map(|it| &it.when));
        all.extend(it.limit.except.iter().map(|it| &it.when));
        all.extend(it.requirements.iter().map(|it| &it.when));
        all.extend(it.rules.iter().flat_map(|it| [&it.when, &it.must]));
    }
    for way in bundle.materials.iter().flat_map(|it| &it.ways) {
        if let Way::Licence { when, .. } | Way::Register { when, .. } = way {
            all.push(when);
        }
    }
    all
}
