//! A draft that was changed in two places loses nothing that was typed in either.

use std::collections::BTreeSet;

use hall_core::reconcile::{Held, Version, reconcile};
use hall_core::value::Answer;
use hall_tests::generate::Random;
use proptest::prelude::*;

use super::edits::{TABLES, Tokens, edit, found, standing};
use super::situation;

/// How many triples of versions each law is held against.
const TRIPLES: u32 = 1500;

/// What both sides started from, and what each made of it.
struct Case {
    base: Version,
    mine: Version,
    theirs: Version,
    /// Tokens that a side has given up on purpose.
    given_up: BTreeSet<String>,
}

impl Case {
    fn of(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut names = Tokens::default();
        let mut base = Version::from(situation(seed).1);
        // Sometimes something is open already.
        let mut given_up = edits(&mut base, &mut names, &mut random);
        if random.chance(50) {
            let (mut one, mut other) = (base.clone(), base.clone());
            given_up.extend(edits(&mut one, &mut names, &mut random));
            given_up.extend(edits(&mut other, &mut names, &mut random));
            base = reconcile(&base, &one, &other);
        }
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        given_up.extend(edits(&mut mine, &mut names, &mut random));
        given_up.extend(edits(&mut theirs, &mut names, &mut random));
        Self {
            base,
            mine,
            theirs,
            given_up,
        }
    }

    fn merged(&self) -> Version {
        reconcile(&self.base, &self.mine, &self.theirs)
    }
}

fn edits(version: &mut Version, names: &mut Tokens, random: &mut Random) -> BTreeSet<String> {
    (0..=random.below(12))
        .flat_map(|_| edit(version, names, random))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(TRIPLES))]

    #[test]
    fn every_typed_value_is_in_the_result_or_in_a_conflict(seed: u64) {
        let case = Case::of(seed);
        let merged = found(&case.merged());
        for side in [&case.mine, &case.theirs] {
            for token in found(side).difference(&case.given_up) {
                prop_assert!(merged.contains(token), "{token} is lost");
            }
        }
    }

    #[test]
    fn nothing_stands_in_the_result_that_nobody_wrote_there(seed: u64) {
        let case = Case::of(seed);
        let merged = case.merged();
        for key in merged.application.answers.keys() {
            let value = standing(&merged, key);
            if !matches!(value, Held::Answer(Answer::Rows(_))) {
                let known = [&case.mine, &case.theirs].map(|it| standing(it, key));
                prop_assert!(known.contains(&value), "{key}");
            }
        }
        let typed: BTreeSet<String> =
            [&case.mine, &case.theirs].into_iter().flat_map(found).collect();
        prop_assert!(found(&merged).is_subset(&typed));
    }

    #[test]
    fn what_only_one_side_changed_is_taken_as_it_is(seed: u64) {
        let Case { base, mine, theirs, .. } = Case::of(seed);
        prop_assert_eq!(&reconcile(&base, &mine, &base), &mine);
        prop_assert_eq!(&reconcile(&base, &base, &theirs), &theirs);
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_conflict(seed: u64) {
        let Case { base, mine, .. } = Case::of(seed);
        prop_assert_eq!(&reconcile(&base, &mine, &mine), &mine);
    }

    #[test]
    fn what_was_merged_in_is_not_merged_in_again(seed: u64) {
        let case = Case::of(seed);
        let merged = case.merged();
        prop_assert_eq!(&reconcile(&case.theirs, &merged, &case.theirs), &merged);
        prop_assert_eq!(&reconcile(&case.mine, &merged, &case.mine), &merged);
    }

    #[test]
    fn both_sides_get_the_same_but_for_what_stands_where_it_is_open(seed: u64) {
        let case = Case::of(seed);
        let mine = case.merged();
        let theirs = reconcile(&case.base, &case.theirs, &case.mine);
        prop_assert_eq!(places(&mine), places(&theirs));
        // Tables and materials are held by their tokens: rows and files may stand in another order.
        let in_order = |it: &String| !TABLES.contains(&it.as_str()) && !it.starts_with("material.");
        for at in places(&mine).into_iter().filter(in_order) {
            prop_assert_eq!(values(&mine, &at), values(&theirs, &at), "{}", at);
        }
        prop_assert_eq!(found(&mine), found(&theirs));
    }

    #[test]
    fn what_is_open_differs_from_what_stands_and_from_each_other(seed: u64) {
        let merged = Case::of(seed).merged();
        for conflict in &merged.conflicts {
            let all = values(&merged, &conflict.at);
            let distinct: BTreeSet<&String> = all.iter().collect();
            prop_assert!(1 < all.len() && distinct.len() == all.len(), "{}", conflict.at);
        }
    }

    #[test]
    fn choosing_everywhere_leaves_nothing_open(seed: u64) {
        let mut merged = Case::of(seed).merged();
        while let Some(conflict) = merged.conflicts.first().cloned() {
            let chosen = conflict.others.first().cloned().unwrap();
            merged.settle(&conflict.at, &chosen);
            prop_assert!(merged.conflicts.iter().all(|it| it.at != conflict.at));
            if !chosen.is_nothing() {
                prop_assert_eq!(standing(&merged, &conflict.at), chosen);
            }
        }
    }
}

/// Where something is open; the rows that both added may stand in another order, so cells go by their
/// table.
fn places(version: &Version) -> Vec<String> {
    let of_table = |at: &str| at.split('[').next().unwrap().to_owned();
    let mut places: Vec<String> = version
        .conflicts
        .iter()
        .map(|it| {
            if it.at.contains('[') {
                of_table(&it.at)
            } else {
                it.at.clone()
            }
        })
        .collect();
    places.sort();
    places.dedup();
    places
}

/// Everything that can be chosen at a place, in a stable order.
fn values(version: &Version, at: &str) -> Vec<String> {
    let mut values: Vec<String> = version
        .conflicts
        .iter()
        .filter(|it| it.at == at)
        .flat_map(|it| it.others.clone().into_iter().chain([standing(version, at)]))
        .map(|it| {
            if it.is_nothing() {
                "nothing".to_owned()
            } else {
                format!("{it:?}")
            }
        })
        .collect();
    values.sort();
    values
}
