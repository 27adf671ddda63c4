//! Summing it up: the verdict, the report, and what is missing.

use std::collections::BTreeMap;

use super::Precheck;
use crate::catalog::{FieldIx, Level, Need, QuestionIx, RuleAim};
use crate::report::{Absent, Finding, Report, Verdict};

/// A finding without services, laws or arguments.
pub(super) fn finding(at: &str, code: &str, level: Level) -> Finding {
    Finding {
        at: at.to_owned(),
        code: code.to_owned(),
        level,
        services: Vec::new(),
        basis: Vec::new(),
        args: BTreeMap::new(),
    }
}

/// Adds a finding; where one stands that says the same, only the services and laws behind it are added.
fn join(findings: &mut Vec<Finding>, finding: &Finding) {
    let says_same = |it: &&mut Finding| {
        it.at == finding.at
            && it.code == finding.code
            && it.level == finding.level
            && it.args == finding.args
    };
    let Some(same) = findings.iter_mut().find(says_same) else {
        findings.push(finding.clone());
        return;
    };
    for service in &finding.services {
        if !same.services.contains(service) {
            same.services.push(service.clone());
        }
    }
    for law in &finding.basis {
        if !same.basis.contains(law) {
            same.basis.push(law.clone());
        }
    }
}

impl Precheck {
    /// The verdict over the draft as it stands.
    pub fn verdict(&self) -> Verdict {
        let mut errors = false;
        let mut deferred = false;
        if self.is_barred() {
            return Verdict::NotEligible;
        }
        self.each_finding(&mut |finding| match finding.level {
            Level::Error => errors = true,
            Level::Deferrable => deferred = true,
            Level::Warning | Level::Hint => {}
        });
        if errors {
            Verdict::Invalid
        } else if self.lacks_something() {
            Verdict::Incomplete
        } else if deferred
            || self
                .materials
                .iter()
                .any(super::materials::MaterialState::is_deferred)
        {
            Verdict::ReadyWithDeferral
        } else {
            Verdict::Ready
        }
    }

    /// The whole report, in a stable order.
    pub fn report(&self) -> Report {
        let bundle = self.plan.bundle();
        let mut findings = Vec::new();
        self.each_finding(&mut |finding| join(&mut findings, finding));
        Report {
            bundle: bundle.id.clone(),
            catalog: bundle.catalog.clone(),
            verdict: self.verdict(),
            services: self.service_ids(),
            findings,
            missing: self.missing(),
        }
    }

    fn service_ids(&self) -> Vec<String> {
        self.services()
            .filter_map(|it| Some(self.plan.service(it)?.id.clone()))
            .collect()
    }

    /// The findings beside one field, cell, material or question.
    pub fn findings_at(&self, at: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        self.each_finding(&mut |finding| {
            if finding.at == at {
                join(&mut found, finding);
            }
        });
        found
    }

    /// Walks all findings.
    fn each_finding(&self, f: &mut impl FnMut(&Finding)) {
        self.strays.iter().for_each(&mut *f);
        let mut situation = Vec::new();
        self.situation_findings(&mut situation);
        situation.iter().for_each(&mut *f);
        for cell in self.fields.iter().flat_map(|it| &it.cells) {
            cell.findings.iter().for_each(&mut *f);
        }
        self.rules.iter().flatten().flatten().for_each(&mut *f);
        self.materials
            .iter()
            .flat_map(|it| &it.findings)
            .for_each(&mut *f);
        self.stray_materials.iter().for_each(&mut *f);
    }

    fn situation_findings(&self, findings: &mut Vec<Finding>) {
        for (position, state) in self.questions.iter().enumerate() {
            let Some(question) = self.plan.bundle().questions.get(position) else {
                continue;
            };
            let at = || format!("situation.{}", question.id);
            if !state.known_option && state.relevant.is_yes() {
                findings.push(finding(&at(), "not_an_option", Level::Error));
            }
            let option = self.option_of(QuestionIx::new(position));
            if let Some(option) = option.filter(|it| !it.stops.is_empty()) {
                let mut stop = finding(&at(), "stopped_here", Level::Error);
                stop.args.insert("option".to_owned(), option.value.clone());
                findings.push(stop);
            }
        }
        if self.services().next().is_none() {
            findings.push(finding("situation", "no_service_left", Level::Error));
        }
    }

    /// Whether this person cannot apply for this at all.
    fn is_barred(&self) -> bool {
        let stopped = (0..self.questions.len())
            .filter_map(|position| self.option_of(QuestionIx::new(position)))
            .any(|option| !option.stops.is_empty());
        let ineligible = self.plan.all_rules().any(|at| {
            let decides = self
                .plan
                .rule(at)
                .is_some_and(|it| it.aim == RuleAim::Eligible && it.level == Level::Error);
            decides
                && self
                    .rules
                    .get(at.service.at())
                    .and_then(|it| it.get(at.position))
                    .is_some_and(|it| !it.is_empty())
        });
        stopped || ineligible || self.services().next().is_none()
    }

    /// Whether anything is missing, without listing it.
    fn lacks_something(&self) -> bool {
        let question = self
            .questions
            .iter()
            .any(|it| it.relevant.is_yes() && it.option.is_none() && it.known_option);
        question
            || self
                .fields
                .iter()
                .flat_map(|it| &it.cells)
                .any(|it| it.missing)
            || self.materials.iter().any(|it| it.missing)
            || !self.unsettled().is_empty()
    }

    fn missing(&self) -> Vec<Absent> {
        let mut missing = Vec::new();
        for (position, state) in self.questions.iter().enumerate() {
            let open = state.relevant.is_yes() && state.option.is_none() && state.known_option;
            if let (true, Some(question)) = (open, self.plan.bundle().questions.get(position)) {
                let at = format!("situation.{}", question.id);
                missing.push(Absent {
                    at,
                    services: self.service_ids(),
                });
            }
        }
        for (position, state) in self.fields.iter().enumerate() {
            let field = FieldIx::new(position);
            for (row, cell) in state.cells.iter().enumerate() {
                if cell.missing {
                    missing.push(Absent {
                        at: self.at(field, row),
                        services: self.asker_ids(field, row, Need::Required),
                    });
                }
            }
        }
        for material in self.materials.iter().filter(|it| it.missing) {
            missing.push(Absent {
                at: self.material_at(material),
                services: self.users(material),
            });
        }
        for absent in self.unsettled() {
            if !missing.iter().any(|it| it.at == absent.at) {
                missing.push(absent);
            }
        }
        missing
    }

    fn asker_ids(&self, field: FieldIx, row: usize, need: Need) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for (service, it) in self.askers_in(field, row) {
            let id = self
                .plan
                .service(service)
                .map(|it| it.id.clone())
                .unwrap_or_default();
            if it.need == need && !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            ids = self
                .plan
                .uses_of(field)
                .filter(|(service, _)| self.is_on(*service))
                .filter_map(|(service, _)| Some(self.plan.service(service)?.id.clone()))
                .collect();
            ids.dedup();
        }
        ids
    }
}
