//! The situations in which something is compared: answers to the questions that matter to it.

use std::collections::BTreeMap;

use hall_core::catalog::Question;

use super::describe::{Box, Point};
use super::matters::matters;
use super::picture::Item;
use super::side::{Answers, Side};

/// Up to so many situations are all compared.
const COMPARE_ALL: usize = 4096;

/// If there are more: so many answers at a time that differ from the usual ones.
const DEVIATIONS: usize = 2;

/// A question that matters, with the answers that either bundle offers.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) ask: String,
    /// Each answer's value and its label.
    pub(super) options: Vec<(String, String)>,
    /// The position of the usual answer.
    usual: usize,
}

/// All answers to some questions.
pub(super) struct Space {
    choices: Vec<Choice>,
    sizes: Vec<usize>,
    points: Vec<Point>,
    complete: bool,
}

impl Space {
    pub(super) fn of(choices: Vec<Choice>) -> Self {
        let sizes: Vec<usize> = choices.iter().map(|it| it.options.len()).collect();
        let n = sizes
            .iter()
            .try_fold(1_usize, |n, size| n.checked_mul(*size));
        let complete = n.is_some_and(|n| n <= COMPARE_ALL);
        let deviations = if complete { usize::MAX } else { DEVIATIONS };
        let mut points = Vec::new();
        enumerate(&choices, deviations, &mut Vec::new(), &mut points);
        Self {
            choices,
            sizes,
            points,
            complete,
        }
    }

    pub(super) fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The number of answers to each question.
    pub(super) fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    pub(super) fn points(&self) -> &[Point] {
        &self.points
    }

    /// Whether these are all situations.
    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// A point as answers to one bundle's questions; `None` if it does not offer them or they end there.
    pub(super) fn answers(&self, side: &Side, point: &Point) -> Option<Answers> {
        let mut answers = Answers::new();
        for (choice, answer) in self.choices.iter().zip(point) {
            let Some(question) = side.question(&choice.id) else {
                continue;
            };
            let (value, _) = choice.options.get(*answer)?;
            let option = question.options.iter().find(|it| it.value == *value)?;
            if !option.stops.is_empty() {
                return None;
            }
            answers.insert(choice.id.clone(), value.clone());
        }
        Some(answers)
    }

    /// A box by the names of its questions and answers; a question that may have any answer is left out.
    pub(super) fn named(&self, it: &Box) -> BTreeMap<String, Vec<String>> {
        self.choices
            .iter()
            .zip(it)
            .filter(|(choice, allowed)| allowed.len() < choice.options.len())
            .map(|(choice, allowed)| {
                let values = allowed.iter().filter_map(|it| choice.options.get(*it));
                let values = values.map(|(value, _)| value.clone()).collect();
                (choice.id.clone(), values)
            })
            .collect()
    }
}

/// The questions that matter to a thing in either bundle, in the old order and then the new.
pub(super) fn choices(old: &Side, new: &Side, item: &Item) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let read = matters(old.bundle(), item)
        .into_iter()
        .chain(matters(new.bundle(), item));
    for question in read {
        if choices.iter().any(|it| it.id == question.id) {
            continue;
        }
        let mut choice = Choice {
            id: question.id.clone(),
            ..Choice::default()
        };
        // The words of today, and every answer that either bundle offers.
        for side in [new.question(&question.id), old.question(&question.id)] {
            choice.learn(side);
        }
        choices.push(choice);
    }
    choices
}

impl Choice {
    fn learn(&mut self, question: Option<&Question>) {
        let Some(question) = question else {
            return;
        };
        if self.ask.is_empty() {
            self.ask.clone_from(&question.ask);
        }
        for option in &question.options {
            if !self.options.iter().any(|(value, _)| *value == option.value) {
                let it = (option.value.clone(), option.label.clone());
                self.options.push(it);
            }
        }
        let usual = question.default.as_ref();
        let found = usual.and_then(|it| self.options.iter().position(|(value, _)| value == it));
        self.usual = found.unwrap_or(self.usual);
    }
}

/// All points with so many unusual answers at most.
fn enumerate(choices: &[Choice], left: usize, point: &mut Point, points: &mut Vec<Point>) {
    let Some(choice) = choices.get(point.len()) else {
        points.push(point.clone());
        return;
    };
    for answer in 0..choice.options.len() {
        let left = if answer == choice.usual {
            Some(left)
        } else {
            left.checked_sub(1)
        };
        if let Some(left) = left {
            point.push(answer);
            enumerate(choices, left, point, points);
            point.pop();
        }
    }
}
