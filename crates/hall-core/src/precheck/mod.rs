//! The pre-check: the rules over one draft, kept up to date answer by answer.
//!
//! [`Precheck`] holds what is known, who asks for what, and every finding. After one answer it
//! re-evaluates only what hangs on that answer (the [`Plan`] knows what does), so that a keystroke
//! costs microseconds; [`precheck`] runs it over a whole application at once. Both walk the same
//! code, and a property test holds them to the same report.
//!
//! Design assumptions:
//! - What is asked is derived from the answers at each change, never stored in the draft.
//! - An answer that is not asked for stays in the draft and is seen by nobody.

mod alternatives;
mod asked;
mod cell;
mod checks;
mod derived;
pub(crate) mod eyes;
mod grouping;
mod limit;
mod materials;
mod outcome;
mod remarks;
mod rules;
mod settle;
mod situation;
mod smallest;
mod state;
mod unsettled;

use std::sync::Arc;

use chrono::NaiveDate;

pub use alternatives::Reason;
pub use asked::{Asked, AskedQuestion};
pub use grouping::RequirementAt;
pub use materials::MaterialState;
pub use state::Holdings;

use crate::application::{Application, Provided};
use crate::catalog::{FieldIx, Kind, ServiceIx, Use};
use crate::known::{Known, Truth};
use crate::plan::Plan;
use crate::report::{Finding, Report};
use crate::value::{Answer, Value};
use state::{FieldState, QuestionState};

/// The pre-check of one draft.
#[derive(Clone, Debug)]
pub struct Precheck {
    plan: Arc<Plan>,
    today: NaiveDate,
    holdings: Holdings,
    questions: Vec<QuestionState>,
    services: Vec<Truth>,
    fields: Vec<FieldState>,
    dirty: Vec<bool>,
    /// The fields that were looked at anew, or beside which a rule says something else.
    touched: Vec<FieldIx>,
    rules: Vec<Vec<Vec<Finding>>>,
    materials: Vec<MaterialState>,
    provided: Vec<Provided>,
    /// Answers that have no place in the bundle.
    strays: Vec<Finding>,
    stray_materials: Vec<Finding>,
}

/// Pre-checks a whole application.
pub fn precheck(plan: &Arc<Plan>, application: &Application, today: NaiveDate) -> Report {
    Precheck::open(Arc::clone(plan), today, application).report()
}

impl Precheck {
    /// An empty draft.
    pub fn new(plan: Arc<Plan>, today: NaiveDate) -> Self {
        Self::open(plan, today, &Application::default())
    }

    /// A draft or an application as it was stored.
    pub fn open(plan: Arc<Plan>, today: NaiveDate, application: &Application) -> Self {
        let bundle = plan.bundle();
        let mut check = Self {
            today,
            holdings: Holdings::default(),
            questions: vec![QuestionState::default(); bundle.questions.len()],
            services: vec![Truth::No; bundle.services.len()],
            fields: vec![FieldState::default(); bundle.fields.len()],
            dirty: vec![true; bundle.fields.len()],
            touched: Vec::new(),
            rules: bundle
                .services
                .iter()
                .map(|it| vec![Vec::new(); it.rules.len()])
                .collect(),
            materials: Vec::new(),
            provided: application.materials.clone(),
            strays: Vec::new(),
            stray_materials: Vec::new(),
            plan,
        };
        check.load(application);
        check.evaluate_situation();
        check.settle(true);
        check
    }

    /// The bundle and its indices.
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The day that the pre-check takes for today.
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Answers a guiding question, or takes the answer back.
    pub fn set_situation(&mut self, question: &str, value: Option<&str>) {
        let Some(ix) = self.plan.question_ix(question) else {
            return;
        };
        if let Some(state) = self.questions.get_mut(ix.at()) {
            state.answer = value.map(str::to_owned);
        }
        self.evaluate_situation();
        self.dirty.fill(true);
        self.settle(true);
    }

    /// Answers a field, or replaces all rows of a repeating group.
    pub fn set_answer(&mut self, key: &str, answer: &Answer) {
        let Some(ix) = self.plan.field_ix(key) else {
            return;
        };
        if let Some(state) = self.fields.get_mut(ix.at()) {
            state.answer = answer.clone();
        }
        self.touch(ix);
        self.settle(false);
    }

