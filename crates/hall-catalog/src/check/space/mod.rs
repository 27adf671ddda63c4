//! Everything that can be the case in one bundle: the guiding questions as variables, what can be
//! answered together, and which services, fields and materials follow from it.
//!
//! # Two readings
//! * [`Mode::Open`]: fields are open. A field of few values that a condition reads is a variable as a
//!   question is, and any other condition over fields may come out either way.
//! * [`Mode::Bare`]: only the questions are answered and the form is still empty, as in `hall merge`.
//!   Conditions over typed fields stay unknown, exactly as in the pre-check.
//!
//! It works on the compiled bundle, so that what is proved is what the app loads.

mod fields;
mod reach;
mod sight;
mod split;
mod truth;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::{Bundle, FieldIx, Kind, QuestionIx, QuestionOption, ServiceIx, Use};

use super::diagram::{Diagram, Set, Variable};
use super::search::Search;
use split::{Plain, Sight};
use typed::TypedField;

pub(in crate::check) use fields::tells_apart;
pub(in crate::check) use split::Split;

/// How fields are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Fields are answered in any way.
    Open,
    /// Nothing is typed yet.
    Bare,
}

/// Whose eyes a condition is seen with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Eyes {
    /// Before the form: fields are unknown.
    Nobody,
    /// The fields that anybody asks for.
    Everyone,
    /// The fields that this service asks for.
    Service(ServiceIx),
}

/// A guiding question as a variable. Its values are the options that do not stop, in order; one more
/// stands for not being asked.
#[derive(Debug)]
pub(super) struct AskedQuestion<'a> {
    pub(super) variable: Variable,
    pub(super) options: Vec<&'a QuestionOption>,
    /// The number of options that end the walk.
    pub(super) n_stops: usize,
    /// When it is asked.
    pub(super) when: Split,
}

/// One bundle and its situations.
#[derive(Debug)]
pub(super) struct Space<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) diagram: Diagram,
    pub(super) search: Search,
    pub(super) questions: Vec<AskedQuestion<'a>>,
    /// For each question: it has an answer exactly where it is asked.
    pub(super) legal: Vec<Set>,
    /// Questions that stand inside expressions whose outcome is left open.
    pub(super) hidden: BTreeSet<QuestionIx>,
    mode: Mode,
    /// Questions each of whose options ends the walk where it is asked.
    impasses: Vec<usize>,
    on: Vec<Set>,
    uses: BTreeMap<(ServiceIx, FieldIx), &'a Use>,
    typed: BTreeMap<FieldIx, TypedField>,
    chances: Vec<(hall_core::condition::Expr, Variable)>,
    first_chance: Option<Variable>,
    wanted: BTreeMap<(ServiceIx, FieldIx), Split>,
    asked: BTreeMap<FieldIx, Split>,
    seen: BTreeMap<FieldIx, Sight>,
    open_wants: BTreeSet<(ServiceIx, FieldIx)>,
    open_sights: BTreeSet<FieldIx>,
    within_rules: Option<Vec<Set>>,
    within_options: Option<Vec<Set>>,
}

impl<'a> Space<'a> {
    /// The space of a bundle.
    pub(super) fn new(bundle: &'a Bundle, mode: Mode) -> Self {
        let uses = bundle.services.iter().enumerate().flat_map(|(at, it)| {
            let service = ServiceIx::new(at);
            it.uses.iter().map(move |it| ((service, it.field), it))
        });
        let mut space = Self {
            bundle,
            diagram: Diagram::default(),
            search: Search::default(),
            questions: Vec::new(),
            legal: Vec::new(),
            hidden: BTreeSet::new(),
            mode,
            impasses: Vec::new(),
            on: Vec::new(),
            uses: uses.collect(),
            typed: BTreeMap::new(),
            chances: Vec::new(),
            first_chance: None,
            wanted: BTreeMap::new(),
            asked: BTreeMap::new(),
            seen: BTreeMap::new(),
            open_wants: BTreeSet::new(),
            open_sights: BTreeSet::new(),
            within_rules: None,
            within_options: None,
        };
        space.add_questions();
        space.add_services();
        if mode == Mode::Open {
            space.add_fields();
        }
        space.first_chance = Some(space.diagram.variable(1));
        space
    }

