//! Walks through every situation that a bundle's guiding questions can lead into.

use hall_core::catalog::{Question, QuestionIx};
use hall_core::known::Truth;

use super::possible::{Situation, Told};
use super::report::Explored;
use crate::library::{BundlePlan, Library};

/// Up to so many situations are all walked; 20 questions with two options each are a
/// million, and what depends on more than three answers at once is rare.
const WALK_ALL: usize = 1_000_000;

/// If there are more, every choice of so many answers that differ from the usual ones is walked.
const DEVIATIONS: usize = 3;

/// Calls `visit` in every situation.
pub(super) fn walk<'a>(
    library: &'a Library,
    plan: &'a BundlePlan,
    visit: &mut dyn FnMut(&Situation<'a>),
) -> Explored {
    let questions: Vec<(QuestionIx, &Question)> = plan
        .questions
        .iter()
        .filter_map(|it| Some((*it, library.questions.get(it.at())?)))
        .collect();
    let mut situation = Situation::new(library.questions.len());
    let mut ignore = |_: &Situation<'a>| {};
    let mut count = Walker::new(&questions, WALK_ALL, &mut ignore);
    count.step(0, usize::MAX, &mut situation);
    let complete = !count.is_tired();
    let deviations = if complete { usize::MAX } else { DEVIATIONS };
    let mut walker = Walker::new(&questions, usize::MAX, visit);
    walker.step(0, deviations, &mut situation);
    Explored {
        bundle: plan.id.clone(),
        complete,
        ..walker.explored
    }
}

struct Walker<'a, 'v> {
    questions: &'v [(QuestionIx, &'a Question)],
    visit: &'v mut dyn FnMut(&Situation<'a>),
    /// It stops after so many situations.
    limit: usize,
    explored: Explored,
}

impl<'a, 'v> Walker<'a, 'v> {
    fn new(
        questions: &'v [(QuestionIx, &'a Question)],
        limit: usize,
        visit: &'v mut dyn FnMut(&Situation<'a>),
    ) -> Self {
        Self {
            questions,
            visit,
            limit,
            explored: Explored::default(),
        }
    }

    const fn is_tired(&self) -> bool {
        self.limit < self.explored.situations
    }

    /// Asks the question at a position in every way, with so many unusual answers left.
    fn step(&mut self, at: usize, deviations: usize, situation: &mut Situation<'a>) {
        let Some((ix, question)) = self.questions.get(at).copied() else {
            self.explored.situations += 1;
            (self.visit)(situation);
            return;
        };
        if situation.truth(&question.when) == Truth::No {
            situation.tell(ix, Told::Absent);
            self.step(at + 1, deviations, situation);
            situation.tell(ix, Told::Unknown);
            return;
        }
        let usual = question
            .default
            .as_ref()
            .or(question.options.first().map(|it| &it.value));
        for option in &question.options {
            if self.is_tired() {
                return;
            }
            let left = if Some(&option.value) == usual {
                deviations
            } else if let Some(left) = deviations.checked_sub(1) {
                left
            } else {
                continue;
            };
            if !option.stops.is_empty() {
                self.explored.stopped += 1;
                continue;
            }
            let n_given = situation.given.len();
            situation.tell(ix, Told::Answer(&option.value));
            situation
                .given
                .extend(option.gives.iter().map(|it| (it.field, it.value.as_str())));
            self.step(at + 1, left, situation);
            situation.given.truncate(n_given);
            situation.tell(ix, Told::Unknown);
        }
    }
}
