//! What each service demands of one value, and how many rows a table may have.

use super::Precheck;
use super::asked::Asked;
use super::state::CellState;
use crate::catalog::{Check, DateBound, Field, FieldIx, Kind, Level, ServiceIx, Use};
use crate::condition::{Scope, move_days};
use crate::reading::Fault;
use crate::report::Finding;
use crate::value::{Answer, Value};

/// A code, how grave it is, and what its words need.
type Violation = (&'static str, Level, Vec<(&'static str, String)>);

impl Precheck {
    /// Holds a known value against the demands of every service that asks for it.
    pub(super) fn check_uses(
        &self,
        cell: &mut CellState,
        field: FieldIx,
        row: usize,
        scope: Scope,
    ) {
        let CellState {
            value, findings, ..
        } = cell;
        let Some(value) = value.value() else { return };
        for (service, it) in self.plan.uses_of(field) {
            let demands = it.field == field && !it.checks.is_empty();
            if demands && self.is_on(service) && self.stands_for(service, it, field, scope).is_yes()
            {
                for check in &it.checks {
                    if let Some((code, level, mut args)) = self.violated(check, value) {
                        args.extend(self.unit_of(field).map(|unit| ("unit", unit)));
                        self.note(
                            findings,
                            self.at(field, row),
                            code,
                            level,
                            args,
                            service,
                            it,
                        );
                    }
                }
            }
        }
    }

    /// Adds a finding, or adds the service to one that says the same.
    #[expect(
        clippy::too_many_arguments,
        reason = "one finding needs its whole place"
    )]
    fn note(
        &self,
        findings: &mut Vec<Finding>,
        at: String,
        code: &str,
        level: Level,
        args: Vec<(&'static str, String)>,
        service: ServiceIx,
        it: &Use,
    ) {
        let args = args
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let service = self
            .plan
            .service(service)
            .map(|it| it.id.clone())
            .unwrap_or_default();
        let same = findings
            .iter_mut()
            .find(|it| it.code == code && it.args == args);
        match same {
            Some(finding) => {
                if !finding.services.contains(&service) {
                    finding.services.push(service);
                }
                for law in self.plan.laws(&it.basis) {
                    if !finding.basis.contains(&law) {
                        finding.basis.push(law);
                    }
                }
            }
            None => findings.push(Finding {
                at,
                code: code.to_owned(),
                level,
                services: vec![service],
                basis: self.plan.laws(&it.basis),
                args,
            }),
        }
    }

    fn violated(&self, check: &Check, value: &Value) -> Option<Violation> {
        let wrong = |code, args| Some((code, Level::Error, args));
        match (check, value) {
            (Check::AtLeast(min), Value::Number(n)) if n < min => {
                wrong("below_required_minimum", vec![("min", min.to_string())])
            }
            (Check::MoreThan(min), Value::Number(n)) if n <= min => {
                wrong("not_above_required_minimum", vec![("min", min.to_string())])
            }
            (Check::AtMost(max), Value::Number(n)) if max < n => {
                wrong("above_allowed_maximum", vec![("max", max.to_string())])
            }
            (Check::OneOf(allowed), Value::Text(text)) if !allowed.contains(text) => {
                wrong("option_not_accepted", Vec::new())
            }
            (Check::Discouraged(options), Value::Text(text)) if options.contains(text) => {
                Some(("option_discouraged", Level::Warning, Vec::new()))
            }
            (Check::Includes(wanted), Value::Choices(chosen))
                if wanted.iter().any(|it| !chosen.contains(it)) =>
            {
                wrong(
                    "required_option_lacking",
                    vec![("options", wanted.join(","))],
                )
            }
            (Check::NotBefore(bound), value) => {
                let (day, bound) = (value.as_date()?, self.bound(*bound)?);
                (day < bound).then(|| {
                    (
                        "too_early",
                        Level::Error,
                        vec![("bound", bound.to_string())],
                    )
                })
            }
            (Check::NotAfter(bound), value) => {
                let (day, bound) = (value.as_date()?, self.bound(*bound)?);
                (bound < day)
                    .then(|| ("too_late", Level::Error, vec![("bound", bound.to_string())]))
            }
            _ => None,
        }
    }

    fn unit_of(&self, field: FieldIx) -> Option<String> {
        match &self.plan.field(field)?.kind {
            Kind::Number { unit, .. } if !unit.is_empty() => Some(unit.clone()),
            _ => None,
        }
    }

    fn bound(&self, bound: DateBound) -> Option<chrono::NaiveDate> {
        match bound {
            DateBound::On(day) => Some(day),
            DateBound::Today(n) => move_days(self.today, n),
        }
    }

    /// Looks at the rows of a repeating group as a whole.
    pub(super) fn evaluate_group(&self, field: FieldIx, this: &Field, cell: &mut CellState) {
        let Kind::Rows { min, max, .. } = &this.kind else {
            return;
        };
        let answer = self.fields.get(field.at()).map(|it| &it.answer);
        let n = match answer {
            Some(Answer::Rows(rows)) => rows.len(),
            Some(other) if !other.is_empty() => {
                let fault = Fault {
                    code: "wrong_type".to_owned(),
                    args: Vec::new(),
                };
                cell.findings.push(self.fault(field, 0, fault));
                return;
            }
            _ => 0,
        };
        let required = cell.asked == Asked::Yes { required: true };
        if n == 0 {
            cell.missing = required && 0 < *min;
            return;
        }
        let mut complain = |code: &str, name, bound: u16| {
            let fault = Fault {
                code: code.to_owned(),
                args: vec![(name, bound.to_string()), ("rows", n.to_string())],
            };
            cell.findings.push(self.fault(field, 0, fault));
        };
        if n < usize::from(*min) {
            complain("too_few_rows", "min", *min);
        }
        if usize::from(*max) < n {
            complain("too_many_rows", "max", *max);
        }
        self.check_row_counts(field, n, &mut cell.findings);
    }

    fn check_row_counts(&self, field: FieldIx, n: usize, findings: &mut Vec<Finding>) {
        for (service, it) in self.plan.uses_of(field) {
            if !self.is_on(service) || !self.stands_for(service, it, field, Scope::NONE).is_yes() {
                continue;
            }
            for check in &it.checks {
                let (code, name, bound) = match check {
                    Check::MinRows(min) if n < usize::from(*min) => ("too_few_rows", "min", min),
                    Check::MaxRows(max) if usize::from(*max) < n => ("too_many_rows", "max", max),
                    _ => continue,
                };
                let args = vec![(name, bound.to_string()), ("rows", n.to_string())];
                self.note(
                    findings,
                    self.at(field, 0),
                    code,
                    Level::Error,
                    args,
                    service,
                    it,
                );
            }
        }
    }
}
