//! The smallest set of documents that satisfies everybody, where services accept alternatives.
//!
//! What is at hand already costs nothing. The search is exact as long as the alternatives are few (on
//! real lists they are), and takes the most useful document first beyond that. It looks at sets, not
//! at lists, so the order of the services cannot change the outcome.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalog::MaterialIx;

/// Up to so many documents to choose among, every combination is tried: 2^12 is a millisecond.
const EXACT_UP_TO: usize = 12;

/// Chooses documents so that every set holds at least one of them.
pub(super) fn choose(
    sets: &BTreeSet<BTreeSet<MaterialIx>>,
    effort: &dyn Fn(MaterialIx) -> u32,
) -> BTreeSet<MaterialIx> {
    let mut chosen: BTreeSet<MaterialIx> =
        sets.iter().filter(|it| it.len() == 1).flatten().copied().collect();
    let open: Vec<&BTreeSet<MaterialIx>> = sets.iter().filter(|it| it.is_disjoint(&chosen)).collect();
    if open.is_empty() {
        return chosen;
    }
    let candidates: Vec<MaterialIx> =
        open.iter().copied().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let more = if candidates.len() <= EXACT_UP_TO {
        exact(&open, &candidates, effort)
    } else {
        greedy(open, effort)
    };
    chosen.extend(more);
    chosen
}

/// Tries every combination; the cheapest wins, then the smallest, then the first in the catalogue.
fn exact(
    open: &[&BTreeSet<MaterialIx>],
    candidates: &[MaterialIx],
    effort: &dyn Fn(MaterialIx) -> u32,
) -> BTreeSet<MaterialIx> {
    let mut best: Option<(u32, usize, BTreeSet<MaterialIx>)> = None;
    for mask in 1..(1_u32 << candidates.len()) {
        let tried: BTreeSet<MaterialIx> = candidates
            .iter()
            .enumerate()
            .filter(|(bit, _)| mask & (1 << bit) != 0)
            .map(|(_, it)| *it)
            .collect();
        if open.iter().all(|set| !set.is_disjoint(&tried)) {
            let cost: u32 = tried.iter().map(|it| effort(*it)).sum();
            let found = (cost, tried.len(), tried);
            if best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
    }
    best.map(|(_, _, chosen)| chosen).unwrap_or_default()
}

/// Takes what is at hand first, then the document that satisfies the most.
fn greedy(
    mut open: Vec<&BTreeSet<MaterialIx>>,
    effort: &dyn Fn(MaterialIx) -> u32,
) -> BTreeSet<MaterialIx> {
    let mut chosen = BTreeSet::new();
    while let Some(best) = open
        .iter()
        .copied()
        .flatten()
        .copied()
        .max_by_key(|it| {
            let n_met = open.iter().filter(|set| set.contains(it)).count();
            (Reverse(effort(*it)), n_met, Reverse(*it))
        })
    {
        chosen.insert(best);
        open.retain(|set| !set.contains(&best));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(materials: &[u16]) -> BTreeSet<MaterialIx> {
        materials.iter().map(|it| MaterialIx(*it)).collect()
    }

    fn check(sets: &[&[u16]], at_hand: &[u16], expect: &[u16]) {
        let sets = sets.iter().map(|it| set(it)).collect();
        let effort = |it: MaterialIx| if at_hand.contains(&it.0) { 0 } else { 100 };
        let chosen = choose(&sets, &effort);
        assert_eq!(chosen, set(expect));
    }

    #[test]
    fn one_document_that_everybody_accepts_is_enough() {
        check(&[&[1, 2], &[2, 3], &[2, 4]], &[], &[2]);
    }

    #[test]
    fn what_is_at_hand_is_taken_first() {
        check(&[&[1, 2], &[1, 3]], &[2, 3], &[2, 3]);
    }

    #[test]
    fn a_document_without_alternative_serves_the_others_too() {
        check(&[&[5], &[1, 5]], &[1], &[5]);
    }
}
