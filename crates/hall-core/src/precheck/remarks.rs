//! Findings about one answer, in the name of those who ask for it.

use std::collections::BTreeMap;

use super::Precheck;
use super::asked::Asked;
use super::outcome::finding;
use super::state::CellState;
use crate::catalog::{Field, FieldIx, Kind, Level, Source};
use crate::reading::{Fault, Read};
use crate::report::Finding;
use crate::value::Answer;

impl Precheck {
    /// A finding in the name of all services that ask for the field.
    pub(super) fn fault(&self, field: FieldIx, row: usize, fault: Fault) -> Finding {
        let mut services = Vec::new();
        let mut basis = Vec::new();
        for (service, it) in self.askers_in(field, row) {
            services.extend(self.plan.service(service).map(|it| it.id.clone()));
            for law in self.plan.laws(&it.basis) {
                if !basis.contains(&law) {
                    basis.push(law);
                }
            }
        }
        Finding {
            at: self.at(field, row),
            code: fault.code,
            level: Level::Error,
            services,
            basis,
            args: fault
                .args
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    /// Remarks on an answer that differs from what an e-licence on the shelf says.
    pub(super) fn compare_with_licence(
        &self,
        cell: &mut CellState,
        field: FieldIx,
        row: usize,
        this: &Field,
    ) {
        if self.holdings.faces.is_empty() || cell.asked == Asked::Given {
            return;
        }
        for source in &this.sources {
            let Source::Licence { licence, element } = source else {
                continue;
            };
            let Some(face) = self.holdings.faces.get(&format!("{licence}.{element}")) else {
                continue;
            };
            let on_face = match self.read(this, &Answer::Text(face.clone()), row) {
                Read::Value(value, _) => Some(value),
                Read::Nothing | Read::Wrong(_) => None,
            };
            if on_face.is_some() && on_face.as_ref() != cell.value.value() {
                let fault = Fault {
                    code: "differs_from_licence".to_owned(),
                    args: Vec::new(),
                };
                let mut differs = Finding {
                    level: Level::Warning,
                    ..self.fault(field, row, fault)
                };
                let bundle = self.plan.bundle();
                let name = bundle
                    .licences
                    .iter()
                    .find(|it| it.id == *licence)
                    .map(|it| it.name.clone());
                differs
                    .args
                    .insert("licence".to_owned(), name.unwrap_or_default());
                cell.findings.push(differs);
            }
        }
    }

    pub(super) fn warn(
        &self,
        cell: &mut CellState,
        field: FieldIx,
        row: usize,
        this: &Field,
        warnings: &[&str],
    ) {
        let kind = match &this.kind {
            Kind::Checked(kind) => kind.id(),
            _ => "certificate",
        };
        // Full-width digits that became ASCII and characters that merely are rare need no remark.
        let silent = ["normalized", "rare_character", "region_demo"];
        for warning in warnings.iter().filter(|it| !silent.contains(it)) {
            let args = BTreeMap::from([
                ("kind".to_owned(), kind.to_owned()),
                ("reason".to_owned(), (*warning).to_owned()),
            ]);
            let hint = finding(&self.at(field, row), "worth_checking", Level::Hint);
            cell.findings.push(Finding { args, ..hint });
        }
    }
}
