//! What is said of a catalogue's change holds in each situation that it names, and in no other.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_catalog::diff::{About, Aspect, BundleDiff, Difference, diff_bundle};
use hall_core::application::Application;
use hall_core::catalog::{Bundle, FieldIx, Kind};
use hall_core::plan::Plan;
use hall_core::precheck::{Asked, Precheck};
use hall_tests::generate::{Random, any_bundle, mutated};
use proptest::prelude::*;

use super::today;

/// How many random changes each law is held against.
const CHANGES: u32 = 500;

struct Case {
    old: Bundle,
    new: Bundle,
    diff: Option<BundleDiff>,
    /// An answer to every question, which both bundles offer.
    answers: BTreeMap<String, String>,
}

impl Case {
    fn of(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let old = any_bundle(&mut random);
        let new = mutated(&old, &mut random);
        let mut answers = BTreeMap::new();
        for question in old.questions.iter().chain(&new.questions) {
            let offered = |bundle: &Bundle, value: &str| {
                let same = bundle.questions.iter().find(|it| it.id == question.id);
                same.is_none_or(|it| it.options.iter().any(|it| it.value == value))
            };
            let values: Vec<&String> = question
                .options
                .iter()
                .map(|it| &it.value)
                .filter(|it| offered(&old, it) && offered(&new, it))
                .collect();
            if let Some(value) = random.pick(&values) {
                answers.insert(question.id.clone(), (*value).clone());
            }
        }
        let diff = diff_bundle(&old, &new);
        Self {
            old,
            new,
            diff,
            answers,
        }
    }

    /// The differences that hold for these answers.
    fn here(&self) -> Vec<&Difference> {
        let told = self.diff.iter().flat_map(|it| &it.differences);
        told.filter(|it| {
            it.situations.any_of.iter().any(|one| {
                one.iter().all(|(question, values)| {
                    self.answers
                        .get(question)
                        .is_some_and(|it| values.contains(it))
                })
            })
        })
        .collect()
    }

    fn check(&self, bundle: &Bundle) -> Precheck {
        let application = Application {
            situation: self.answers.clone(),
            ..Application::default()
        };
        Precheck::open(Arc::new(Plan::new(bundle.clone())), today(), &application)
    }
}

/// Whether and how each field outside tables is asked, worked out by the rules themselves.
fn asked(check: &Precheck) -> BTreeMap<String, Asked> {
    let fields = check.plan().bundle().fields.iter().enumerate();
    fields
        .filter(|(_, it)| it.group.is_none() && !matches!(it.kind, Kind::Rows { .. }))
        .map(|(at, it)| (it.key.clone(), check.asked(FieldIx::new(at))))
        .filter(|(_, asked)| *asked != Asked::No)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CHANGES))]

    #[test]
    fn a_field_that_comes_or_goes_is_told_exactly_where_it_does(seed: u64) {
        let case = Case::of(seed);
        let (before, after) = (asked(&case.check(&case.old)), asked(&case.check(&case.new)));
        let here = case.here();
        let told = |key: &str| here.iter().find(|it| {
            (it.about, it.aspect, it.at.as_str()) == (About::Field, Aspect::Presence, key)
        });
        for key in before.keys().chain(after.keys()) {
            let (one, other) = (before.get(key), after.get(key));
            let told = told(key);
            prop_assert_eq!(
                told.is_some_and(|it| it.before.is_none() || it.after.is_none()),
                one.is_some() != other.is_some(),
                "{}: {:?}, then {:?}, and told {:?}", key, one, other, told
            );
            let sure = |it: Option<&Asked>| matches!(it, Some(Asked::Yes { required: true }));
            if sure(one) && other == Some(&Asked::Yes { required: false }) {
                prop_assert!(told.is_some(), "{} is not required any more", key);
            }
        }
    }

    #[test]
    fn a_service_that_comes_or_goes_is_told_exactly_where_it_does(seed: u64) {
        let case = Case::of(seed);
        let on = |bundle: &Bundle| case.check(bundle).report().services;
        let (before, after) = (on(&case.old), on(&case.new));
        for service in before.iter().chain(&after) {
            let moves = before.contains(service) != after.contains(service);
            let told = case.here().iter().any(|it| {
                (it.about, it.aspect, &it.at) == (About::Service, Aspect::Presence, service)
            });
            prop_assert_eq!(told, moves, "{}", service);
        }
    }

    #[test]
    fn what_has_to_be_handed_in_is_told_exactly_where_it_changes(seed: u64) {
        let case = Case::of(seed);
        let needed = |bundle: &Bundle| -> Vec<String> {
            let check = case.check(bundle);
            let materials = check.materials().iter().map(|it| it.material.at());
            materials
                .filter_map(|it| bundle.materials.get(it).map(|it| it.id.clone()))
                .collect()
        };
        let (before, after) = (needed(&case.old), needed(&case.new));
        for id in before.iter().chain(&after) {
            let moves = before.contains(id) != after.contains(id);
            let told = case.here().iter().any(|it| {
                (it.about, it.aspect, &it.at) == (About::Material, Aspect::Presence, id)
                    && (it.before.is_none() || it.after.is_none())
            });
            prop_assert_eq!(told, moves, "{}", id);
        }
    }

    #[test]
    fn nothing_is_told_of_a_bundle_that_stays(seed: u64) {
        let old = any_bundle(&mut Random::new(seed));
        let new = Bundle { catalog: "fedcba9876543210".to_owned(), ..old.clone() };
        prop_assert_eq!(diff_bundle(&old, &new), None);
    }
}
