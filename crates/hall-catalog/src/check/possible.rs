//! What a condition comes to when only the guiding questions are answered.

use hall_core::catalog::{FieldIx, QuestionIx};
use hall_core::condition::{Compare, Expr};
use hall_core::known::Truth;

/// What is known of a guiding question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told<'a> {
    /// Not reached yet.
    Unknown,
    /// Not asked in this situation.
    Absent,
    /// Answered.
    Answer(&'a str),
}

/// Answers to guiding questions, and the fields that they settle.
#[derive(Clone, Debug)]
pub(super) struct Situation<'a> {
    /// One for every question of the catalogue.
    pub(super) told: Vec<Told<'a>>,
    pub(super) given: Vec<(FieldIx, &'a str)>,
}

impl<'a> Situation<'a> {
    /// Nothing is known of any question.
    pub(super) fn new(n_questions: usize) -> Self {
        Self {
            told: vec![Told::Unknown; n_questions],
            given: Vec::new(),
        }
    }

    pub(super) fn tell(&mut self, question: QuestionIx, told: Told<'a>) {
        if let Some(slot) = self.told.get_mut(question.at()) {
            *slot = told;
        }
    }

    fn told(&self, question: QuestionIx) -> Told<'a> {
        self.told
            .get(question.at())
            .copied()
            .unwrap_or(Told::Unknown)
    }

    /// Whether the condition holds. What hangs on a field that no question settles is unknown.
    pub(super) fn truth(&self, expr: &Expr) -> Truth {
        match expr {
            Expr::Bool(value) => Truth::of(*value),
            Expr::Not(a) => self.truth(a).negate(),
            Expr::All(parts) => parts
                .iter()
                .fold(Truth::Yes, |all, it| all.and(self.truth(it))),
            Expr::Any(parts) => parts
                .iter()
                .fold(Truth::No, |any, it| any.or(self.truth(it))),
            Expr::Compare(how @ (Compare::Equal | Compare::Differs), a, b) => {
                let equal = match (self.text(a), self.text(b)) {
                    (Told::Unknown, _) | (_, Told::Unknown) => return Truth::Unknown,
                    (Told::Absent, _) | (_, Told::Absent) => false,
                    (Told::Answer(a), Told::Answer(b)) => a == b,
                };
                Truth::of(equal == (*how == Compare::Equal))
            }
            Expr::OneOf(a, options) => match self.text(a) {
                Told::Unknown => Truth::Unknown,
                Told::Absent => Truth::No,
                Told::Answer(text) => Truth::of(options.iter().any(|it| it == text)),
            },
            Expr::Has(a) => match self.text(a) {
                Told::Answer(_) => Truth::Yes,
                Told::Absent => Truth::No,
                Told::Unknown => Truth::Unknown,
            },
            Expr::If(condition, a, b) => match self.truth(condition) {
                Truth::Yes => self.truth(a),
                Truth::No => self.truth(b),
                Truth::Unknown => Truth::Unknown,
            },
            Expr::Field(field) => match self.given(*field) {
                Some("true") => Truth::Yes,
                Some("false") => Truth::No,
                _ => Truth::Unknown,
            },
            _ => Truth::Unknown,
        }
    }

    fn given(&self, field: FieldIx) -> Option<&'a str> {
        self.given
            .iter()
            .find(|(it, _)| *it == field)
            .map(|(_, value)| *value)
    }

    fn text<'b>(&self, expr: &'b Expr) -> Told<'b>
    where
        'a: 'b,
    {
        match expr {
            Expr::Text(text) => Told::Answer(text),
            Expr::Ask(question) => self.told(*question),
            Expr::Field(field) => self.given(*field).map_or(Told::Unknown, Told::Answer),
            _ => Told::Unknown,
        }
    }
}
