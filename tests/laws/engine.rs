//! Answer by answer or all at once: the verdict is the same, and what is not asked does not matter.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::{FieldIx, Kind};
use hall_core::precheck::{Asked, Precheck};
use hall_core::split::split;
use hall_core::value::Answer;
use hall_tests::generate::{Random, plausible};
use proptest::prelude::*;

use super::{CASES, situation, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn answering_one_by_one_gives_the_same_report_as_all_at_once(seed: u64) {
        let (plan, application) = situation(seed);
        let known = without_strays(&plan, &application);
        let mut check = Precheck::new(Arc::clone(&plan), today());
        let mut steps: Vec<Step> = steps(&known);
        shuffle(&mut steps, seed);
        for step in steps {
            step.take(&mut check);
        }
        check.set_materials(&known.materials);
        let at_once = hall_core::precheck(&plan, &known, today());
        prop_assert_eq!(check.report(), at_once);
    }

    #[test]
    fn changing_an_answer_that_is_not_asked_changes_no_verdict_and_no_part(seed: u64) {
        let (plan, application) = situation(seed);
        let before = Precheck::open(Arc::clone(&plan), today(), &application);
        let mut random = Random::new(seed ^ 1);
        let mut changed = application.clone();
        for (position, field) in plan.bundle().fields.iter().enumerate() {
            let idle = before.asked(FieldIx::new(position)) == Asked::No;
            if idle && field.group.is_none() && !matches!(field.kind, Kind::Rows { .. }) {
                let answer = plausible(plan.bundle(), field, today(), &mut random);
                changed.answers.insert(field.key.clone(), answer);
            }
        }
        let after = Precheck::open(Arc::clone(&plan), today(), &changed);
        prop_assert_eq!(before.report(), after.report());
        prop_assert_eq!(split(&before), split(&after));
    }

    #[test]
    fn the_quick_verdict_is_that_of_the_report(seed: u64) {
        let (plan, application) = situation(seed);
        let check = Precheck::open(plan, today(), &application);
        prop_assert_eq!(check.verdict(), check.report().verdict);
    }
}

/// One thing that a person does.
enum Step {
    Choose(String, String),
    Answer(String, Answer),
}

impl Step {
    fn take(&self, check: &mut Precheck) {
        match self {
            Self::Choose(question, option) => check.set_situation(question, Some(option)),
            Self::Answer(key, Answer::Rows(rows)) => {
                // Cell by cell, as somebody fills in a table.
                for (row, cells) in rows.iter().enumerate() {
                    for (column, answer) in cells {
                        check.set_cell(key, row, column, answer);
                    }
                }
                check.set_answer(key, &Answer::Rows(rows.clone()));
            }
            Self::Answer(key, answer) => check.set_answer(key, answer),
        }
    }
}

fn steps(application: &Application) -> Vec<Step> {
    let choices = application
        .situation
        .iter()
        .map(|(question, it)| Step::Choose(question.clone(), it.clone()));
    let answers = application
        .answers
        .iter()
        .map(|(key, it)| Step::Answer(key.clone(), it.clone()));
    choices.chain(answers).collect()
}

fn shuffle(steps: &mut [Step], seed: u64) {
    let mut random = Random::new(seed ^ 2);
    for last in (1..steps.len()).rev() {
        steps.swap(last, random.below(last + 1));
    }
}

/// What has no place in the bundle is only seen when a whole application is opened.
fn without_strays(plan: &hall_core::plan::Plan, application: &Application) -> Application {
    let mut known = application.clone();
    known.answers.retain(|key, _| plan.field_ix(key).is_some());
    known
}