    /// Answers one cell of a repeating group; a row that is not there yet appears.
    pub fn set_cell(&mut self, group: &str, row: usize, column: &str, answer: &Answer) {
        let Some(group_ix) = self.plan.field_ix(group) else {
            return;
        };
        let Some(Kind::Rows { max, .. }) = self.plan.field(group_ix).map(|it| &it.kind) else {
            return;
        };
        // One row past the limit is kept, so that the finding about it can be shown.
        if usize::from(*max) < row {
            return;
        }
        let Some(state) = self.fields.get_mut(group_ix.at()) else {
            return;
        };
        let grew = state.set_cell(row, column, answer.clone());
        let column_ix = self.plan.field_ix(&format!("{group}.{column}"));
        match column_ix {
            Some(column_ix) if !grew => self.touch(column_ix),
            _ => self.touch(group_ix),
        }
        self.settle(false);
    }

    /// The fields of which anything may have changed since this was last asked; a field may be named
    /// twice. Whatever is not named is, says and asks the same as before.
    pub fn take_touched(&mut self) -> Vec<FieldIx> {
        std::mem::take(&mut self.touched)
    }

    /// Says which materials are provided, and how.
    pub fn set_materials(&mut self, provided: &[Provided]) {
        self.provided = provided.to_vec();
        self.evaluate_materials();
    }

    /// Says what the applicant holds: e-licences on the shelf, and a good credit record or not.
    pub fn set_holdings(&mut self, holdings: Holdings) {
        if self.holdings == holdings {
            return;
        }
        self.holdings = holdings;
        self.dirty.fill(true);
        self.settle(true);
    }

    /// What the applicant holds.
    pub const fn holdings(&self) -> &Holdings {
        &self.holdings
    }

    /// Marks an answer as filled in from a source and not confirmed, or as confirmed.
    pub fn set_prefilled(&mut self, key: &str, source: Option<&str>) {
        let Some(ix) = self.plan.field_ix(key) else {
            return;
        };
        if let Some(state) = self.fields.get_mut(ix.at()) {
            state.prefilled = source.is_some();
        }
        self.touch(ix);
        self.settle(false);
    }

    /// Whether and how a field is asked.
    pub fn asked(&self, field: FieldIx) -> Asked {
        self.cell_asked(0, field)
    }

    /// Whether and how a cell of a repeating group is asked.
    pub fn cell_asked(&self, row: usize, column: FieldIx) -> Asked {
        self.cell_state(column, row)
            .map_or(Asked::No, |it| it.asked)
    }

    /// What is known of a field.
    pub fn value(&self, field: FieldIx) -> Known<&Value> {
        self.cell_value(0, field)
    }

    /// What is known of a cell of a repeating group.
    pub fn cell_value(&self, row: usize, column: FieldIx) -> Known<&Value> {
        match self.cell_state(column, row).map(|it| &it.value) {
            Some(Known::Complete(value)) => Known::Complete(value),
            Some(Known::Provisional(value)) => Known::Provisional(value),
            _ => Known::Missing,
        }
    }

    /// What was typed into a field or cell, whether it makes sense or not.
    pub fn typed(&self, row: usize, field: FieldIx) -> Option<&Answer> {
        self.answer_of(field, self.plan.field(field)?, row)
    }

    /// The number of rows of a repeating group.
    pub fn n_rows(&self, group: FieldIx) -> usize {
        self.fields.get(group.at()).map_or(0, FieldState::n_rows)
    }

    /// Whether a service is part of the application: unknown as long as a question is open.
    pub fn service_on(&self, service: ServiceIx) -> Truth {
        self.services
            .get(service.at())
            .copied()
            .unwrap_or(Truth::No)
    }

    /// Whether a service counts as part of the application; an open question leaves a core service on.
    pub fn is_on(&self, service: ServiceIx) -> bool {
        match self.service_on(service) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown => self
                .plan
                .bundle()
                .members
                .get(service.at())
                .is_some_and(|member| member.core),
        }
    }

    /// The services that are part of the application.
    pub fn services(&self) -> impl Iterator<Item = ServiceIx> {
        (0..self.services.len())
            .map(ServiceIx::new)
            .filter(|it| self.is_on(*it))
    }

    /// Who asks for a field in this situation, and by which use.
    pub fn askers(&self, field: FieldIx) -> Vec<(ServiceIx, &Use)> {
        self.askers_in(field, 0)
    }

    /// The materials that are required, each with its state.
    pub fn materials(&self) -> &[MaterialState] {
        &self.materials
    }

    /// What is provided.
    pub fn provided(&self) -> &[Provided] {
        &self.provided
    }
}
