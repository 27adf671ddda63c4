//! One field, or one cell of a table: whether it is asked, what it says, what is wrong with it.

use std::sync::{Arc, LazyLock};

use super::Precheck;
use super::asked::Asked;
use super::derived::Derived;
use super::eyes::Eyes;
use super::state::CellState;
use crate::calendar::Calendar;
use crate::catalog::{Field, FieldIx, Kind, Need, ServiceIx, Use};
use crate::condition::{Scope, truth};
use crate::kind::{Context, ValueKind};
use crate::known::{Known, Truth};
use crate::reading::{self, Fault, Read};
use crate::value::{Answer, Value};

/// Form fields never ask for working days, so their kinds read an empty calendar.
static NO_CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::default);

impl Precheck {
    pub(super) fn cell_state(&self, field: FieldIx, row: usize) -> Option<&CellState> {
        self.fields.get(field.at())?.cells.get(row)
    }

    /// Re-evaluates all cells of a field; says whether anything that others read has changed.
    pub(super) fn evaluate_field(&mut self, field: FieldIx) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(this) = plan.field(field) else {
            return false;
        };
        let n_cells = match this.group {
            Some(group) if self.asked(group).counts() => Self::n_rows(self, group),
            Some(_) => 0,
            None => 1,
        };
        let mut changed = self.note_rows(field);
        for row in 0..n_cells {
            let cell = self.evaluate_cell(field, this, row);
            changed |= self.store(field, row, cell);
        }
        if let Some(state) = self.fields.get_mut(field.at()) {
            changed |= state.cells.len() != n_cells;
            state.cells.truncate(n_cells);
        }
        changed
    }

    /// Takes note of a group's rows; says whether their number has changed.
    fn note_rows(&mut self, field: FieldIx) -> bool {
        let Some(state) = self.fields.get_mut(field.at()) else {
            return false;
        };
        let n = state.n_rows();
        std::mem::replace(&mut state.seen_rows, n) != n
    }

    fn store(&mut self, field: FieldIx, row: usize, cell: CellState) -> bool {
        let Some(state) = self.fields.get_mut(field.at()) else {
            return false;
        };
        if let Some(old) = state.cells.get_mut(row) {
            let changed = old.asked != cell.asked
                || old.value != cell.value
                || old.asked_by != cell.asked_by
                || old.maybe_by != cell.maybe_by;
            *old = cell;
            changed
        } else {
            state.cells.push(cell);
            true
        }
    }

    fn evaluate_cell(&self, field: FieldIx, this: &Field, row: usize) -> CellState {
        let scope = this
            .group
            .map_or(Scope::NONE, |group| Scope::row(group, row));
        let mut cell = self.wanted(field, this, scope);
        if !matches!(cell.asked, Asked::Yes { .. }) {
            return cell;
        }
        if plan_awaits(self, field) {
            cell.asked = Asked::Awaited;
            return cell;
        }
        if matches!(this.kind, Kind::Rows { .. }) {
            self.evaluate_group(field, this, &mut cell);
            return cell;
        }
        let derived = self.derived(this, scope, row);
        let answer = self.answer_of(field, this, row);
        match (derived, answer) {
            (Derived::Fixed(value), answer) => {
                cell.asked = Asked::Given;
                if let Some(answer) = answer.filter(|it| !it.is_empty()) {
                    self.compare_with(
                        &mut cell,
                        field,
                        row,
                        this,
                        answer,
                        &value,
                        "differs_from_computed",
                    );
                }
                cell.value = Known::Complete(value);
            }
            (Derived::Pending, _) => cell.asked = Asked::Given,
            (derived, answer) => self.evaluate_answer(&mut cell, field, this, row, answer, derived),
        }
        if cell.value.value().is_some() {
            self.compare_with_licence(&mut cell, field, row, this);
            self.check_uses(&mut cell, field, row, scope);
        }
        cell
    }

    /// Which services want it.
    fn wanted(&self, field: FieldIx, this: &Field, scope: Scope) -> CellState {
        let mut cell = CellState::default();
        for (service, it) in self.plan.uses_of(field) {
            if !self.is_on(service) {
                continue;
            }
            let wanted = self.stands_for(service, it, field, scope);
            match wanted {
                Truth::Yes => cell.asked_by.add(service),
                Truth::Unknown => cell.maybe_by.add(service),
                Truth::No => {}
            }
            cell.asked = merge_asked(cell.asked, wanted, it.need);
        }
        if let Kind::Rows { columns, .. } = &this.kind {
            self.want_for_columns(field, columns, &mut cell);
        }
        cell
    }

    /// A service that uses columns and does not name their group uses the group all the same.
    fn want_for_columns(&self, group: FieldIx, columns: &[FieldIx], cell: &mut CellState) {
        let names_group = |service| self.plan.uses_of(group).any(|(user, _)| user == service);
        for (service, _) in columns.iter().flat_map(|column| self.plan.uses_of(*column)) {
            if self.is_on(service) && !names_group(service) {
                cell.asked_by.add(service);
                cell.asked = Asked::Yes { required: true };
            }
        }
    }

    /// Whether a use stands, seen with the eyes of its own service.
    pub(crate) fn stands_for(
        &self,
        service: ServiceIx,
        it: &Use,
        field: FieldIx,
        scope: Scope,
    ) -> Truth {
        // The use of a table speaks for the columns of its own shape, outside any row.
        let scope = if it.field == field {
            scope
        } else {
            Scope::NONE
        };
        let wanted = truth(
            &it.when,
            &Eyes {
                check: self,
                service,
            },
            scope,
        );
        // A column is wanted where its table is.
        match self.plan.field(field).and_then(|it| it.group) {
            Some(group) => wanted.and(self.asks_for(service, group)),
            None => wanted,
        }
    }

    /// Whether a service asks for a field in this situation.
    pub(crate) fn asks_for(&self, service: ServiceIx, field: FieldIx) -> Truth {
        match self.cell_state(field, 0) {
            Some(cell) if cell.asked_by.has(service) => Truth::Yes,
            Some(cell) if cell.maybe_by.has(service) => Truth::Unknown,
            _ => Truth::No,
        }
    }

    pub(super) fn answer_of(&self, field: FieldIx, this: &Field, row: usize) -> Option<&Answer> {
        match this.group {
            Some(group) => {
                let element = this.key.rsplit('.').next().unwrap_or_default();
                self.fields.get(group.at())?.cell(row, element)
            }
            None => self.fields.get(field.at()).map(|it| &it.answer),
        }
    }

    fn evaluate_answer(
        &self,
        cell: &mut CellState,
        field: FieldIx,
        this: &Field,
        row: usize,
        answer: Option<&Answer>,
        derived: Derived,
    ) {
        let answer = answer.filter(|it| !it.is_empty());
        let gift = self.gift(field).filter(|_| this.group.is_none());
        if let Some(gift) = gift {
            let given = self.read(this, &Answer::Text(gift.to_owned()), row);
            if let Read::Value(value, _) = given {
                if let Some(answer) = answer {
                    self.compare_with(
                        cell,
                        field,
                        row,
                        this,
                        answer,
                        &value,
                        "contradicts_question",
                    );
                }
                cell.asked = Asked::Given;
                cell.value = Known::Complete(value);
                return;
            }
        }
        match answer.map(|it| self.read(this, it, row)) {
            Some(Read::Value(value, warnings)) => {
                let prefilled = self.fields.get(field.at()).is_some_and(|it| it.prefilled);
                cell.value = if prefilled {
                    Known::Provisional(value)
                } else {
                    Known::Complete(value)
                };
                self.warn(cell, field, row, this, &warnings);
            }
            Some(Read::Wrong(fault)) => {
                let wrong = self.fault(field, row, fault);
                cell.findings.push(wrong);
            }
            Some(Read::Nothing) | None => match derived {
                Derived::Suggested(value) => cell.value = Known::Provisional(value),
                _ => cell.missing = cell.asked == Asked::Yes { required: true },
            },
        }
    }

    pub(super) fn read(&self, this: &Field, answer: &Answer, row: usize) -> Read {
        let context = Context {
            today: self.today,
            calendar: &NO_CALENDAR,
        };
        let certificate = match &this.kind {
            Kind::Certificate { by } => self.certificate_form(*by, row),
            _ => None,
        };
        reading::read(self.plan.bundle(), this, answer, certificate, &context)
    }

    /// The form that a certificate's number has, by the type chosen in the field `by`.
    fn certificate_form(&self, by: FieldIx, row: usize) -> Option<ValueKind> {
        let type_field = self.plan.field(by)?;
        let row = if type_field.group.is_some() { row } else { 0 };
        let chosen = self
            .cell_state(by, row)?
            .value
            .value()?
            .as_text()?
            .to_owned();
        let bundle = self.plan.bundle();
        let options = match &type_field.kind {
            Kind::Choice(options) => options,
            Kind::Code { table } => &bundle.tables.get(usize::from(*table))?.options,
            _ => return None,
        };
        options.iter().find(|it| it.value == chosen)?.check
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one finding needs its whole place"
    )]
    fn compare_with(
        &self,
        cell: &mut CellState,
        field: FieldIx,
        row: usize,
        this: &Field,
        answer: &Answer,
        value: &Value,
        code: &str,
    ) {
        let same = matches!(self.read(this, answer, row), Read::Value(typed, _) if typed == *value);
        if !same {
            let wrong = self.fault(
                field,
                row,
                Fault {
                    code: code.to_owned(),
                    args: Vec::new(),
                },
            );
            cell.findings.push(wrong);
        }
    }

    /// Where a field or cell is, as findings spell it.
    pub(super) fn at(&self, field: FieldIx, row: usize) -> String {
        let Some(this) = self.plan.field(field) else {
            return String::new();
        };
        match this.group.and_then(|group| self.plan.field(group)) {
            Some(group) => {
                let element = this.key.rsplit('.').next().unwrap_or_default();
                format!("{}[{row}].{element}", group.key)
            }
            None => this.key.clone(),
        }
    }

    /// Who asks for a cell of a row.
    pub(super) fn askers_in(&self, field: FieldIx, row: usize) -> Vec<(ServiceIx, &Use)> {
        let scope = match self.plan.field(field).and_then(|it| it.group) {
            Some(group) => Scope::row(group, row),
            None => Scope::NONE,
        };
        self.plan
            .uses_of(field)
            .filter(|(service, it)| {
                self.is_on(*service) && !self.stands_for(*service, it, field, scope).is_no()
            })
            .collect()
    }
}

fn plan_awaits(check: &Precheck, field: FieldIx) -> bool {
    check
        .plan
        .awaited_from(field)
        .is_some_and(|service| check.is_on(service))
}

fn merge_asked(asked: Asked, wanted: Truth, need: Need) -> Asked {
    match (asked, wanted) {
        (asked, Truth::No) => asked,
        (Asked::Yes { required }, Truth::Yes) => Asked::Yes {
            required: required || need == Need::Required,
        },
        (_, Truth::Yes) => Asked::Yes {
            required: need == Need::Required,
        },
        (Asked::Yes { required }, Truth::Unknown) => Asked::Yes { required },
        (_, Truth::Unknown) => Asked::Maybe,
    }
}
