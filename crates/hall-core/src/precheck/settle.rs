//! Bringing everything up to date after a change.

use std::sync::Arc;

use super::Precheck;
use crate::catalog::FieldIx;
use crate::plan::RuleAt;

impl Precheck {
    /// Marks a field as changed.
    pub(super) fn touch(&mut self, field: FieldIx) {
        if let Some(flag) = self.dirty.get_mut(field.at()) {
            *flag = true;
        }
        for column in Arc::clone(&self.plan).columns(field) {
            if let Some(flag) = self.dirty.get_mut(column.at()) {
                *flag = true;
            }
        }
    }

    /// Re-evaluates what is marked and what hangs on it, and then the rules and materials that do.
    pub(super) fn settle(&mut self, everything: bool) {
        let plan = Arc::clone(&self.plan);
        let mut rules: Vec<RuleAt> = Vec::new();
        let mut materials = everything;
        for field in plan.order() {
            let marked = self.dirty.get_mut(field.at()).is_some_and(std::mem::take);
            if !marked {
                continue;
            }
            self.touched.push(*field);
            let changed = self.evaluate_field(*field);
            if !everything {
                rules.extend(plan.rules_reading(*field));
            }
            if changed && !everything {
                materials |= plan.moves_materials(*field);
                for reader in plan.readers(*field) {
                    if plan.position(*field) < plan.position(*reader)
                        && let Some(flag) = self.dirty.get_mut(reader.at())
                    {
                        *flag = true;
                    }
                }
            }
        }
        if everything {
            rules.extend(plan.all_rules());
        } else {
            rules.sort_unstable();
            rules.dedup();
        }
        for rule in rules {
            self.evaluate_rule(rule);
        }
        if materials {
            self.evaluate_materials();
        }
    }
}
