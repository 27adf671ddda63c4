//! Loading a draft, the guiding questions, and which services they switch on.

use chrono::NaiveDate;

use super::Precheck;
use super::asked::AskedQuestion;
use super::outcome::finding;
use crate::application::Application;
use crate::catalog::{FieldIx, Level, Question, QuestionIx};
use crate::condition::{Facts, Scope, Seen, truth};
use crate::known::Truth;
use crate::value::Answer;

/// Questions and services look only at questions; a field reads as unknown.
struct QuestionsOnly<'a>(&'a Precheck);

impl Facts for QuestionsOnly<'_> {
    fn field(&self, _: FieldIx, _: Scope) -> Seen<'_> {
        Seen::Unknown
    }
    fn cell(&self, _: FieldIx, _: usize) -> Seen<'_> {
        Seen::Unknown
    }
    fn n_rows(&self, _: FieldIx) -> usize {
        0
    }
    fn ask(&self, question: QuestionIx) -> Seen<'_> {
        self.0.question_seen(question)
    }
    fn today(&self) -> NaiveDate {
        self.0.today
    }
}

impl Precheck {
    /// Takes the answers of a draft over. What has no place in the bundle is kept as a finding.
    pub(super) fn load(&mut self, application: &Application) {
        for (id, value) in &application.situation {
            match self.plan.question_ix(id) {
                Some(ix) => {
                    if let Some(state) = self.questions.get_mut(ix.at()) {
                        state.answer = Some(value.clone());
                    }
                }
                None => self
                    .strays
                    .push(stray(&format!("situation.{id}"), "unknown_question")),
            }
        }
        for (key, answer) in &application.answers {
            let place = self.plan.field_ix(key).filter(|ix| {
                self.plan
                    .field(*ix)
                    .is_some_and(|field| field.group.is_none())
            });
            match place {
                Some(ix) => {
                    self.load_answer(ix, key, answer);
                    if let Some(state) = self.fields.get_mut(ix.at()) {
                        state.prefilled = application.prefilled.contains_key(key);
                    }
                }
                None => self.strays.push(stray(key, "unknown_field")),
            }
        }
        let current = &self.plan.bundle().catalog;
        if application
            .catalog
            .as_ref()
            .is_some_and(|made_under| made_under != current)
        {
            self.strays.push(finding(
                "catalog",
                "made_under_another_catalog",
                Level::Warning,
            ));
        }
    }

    fn load_answer(&mut self, ix: FieldIx, key: &str, answer: &Answer) {
        let mut answer = answer.clone();
        let columns = self.plan.columns(ix);
        // An empty list is a group without rows.
        if !columns.is_empty() && matches!(&answer, Answer::List(items) if items.is_empty()) {
            answer = Answer::Rows(Vec::new());
        }
        if let Answer::Rows(rows) = &answer {
            if columns.is_empty() {
                self.strays.push(stray(key, "wrong_type"));
                return;
            }
            for (row, cells) in rows.iter().enumerate() {
                for column in cells.keys() {
                    if self.plan.field_ix(&format!("{key}.{column}")).is_none() {
                        let at = format!("{key}[{row}].{column}");
                        self.strays.push(stray(&at, "unknown_field"));
                    }
                }
            }
        }
        if let Some(state) = self.fields.get_mut(ix.at()) {
            state.answer = answer;
        }
    }

    /// Works out which questions are asked, what they say, and which services are on.
    pub(super) fn evaluate_situation(&mut self) {
        let plan = std::sync::Arc::clone(&self.plan);
        // A question may hang on one that stands after it: go round until nothing changes any more.
        for _ in 0..=plan.bundle().questions.len() {
            let mut changed = false;
            for (position, question) in plan.bundle().questions.iter().enumerate() {
                let relevant = truth(&question.when, &QuestionsOnly(self), Scope::NONE);
                if let Some(state) = self.questions.get_mut(position) {
                    let (option, known_option) = option_in_force(question, state.answer.as_deref());
                    changed |= state.relevant != relevant || state.option != option;
                    state.relevant = relevant;
                    state.option = option;
                    state.known_option = known_option;
                }
            }
            if !changed {
                break;
            }
        }
        for (position, member) in plan.bundle().members.iter().enumerate() {
            let on = truth(&member.when, &QuestionsOnly(self), Scope::NONE);
            let on = if on.is_yes() && !member.core && member.when.is_always() {
                Truth::No
            } else {
                on
            };
            if let Some(slot) = self.services.get_mut(position) {
                *slot = on;
            }
        }
    }

    pub(super) fn question_seen(&self, question: QuestionIx) -> Seen<'_> {
        let Some(state) = self.questions.get(question.at()) else {
            return Seen::Absent;
        };
        match state.relevant {
            Truth::No => Seen::Absent,
            Truth::Unknown => Seen::Unknown,
            Truth::Yes => match self.option_of(question) {
                Some(option) => Seen::Text(option.value.as_str().into()),
                None => Seen::Unknown,
            },
        }
    }

    /// The option in force of a question that is asked.
    pub(super) fn option_of(
        &self,
        question: QuestionIx,
    ) -> Option<&crate::catalog::QuestionOption> {
        let state = self.questions.get(question.at())?;
        if !state.relevant.is_yes() {
            return None;
        }
        self.plan
            .bundle()
            .questions
            .get(question.at())?
            .options
            .get(state.option?)
    }

    /// The guiding questions in their order, each with whether it is asked and its answer.
    pub fn questions(&self) -> Vec<AskedQuestion> {
        self.questions
            .iter()
            .enumerate()
            .map(|(position, state)| {
                let ix = QuestionIx::new(position);
                AskedQuestion {
                    ix,
                    relevant: state.relevant,
                    value: self.option_of(ix).map(|option| option.value.clone()),
                    answered: state.answer.is_some() && state.known_option,
                }
            })
            .collect()
    }

    /// The value that an answer to a guiding question settles for a field.
    pub(super) fn gift(&self, field: FieldIx) -> Option<&str> {
        (0..self.questions.len())
            .map(QuestionIx::new)
            .find_map(|question| {
                let gifts = &self.option_of(question)?.gives;
                gifts
                    .iter()
                    .find(|gift| gift.field == field)
                    .map(|gift| gift.value.as_str())
            })
    }
}

fn option_in_force(question: &Question, answer: Option<&str>) -> (Option<usize>, bool) {
    let find = |value: &str| {
        question
            .options
            .iter()
            .position(|option| option.value == value)
    };
    match answer {
        Some(answer) => {
            let found = find(answer);
            (found, found.is_some())
        }
        None => (question.default.as_deref().and_then(find), true),
    }
}

fn stray(at: &str, code: &str) -> crate::report::Finding {
    finding(at, code, Level::Error)
}
