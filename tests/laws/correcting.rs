//! An answer to a notice: what it may change, and what a change brings along.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::correction::{Named, Version, brought_along, differences};
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_tests::generate::{Random, any_application};
use proptest::prelude::*;

use super::{CASES, situation, today};

/// An application, and another that differs from it here and there.
fn two(seed: u64) -> (Arc<Plan>, Application, Application) {
    let (plan, was) = situation(seed);
    let mut random = Random::new(seed.wrapping_add(1));
    let other = any_application(&plan, today(), &mut random);
    let mut is = was.clone();
    for (question, value) in &other.situation {
        if random.chance(25) {
            is.situation.insert(question.clone(), value.clone());
        }
    }
    for (key, answer) in &other.answers {
        if random.chance(25) {
            is.answers.insert(key.clone(), answer.clone());
        }
    }
    if random.chance(25) {
        is.materials = other.materials;
    }
    (plan, was, is)
}

/// Some fields, named in a request.
fn some_places(plan: &Plan, random: &mut Random) -> Vec<String> {
    let fields = plan.bundle().fields.iter().map(|it| it.key.clone());
    fields.filter(|_| random.chance(20)).collect()
}

fn named(places: &[String], check: &Precheck) -> Named {
    Named::of(places.iter().map(String::as_str), check)
}

fn differing(
    was: &Application,
    is: &Application,
    plan: &Arc<Plan>,
    places: &[String],
) -> Vec<String> {
    let checks = [was, is].map(|it| Precheck::open(Arc::clone(plan), today(), it));
    let [before, after] = &checks;
    let before = Version {
        application: was,
        check: before,
    };
    let version = Version {
        application: is,
        check: after,
    };
    differences(before, version, &named(places, after))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn what_comes_along_was_not_named_and_is_not_refused(seed: u64) {
        let (plan, was, is) = two(seed);
        let places = some_places(&plan, &mut Random::new(seed));
        let before = Precheck::open(Arc::clone(&plan), today(), &was);
        let after = Precheck::open(Arc::clone(&plan), today(), &is);
        let named_places = named(&places, &after);
        let along = brought_along(&before, &after, &named_places);
        for at in &along {
            prop_assert!(!named_places.opens(at), "{} was named", at);
        }
        let refused = differing(&was, &is, &plan, &places);
        for at in &refused {
            prop_assert!(!along.contains(at), "{} came along and is refused", at);
        }
    }

    #[test]
    fn without_a_change_nothing_comes_along(seed: u64) {
        let (plan, was, _) = two(seed);
        let check = Precheck::open(Arc::clone(&plan), today(), &was);
        let none = brought_along(&check, &check, &named(&[], &check));
        prop_assert!(none.is_empty(), "{:?}", none);
    }

    #[test]
    fn whoever_names_every_place_that_differs_refuses_nothing(seed: u64) {
        let (plan, was, is) = two(seed);
        let all = differing(&was, &is, &plan, &[]);
        let left = differing(&was, &is, &plan, &all);
        prop_assert!(left.is_empty(), "{:?}", left);
        let check = Precheck::open(Arc::clone(&plan), today(), &is);
        for at in &all {
            prop_assert!(named(&all, &check).opens(at), "{} is named and not open", at);
        }
    }
}

#[test]
fn a_named_table_row_or_column_opens_its_cells_and_nothing_else() {
    let plan = Arc::new(Plan::new(hall_tests::generate::any_bundle(
        &mut Random::new(1),
    )));
    let check = Precheck::new(plan, today());
    let opens = |place: &str, at: &str| Named::of([place], &check).opens(at);
    for place in ["baby", "baby[0]", "baby.weight", "baby[0].weight"] {
        assert!(opens(place, "baby[0].weight"), "{place}");
    }
    for place in ["baby[1]", "baby.length", "mother.weight", "baby[0].length"] {
        assert!(!opens(place, "baby[0].weight"), "{place}");
    }
    assert!(opens("baby", "baby[1]"));
    assert!(!opens("baby[1]", "baby"));
    assert!(opens("mother.mobile", "mother.mobile"));
    assert!(!opens("material.a", "material.b"));
}