    fn add_questions(&mut self) {
        for question in &self.bundle.questions {
            let (options, stops): (Vec<&QuestionOption>, Vec<&QuestionOption>) =
                question.options.iter().partition(|it| it.stops.is_empty());
            let variable = self.diagram.variable(options.len() + 1);
            if options.is_empty() {
                self.impasses.push(self.questions.len());
            }
            self.questions.push(AskedQuestion {
                variable,
                n_stops: stops.len(),
                options,
                when: Split::of(true),
            });
        }
        for (position, question) in self.bundle.questions.iter().enumerate() {
            let when = self.truth(&question.when, Eyes::Nobody, None);
            let answered = self.answered(position);
            if let Some(it) = self.questions.get_mut(position) {
                it.when = when;
            }
            let without = self.diagram.minus(when.yes, answered);
            let idle = self.diagram.and(when.no, answered);
            let wrong = self.diagram.or(without, idle);
            let legal = self.diagram.not(wrong);
            self.legal.push(legal);
        }
    }

    fn add_services(&mut self) {
        for member in &self.bundle.members {
            let when = self.truth(&member.when, Eyes::Nobody, None);
            let on = if member.core {
                when.may(&mut self.diagram)
            } else if member.when.is_always() {
                Set::NONE
            } else {
                when.yes
            };
            self.on.push(on);
        }
    }

    /// Where a question has an answer.
    pub(super) fn answered(&mut self, position: usize) -> Set {
        let Some(question) = self.questions.get(position) else {
            return Set::NONE;
        };
        let n_options = question.options.len();
        let variable = question.variable;
        self.diagram
            .where_value(variable, |it| usize::from(it) < n_options)
    }

    /// Where a service takes part.
    pub(super) fn on(&self, service: ServiceIx) -> Set {
        self.on.get(service.at()).copied().unwrap_or(Set::NONE)
    }

    fn use_of(&self, service: ServiceIx, field: FieldIx) -> Option<&'a Use> {
        self.uses.get(&(service, field)).copied()
    }

    fn uses_columns_of(&self, service: ServiceIx, group: FieldIx) -> bool {
        let kind = self.bundle.fields.get(group.at()).map(|it| &it.kind);
        match kind {
            Some(Kind::Rows { columns, .. }) => columns
                .iter()
                .any(|it| self.uses.contains_key(&(service, *it))),
            _ => false,
        }
    }

    fn users(&self, field: FieldIx) -> Vec<ServiceIx> {
        (0..self.bundle.services.len())
            .map(ServiceIx::new)
            .filter(|it| self.uses.contains_key(&(*it, field)) || self.uses_columns_of(*it, field))
            .collect()
    }

    fn question_sight(&mut self, question: QuestionIx) -> Sight {
        let Some(it) = self.questions.get(question.at()) else {
            return Sight::ABSENT;
        };
        let (variable, n_options) = (it.variable, it.options.len());
        let texts: Vec<String> = it.options.iter().map(|it| it.value.clone()).collect();
        let mut sight = Sight::UNKNOWN;
        for (value, text) in (0_u16..).zip(texts) {
            let set = self.diagram.where_value(variable, |it| it == value);
            sight.values.push((Plain::Text(text), set));
        }
        sight.absent = self
            .diagram
            .where_value(variable, |it| usize::from(it) == n_options);
        sight
    }

    /// Whether conditions over rows and typed fields are left open for these eyes.
    const fn rows_are_open(&self, eyes: Eyes) -> bool {
        self.is_open() && !matches!(eyes, Eyes::Nobody)
    }

    /// The situations that may be in a set, whatever the open conditions come to.
    pub(super) fn may(&mut self, set: Set) -> Set {
        match self.first_chance {
            Some(first) => self.diagram.whatever(set, first),
            None => set,
        }
    }

    /// Why what it says may be wrong, if it may.
    pub(super) const fn gave_up(&self) -> Option<&'static str> {
        if self.diagram.is_full() {
            Some("条件之间牵连太多，图画不下")
        } else if self.search.is_tired() {
            Some("情形之间牵连太多，没有找完")
        } else {
            None
        }
    }
}
