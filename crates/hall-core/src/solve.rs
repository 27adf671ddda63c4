//! Solving: the least that would settle a verdict that is not settled yet.
//!
//! "Either the household book, or permission to look it up" is more use to a person than "incomplete".
//! The search tries what is missing and what can be changed, smallest sets first, on the same engine
//! that gives the verdict.

use serde::{Deserialize, Serialize};

use crate::catalog::{QuestionIx, WayKind};
use crate::precheck::{MaterialState, Precheck};
use crate::report::Verdict;

/// One smallest set of acts that settles something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settling {
    /// What would be settled: the verdict that would follow, or the place that would be done.
    pub settles: String,
    /// The acts, all of which are needed.
    pub acts: Vec<Act>,
}

/// One thing that a person can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum Act {
    /// Answer a field.
    Answer {
        /// The field or cell.
        at: String,
    },
    /// Provide a material in this way.
    Provide {
        /// The material's id.
        material: String,
        /// The way.
        way: WayKind,
    },
    /// Answer a guiding question like this.
    Choose {
        /// The question's id.
        question: String,
        /// The option's value.
        option: String,
    },
}

/// The smallest sets that would settle what is open: for every missing material its alternatives, for
/// the answers what is missing, and for somebody who is not eligible the choices that would change it.
pub fn solve(check: &Precheck) -> Vec<Settling> {
    if check.verdict() == Verdict::NotEligible {
        return ways_in(check);
    }
    let mut settlings = Vec::new();
    let answers: Vec<Act> = check
        .report()
        .missing
        .into_iter()
        .filter(|it| !it.at.starts_with("material."))
        .map(|it| match it.at.strip_prefix("situation.") {
            Some(question) => Act::Choose {
                question: question.to_owned(),
                option: String::new(),
            },
            None => Act::Answer { at: it.at },
        })
        .collect();
    if !answers.is_empty() {
        settlings.push(Settling {
            settles: "answers".to_owned(),
            acts: answers,
        });
    }
    for state in check.materials().iter().filter(|it| it.missing) {
        settlings.extend(alternatives(check, state));
    }
    settlings
}

/// Each way that is open for a missing material and would settle it.
fn alternatives(check: &Precheck, state: &MaterialState) -> Vec<Settling> {
    let Some(material) = check.plan().bundle().materials.get(state.material.at()) else {
        return Vec::new();
    };
    state
        .ways
        .iter()
        .map(|way| Settling {
            settles: format!("material.{}", material.id),
            acts: vec![Act::Provide {
                material: material.id.clone(),
                way: *way,
            }],
        })
        .collect()
}

/// Single changed choices that make the person eligible; pairs only if no single one does.
fn ways_in(check: &Precheck) -> Vec<Settling> {
    let choices = choices(check);
    let singles: Vec<Settling> = choices
        .iter()
        .filter_map(|choice| opens(check, &[choice]))
        .collect();
    if !singles.is_empty() {
        return singles;
    }
    let mut pairs = Vec::new();
    for (position, first) in choices.iter().enumerate() {
        for second in choices.iter().skip(position + 1) {
            if first.0 != second.0 {
                pairs.extend(opens(check, &[first, second]));
            }
        }
    }
    pairs
}

/// Every option of every question that is asked, other than the one in force.
fn choices(check: &Precheck) -> Vec<(QuestionIx, String)> {
    let bundle = check.plan().bundle();
    check
        .questions()
        .into_iter()
        .filter(|it| it.relevant.is_yes())
        .filter_map(|asked| Some((asked.ix, bundle.questions.get(asked.ix.at())?, asked.value)))
        .flat_map(|(ix, question, value)| {
            question
                .options
                .iter()
                .filter(move |option| Some(&option.value) != value.as_ref())
                .map(move |option| (ix, option.value.clone()))
        })
        .collect()
}

fn opens(check: &Precheck, choices: &[&(QuestionIx, String)]) -> Option<Settling> {
    let bundle = check.plan().bundle();
    let mut tried = check.clone();
    let mut acts = Vec::new();
    for (question, option) in choices {
        let id = &bundle.questions.get(question.at())?.id;
        tried.set_situation(id, Some(option));
        acts.push(Act::Choose {
            question: id.clone(),
            option: option.clone(),
        });
    }
    let verdict = tried.verdict();
    (verdict != Verdict::NotEligible).then(|| Settling {
        settles: format!("{verdict:?}").to_lowercase(),
        acts,
    })
}
