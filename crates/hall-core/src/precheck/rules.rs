//! Rules across fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Precheck;
use super::eyes::Eyes;
use crate::catalog::{FieldIx, Rule, ServiceIx};
use crate::condition::{Scope, truth};
use crate::plan::RuleAt;
use crate::report::Finding;
use crate::value::Value;

impl Precheck {
    /// Re-evaluates one rule.
    pub(super) fn evaluate_rule(&mut self, at: RuleAt) {
        let plan = Arc::clone(&self.plan);
        let Some(rule) = plan.rule(at) else { return };
        let mut findings = Vec::new();
        if self.is_on(at.service) {
            match rule.each {
                Some(group) => {
                    for row in 0..self.n_rows(group) {
                        findings.extend(self.broken(at, rule, Scope::row(group, row)));
                    }
                }
                None => findings.extend(self.broken(at, rule, Scope::NONE)),
            }
        }
        let slot = self
            .rules
            .get_mut(at.service.at())
            .and_then(|it| it.get_mut(at.position));
        if let Some(slot) = slot.filter(|it| **it != findings) {
            *slot = findings;
            self.touched.push(rule.at);
        }
    }

    /// The finding, if the rule applies here and does not hold. What cannot be told yet is no finding.
    fn broken(&self, at: RuleAt, rule: &Rule, scope: Scope) -> Option<Finding> {
        let row = scope.row.map(|(_, row)| row);
        let eyes = Eyes {
            check: self,
            service: at.service,
        };
        if !self.stands(at.service, rule.at, row) || !truth(&rule.when, &eyes, scope).is_yes() {
            return None;
        }
        if !truth(&rule.must, &eyes, scope).is_no() {
            return None;
        }
        let args: BTreeMap<String, String> = rule
            .shows
            .iter()
            .filter_map(|field| {
                Some((
                    self.plan.field(*field)?.key.clone(),
                    self.shown(*field, row)?,
                ))
            })
            .collect();
        Some(Finding {
            at: self.rule_place(rule.at, row),
            code: rule.code.clone(),
            level: rule.level,
            services: self
                .plan
                .service(at.service)
                .map(|it| it.id.clone())
                .into_iter()
                .collect(),
            basis: self.plan.laws(&rule.basis),
            args,
        })
    }

    /// Whether the field beside which a finding would stand is on this service's form.
    fn stands(&self, service: ServiceIx, field: FieldIx, row: Option<usize>) -> bool {
        let group = self.plan.field(field).and_then(|it| it.group);
        let cell = match (group, row) {
            (Some(_), Some(row)) => self.cell_state(field, row),
            (Some(group), None) => self.cell_state(group, 0),
            (None, _) => self.cell_state(field, 0),
        };
        cell.is_some_and(|it| it.asked.counts() && it.asked_by.has(service))
    }

    fn rule_place(&self, field: FieldIx, row: Option<usize>) -> String {
        match row {
            Some(row) => self.at(field, row),
            None => self
                .plan
                .field(field)
                .map(|it| it.key.clone())
                .unwrap_or_default(),
        }
    }

    /// A number or a day, for the words of a finding. Names and numbers of people never go in.
    fn shown(&self, field: FieldIx, row: Option<usize>) -> Option<String> {
        match self.cell_value(row.unwrap_or(0), field).value()? {
            Value::Number(number) => Some(number.to_string()),
            Value::Date(date) => Some(date.to_string()),
            _ => None,
        }
    }
}
