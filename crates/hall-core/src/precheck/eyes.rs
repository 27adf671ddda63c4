//! What conditions see of a draft: the facts as they are, and the facts as one service sees them.

use chrono::NaiveDate;

use super::Precheck;
use super::asked::Asked;
use crate::catalog::{FieldIx, Kind, QuestionIx, ServiceIx};
use crate::condition::{Facts, Scope, Seen};

impl Facts for Precheck {
    fn field(&self, field: FieldIx, scope: Scope) -> Seen<'_> {
        let Some(this) = self.plan.field(field) else {
            return Seen::Absent;
        };
        match (this.group, scope.row) {
            (Some(group), Some((at_hand, row))) if group == at_hand => self.cell(field, row),
            (Some(group), _) => self.whole(group, Seen::Column(field)),
            (None, _) if matches!(this.kind, Kind::Rows { .. }) => {
                self.whole(field, Seen::Group(field))
            }
            (None, _) => self.cell(field, 0),
        }
    }

    fn cell(&self, column: FieldIx, row: usize) -> Seen<'_> {
        let Some(cell) = self.cell_state(column, row) else {
            return Seen::Absent;
        };
        match cell.asked {
            Asked::No | Asked::Awaited => Seen::Absent,
            Asked::Maybe => Seen::Unknown,
            Asked::Given | Asked::Yes { .. } => cell.value.value().map_or(Seen::Unknown, Seen::of),
        }
    }

    fn n_rows(&self, field: FieldIx) -> usize {
        let group = self
            .plan
            .field(field)
            .and_then(|it| it.group)
            .unwrap_or(field);
        Self::n_rows(self, group)
    }

    fn ask(&self, question: QuestionIx) -> Seen<'_> {
        self.question_seen(question)
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

/// The facts as one service sees them: what it does not ask for itself is not there for it. Without
/// this a department could not judge its own part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eyes<'a> {
    pub(crate) check: &'a Precheck,
    pub(crate) service: ServiceIx,
}

impl Eyes<'_> {
    fn through<'a>(&'a self, field: FieldIx, row: usize, seen: Seen<'a>) -> Seen<'a> {
        match self.check.cell_state(field, row) {
            Some(cell) if cell.asked_by.has(self.service) => seen,
            Some(cell) if cell.maybe_by.has(self.service) => Seen::Unknown,
            _ => Seen::Absent,
        }
    }
}

impl Facts for Eyes<'_> {
    fn field(&self, field: FieldIx, scope: Scope) -> Seen<'_> {
        let group = self.check.plan.field(field).and_then(|it| it.group);
        match (group, scope.row) {
            (Some(group), Some((at_hand, row))) if group == at_hand => self.cell(field, row),
            (Some(group), _) => {
                let seen = Facts::field(self.check, field, Scope::NONE);
                self.through(group, 0, seen)
            }
            (None, _) => self.through(field, 0, Facts::field(self.check, field, Scope::NONE)),
        }
    }

    fn cell(&self, column: FieldIx, row: usize) -> Seen<'_> {
        self.through(column, row, Facts::cell(self.check, column, row))
    }

    fn n_rows(&self, field: FieldIx) -> usize {
        Facts::n_rows(self.check, field)
    }

    fn ask(&self, question: QuestionIx) -> Seen<'_> {
        self.check.question_seen(question)
    }

    fn today(&self) -> NaiveDate {
        self.check.today
    }
}

impl Precheck {
    fn whole<'a>(&'a self, group: FieldIx, seen: Seen<'a>) -> Seen<'a> {
        match self.asked(group) {
            Asked::No | Asked::Awaited => Seen::Absent,
            Asked::Maybe => Seen::Unknown,
            Asked::Given | Asked::Yes { .. } => seen,
        }
    }
}
