//! What the pre-check remembers of each field and question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::asked::Asked;
use crate::catalog::ServiceIx;
use crate::known::{Known, Truth};
use crate::report::Finding;
use crate::value::{Answer, Value};

/// What the applicant holds that can stand in for handing something in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holdings {
    /// The kinds of e-licence on the shelf.
    pub licences: Vec<String>,
    /// What stands on a company's licences, by licence and element: `business-licence.legal_name`. An
    /// answer that differs from it is remarked on. Licences of people stay out: a shelf may hold several
    /// of one kind, and which of them a field speaks of is for the applicant to say.
    #[serde(default)]
    pub faces: BTreeMap<String, String>,
    /// Whether the credit record allows commitments and deferrals (信用门).
    pub credit_good: bool,
}

impl Default for Holdings {
    fn default() -> Self {
        Self {
            licences: Vec::new(),
            faces: BTreeMap::new(),
            credit_good: true,
        }
    }
}

/// One guiding question.
#[derive(Clone, Debug)]
pub(super) struct QuestionState {
    pub(super) answer: Option<String>,
    pub(super) relevant: Truth,
    /// The position of the option in force.
    pub(super) option: Option<usize>,
    pub(super) known_option: bool,
}

impl Default for QuestionState {
    fn default() -> Self {
        Self {
            answer: None,
            relevant: Truth::Unknown,
            option: None,
            known_option: true,
        }
    }
}

/// A set of services. A bundle has at most 64; the catalogue's check sees to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Services(u64);

impl Services {
    pub(super) fn add(&mut self, service: ServiceIx) {
        self.0 |= Self::bit(service);
    }

    pub(super) fn has(self, service: ServiceIx) -> bool {
        self.0 & Self::bit(service) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn bit(service: ServiceIx) -> u64 {
        1_u64.checked_shl(u32::from(service.0)).unwrap_or(0)
    }
}

/// One field: what was typed, and what came of it. A column has a cell for every row of its group;
/// every other field has one.
#[derive(Clone, Debug, Default)]
pub(super) struct FieldState {
    pub(super) answer: Answer,
    pub(super) prefilled: bool,
    /// The number of rows that readers have seen, for a group.
    pub(super) seen_rows: usize,
    pub(super) cells: Vec<CellState>,
}

/// One cell, or one field outside any table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CellState {
    pub(super) asked: Asked,
    /// The services that ask for it.
    pub(super) asked_by: Services,
    /// The services that may yet ask for it.
    pub(super) maybe_by: Services,
    pub(super) value: Known<Value>,
    pub(super) missing: bool,
    pub(super) findings: Vec<Finding>,
}

impl FieldState {
    /// The number of rows, for a group.
    pub(super) fn n_rows(&self) -> usize {
        match &self.answer {
            Answer::Rows(rows) => rows.len(),
            _ => 0,
        }
    }

    /// What was typed into a cell of this group.
    pub(super) fn cell(&self, row: usize, column: &str) -> Option<&Answer> {
        match &self.answer {
            Answer::Rows(rows) => rows.get(row)?.get(column),
            _ => None,
        }
    }

    /// Sets a cell; says whether a row appeared.
    pub(super) fn set_cell(&mut self, row: usize, column: &str, answer: Answer) -> bool {
        if !matches!(self.answer, Answer::Rows(_)) {
            self.answer = Answer::Rows(Vec::new());
        }
        let Answer::Rows(rows) = &mut self.answer else {
            return false;
        };
        let grew = rows.len() <= row;
        if grew {
            rows.resize_with(row.saturating_add(1), BTreeMap::new);
        }
        if let Some(row) = rows.get_mut(row) {
            row.insert(column.to_owned(), answer);
        }
        grew
    }
}
