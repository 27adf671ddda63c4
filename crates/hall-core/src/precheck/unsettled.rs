//! What has to be answered before anybody can tell what else is needed.

use super::Precheck;
use crate::catalog::{FieldIx, Need};
use crate::condition::{Facts, Scope, Seen};
use crate::known::Truth;
use crate::report::Absent;

impl Precheck {
    /// Answers that nobody requires for themselves, but without which nobody can tell whether
    /// something else is required. Unknown is never treated as no.
    pub(super) fn unsettled(&self) -> Vec<Absent> {
        let mut unsettled: Vec<Absent> = Vec::new();
        for (position, state) in self.fields.iter().enumerate() {
            let field = FieldIx::new(position);
            for (row, cell) in state.cells.iter().enumerate() {
                if cell.maybe_by.is_empty() {
                    continue;
                }
                let scope = match self.plan.field(field).and_then(|it| it.group) {
                    Some(group) => Scope::row(group, row),
                    None => Scope::NONE,
                };
                for (service, it) in self.plan.uses_of(field) {
                    let open = self.is_on(service)
                        && it.need == Need::Required
                        && self.stands_for(service, it, field, scope) == Truth::Unknown;
                    if open {
                        self.note_open(&it.when, scope, service, &mut unsettled);
                    }
                }
            }
        }
        for material in &self.materials {
            for at in &material.requirements {
                let Some(requirement) = self.requirement(*at) else {
                    continue;
                };
                if self.requirement_stands(at.service, requirement) == Truth::Unknown {
                    self.note_open(&requirement.when, Scope::NONE, at.service, &mut unsettled);
                }
            }
        }
        unsettled
    }

    fn note_open(
        &self,
        when: &crate::condition::Expr,
        scope: Scope,
        service: crate::catalog::ServiceIx,
        unsettled: &mut Vec<Absent>,
    ) {
        let id = self
            .plan
            .service(service)
            .map(|it| it.id.clone())
            .unwrap_or_default();
        let mut open = Vec::new();
        when.visit(
            &mut |field| {
                if Facts::field(self, field, scope) == Seen::Unknown {
                    let row = scope.row.map_or(0, |(_, row)| row);
                    let unanswered = self
                        .cell_state(field, row)
                        .is_some_and(|it| it.asked.counts() && it.findings.is_empty());
                    if unanswered {
                        open.push(self.at(field, row));
                    }
                }
            },
            &mut |_| {},
        );
        for at in open {
            match unsettled.iter_mut().find(|it| it.at == at) {
                Some(absent) if absent.services.contains(&id) => {}
                Some(absent) => absent.services.push(id.clone()),
                None => unsettled.push(Absent {
                    at,
                    services: vec![id.clone()],
                }),
            }
        }
    }
}
