//! Ask once, ask nothing idle, and let no order matter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hall_core::application::{Application, Provided};
use hall_core::catalog::{Bundle, ServiceIx, Step};
use hall_core::merge::one_form;
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck, Reason};
use hall_tests::generate::Random;
use proptest::prelude::*;

use super::{CASES, situation, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn no_field_stands_twice_in_the_one_form(seed: u64) {
        let (plan, application) = situation(seed);
        let form = one_form(&Precheck::open(plan, today(), &application), &Holdings::default());
        let keys: BTreeSet<&String> = form.fields.iter().map(|it| &it.key).collect();
        prop_assert_eq!(keys.len(), form.fields.len());
        let materials: BTreeSet<&String> = form.materials.iter().map(|it| &it.id).collect();
        prop_assert_eq!(materials.len(), form.materials.len());
    }

    #[test]
    fn every_field_of_the_one_form_has_a_service_that_asks(seed: u64) {
        let (plan, application) = situation(seed);
        let form = one_form(&Precheck::open(plan, today(), &application), &Holdings::default());
        for field in &form.fields {
            prop_assert!(!field.services.is_empty());
            prop_assert!(field.services.iter().all(|it| form.services.contains(it)));
        }
    }

    #[test]
    fn the_waterfall_loses_nothing_and_ends_at_the_list(seed: u64) {
        let (plan, application) = situation(seed);
        let check = Precheck::open(Arc::clone(&plan), today(), &application);
        let form = one_form(&check, &Holdings::default());
        for pair in form.waterfall.windows(2) {
            prop_assert_eq!(pair[0].after, pair[1].before);
        }
        for step in &form.waterfall {
            prop_assert_eq!(step.before - step.after, step.removed.len());
        }
        let counted_after = plan.bundle().counted_after.unwrap_or(Step::Similar);
        let counted = form.waterfall.iter().find(|it| it.step == counted_after).unwrap();
        prop_assert_eq!(form.materials.len(), counted.after);
    }

    #[test]
    fn a_document_that_is_offered_instead_meets_all_that_the_first_one_meets(seed: u64) {
        let (plan, application) = situation(seed);
        let check = Precheck::open(Arc::clone(&plan), today(), &application);
        for state in check.materials() {
            for other in check.alternatives(state) {
                let material = plan.bundle().materials.get(other.at()).unwrap();
                let handed_in = Provided {
                    id: material.id.clone(),
                    way: material.ways.first().unwrap().kind(),
                    files: Vec::new(),
                    licence: None,
                    signed: None,
                };
                let changed = Application { materials: vec![handed_in], ..application.clone() };
                let changed = Precheck::open(Arc::clone(&plan), today(), &changed);
                let met = changed.materials().iter().filter(|it| it.material == other);
                let met: Vec<_> = met.flat_map(|it| &it.requirements).collect();
                prop_assert!(state.requirements.iter().all(|it| met.contains(&it)));
            }
        }
    }

    #[test]
    fn a_document_without_a_choice_needs_no_reason_and_one_with_a_choice_has_one(seed: u64) {
        let (plan, application) = situation(seed);
        let check = Precheck::open(plan, today(), &application);
        for state in check.materials() {
            let only = check.reason(state) == Reason::Only;
            prop_assert!(!only || check.alternatives(state).is_empty());
        }
    }

    #[test]
    fn the_order_in_which_services_are_merged_does_not_matter(seed: u64) {
        let (plan, application) = situation(seed);
        let shuffled = Arc::new(Plan::new(reordered(plan.bundle(), seed)));
        let one = Precheck::open(Arc::clone(&plan), today(), &application);
        let other = Precheck::open(shuffled, today(), &application);
        let fields = |check: &Precheck| -> Vec<(String, BTreeSet<String>)> {
            let form = one_form(check, &Holdings::default());
            form.fields.into_iter().map(|it| (it.key, it.services.into_iter().collect())).collect()
        };
        let materials = |check: &Precheck| -> BTreeSet<(String, BTreeSet<String>)> {
            let form = one_form(check, &Holdings::default());
            form.materials.into_iter().map(|it| (it.id, it.services.into_iter().collect())).collect()
        };
        prop_assert_eq!(fields(&one), fields(&other));
        prop_assert_eq!(materials(&one), materials(&other));
        prop_assert_eq!(one.verdict(), other.verdict());
    }

    #[test]
    fn merging_a_service_with_itself_changes_nothing(seed: u64) {
        let (plan, application) = situation(seed);
        let mut twice = plan.bundle().clone();
        let (service, member) = (twice.services[0].clone(), twice.members[0].clone());
        twice.services.push(service);
        twice.members.push(member);
        let once = Precheck::open(Arc::clone(&plan), today(), &application);
        let twice = Precheck::open(Arc::new(Plan::new(twice)), today(), &application);
        let form = |check: &Precheck| {
            let form = one_form(check, &Holdings::default());
            (form.fields, form.materials)
        };
        prop_assert_eq!(form(&once), form(&twice));
        prop_assert_eq!(once.verdict(), twice.verdict());
    }

    #[test]
    fn fields_of_a_merger_of_mergers_are_those_of_merging_all(seed: u64) {
        let (plan, filled) = situation(seed);
        // Merging is a matter of the situation; answers come later.
        let application = Application { answers: BTreeMap::new(), ..filled };
        let all: Vec<ServiceIx> = (0..plan.bundle().services.len()).map(ServiceIx::new).collect();
        let (left, right) = all.split_at(all.len() / 2);
        let keys = |services: &[ServiceIx]| -> BTreeSet<String> {
            let only = Arc::new(Plan::only(plan.bundle().clone(), services));
            let check = Precheck::open(only, today(), &application);
            one_form(&check, &Holdings::default()).fields.into_iter().map(|it| it.key).collect()
        };
        let together: BTreeSet<String> = keys(left).union(&keys(right)).cloned().collect();
        prop_assert_eq!(keys(&all), together);
    }
}

/// The same bundle with its services in another order.
fn reordered(bundle: &Bundle, seed: u64) -> Bundle {
    let mut random = Random::new(seed ^ 3);
    let mut order: Vec<usize> = (0..bundle.services.len()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, random.below(last + 1));
    }
    let mut shuffled = bundle.clone();
    shuffled.services = order
        .iter()
        .map(|at| bundle.services[*at].clone())
        .collect();
    shuffled.members = order
        .iter()
        .map(|at| {
            let mut member = bundle.members[*at].clone();
            for after in &mut member.after {
                let moved = order.iter().position(|it| *it == after.at()).unwrap();
                *after = ServiceIx::new(moved);
            }
            member
        })
        .collect();
    shuffled
}
