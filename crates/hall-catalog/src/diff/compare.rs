//! The same thing in two bundles, over all answers to the questions that matter to it.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::Question;

use super::describe::{Point, describe};
use super::difference::{Aspect, Difference, Situations};
use super::matters::matters;
use super::picture::{AND, Item};
use super::side::{Answers, Side};
use super::words;

/// Up to so many situations of one thing are all compared.
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

/// How one side of a thing was, and how it is.
type Change = (Aspect, Option<String>, Option<String>);

/// How a thing differs, and in which situations.
pub(super) fn compare(old: &mut Side, new: &mut Side, item: &Item) -> Vec<Difference> {
    let choices = choices(old, new, item);
    let sizes: Vec<usize> = choices.iter().map(|it| it.options.len()).collect();
    let n_points = sizes
        .iter()
        .try_fold(1_usize, |n, size| n.checked_mul(*size));
    let complete = n_points.is_some_and(|n| n <= COMPARE_ALL);
    let deviations = if complete { usize::MAX } else { DEVIATIONS };
    let mut points = Vec::new();
    enumerate(&choices, deviations, &mut Vec::new(), &mut points);
    let mut seen: BTreeSet<Point> = BTreeSet::new();
    let mut changed: BTreeMap<Change, BTreeSet<Point>> = BTreeMap::new();
    for point in points {
        let (Some(before), Some(after)) = (
            answers(old, &choices, &point),
            answers(new, &choices, &point),
        ) else {
            continue;
        };
        let (before, after) = (old.picture(&before), new.picture(&after));
        for change in changes(before.get(item), after.get(item)) {
            changed.entry(change).or_default().insert(point.clone());
        }
        seen.insert(point);
    }
    let mut differences = Vec::new();
    for ((aspect, before, after), on) in changed {
        let off: BTreeSet<Point> = seen.difference(&on).cloned().collect();
        let boxes = describe(&sizes, &on, &off);
        let (label, situation) = (
            words::label(old, new, item),
            words::situations(&choices, &boxes),
        );
        let message = words::message(&label, aspect, before.as_deref(), after.as_deref(), item);
        differences.push(Difference {
            about: item.about,
            at: item.at.clone(),
            message: words::sentence(&situation, &message, complete),
            label,
            aspect,
            before,
            after,
            situations: Situations {
                any_of: boxes.iter().map(|it| named(&choices, it)).collect(),
                complete,
            },
        });
    }
    differences
}

/// What differs in one situation. Of a thing that comes or goes, only that is told.
fn changes(
    before: Option<&BTreeMap<Aspect, String>>,
    after: Option<&BTreeMap<Aspect, String>>,
) -> Vec<Change> {
    let side = |it: Option<&BTreeMap<Aspect, String>>, aspect| it?.get(&aspect).cloned();
    let (Some(old), Some(new)) = (before, after) else {
        let presence = (
            Aspect::Presence,
            side(before, Aspect::Presence),
            side(after, Aspect::Presence),
        );
        return (before.is_some() || after.is_some())
            .then_some(presence)
            .into_iter()
            .collect();
    };
    let aspects: BTreeSet<Aspect> = old.keys().chain(new.keys()).copied().collect();
    aspects
        .into_iter()
        .map(|it| (it, side(before, it), side(after, it)))
        .filter(|(_, before, after)| before != after)
        .map(|(aspect, before, after)| match aspect {
            // Of many demands, those that differ.
            Aspect::Demand => (aspect, without(&before, &after), without(&after, &before)),
            _ => (aspect, before, after),
        })
        .collect()
}

/// The demands that the other side does not have.
fn without(these: &Option<String>, others: &Option<String>) -> Option<String> {
    let split = |it: &Option<String>| -> Vec<String> {
        let text = it.as_deref().unwrap_or_default();
        text.split(AND).map(str::to_owned).collect()
    };
    let others = split(others);
    let mut left = split(these);
    left.retain(|it| !it.is_empty() && !others.contains(it));
    (!left.is_empty()).then(|| left.join(AND))
}

/// The questions that matter to a thing in either bundle, in the old order and then the new.
fn choices(old: &Side, new: &Side, item: &Item) -> Vec<Choice> {
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

/// A point as answers to one bundle's questions; `None` if it does not offer them or they end there.
fn answers(side: &Side, choices: &[Choice], point: &Point) -> Option<Answers> {
    let mut answers = Answers::new();
    for (choice, answer) in choices.iter().zip(point) {
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
fn named(choices: &[Choice], it: &super::describe::Box) -> BTreeMap<String, Vec<String>> {
    choices
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
