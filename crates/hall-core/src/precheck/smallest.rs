//! The smallest set of documents that satisfies everybody, where services accept alternatives.
//!
//! The search is exact as long as the alternatives are few (on real lists they are), and takes the most
//! useful document first beyond that. It looks at sets, not at lists, so the order of the services
//! cannot change the outcome.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalog::MaterialIx;

/// Up to so many documents to choose among, every combination is tried: 2^12 is a millisecond.
const EXACT_UP_TO: usize = 12;

/// Chooses documents so that every set holds at least one of them.
pub(super) fn choose(sets: &BTreeSet<BTreeSet<MaterialIx>>) -> BTreeSet<MaterialIx> {
    let mut chosen: BTreeSet<MaterialIx> = sets
        .iter()
        .filter(|it| it.len() == 1)
        .flatten()
        .copied()
        .collect();
    let open: Vec<&BTreeSet<MaterialIx>> =
        sets.iter().filter(|it| it.is_disjoint(&chosen)).collect();
    if open.is_empty() {
        return chosen;
    }
    let candidates: Vec<MaterialIx> = open
        .iter()
        .copied()
        .flatten()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let more = if candidates.len() <= EXACT_UP_TO {
        exact(&open, &candidates)
    } else {
        greedy(open)
    };
    chosen.extend(more);
    chosen
}

/// Tries every combination; the smallest wins, then the first in the catalogue.
fn exact(open: &[&BTreeSet<MaterialIx>], candidates: &[MaterialIx]) -> BTreeSet<MaterialIx> {
    let mut best: Option<(usize, BTreeSet<MaterialIx>)> = None;
    for mask in 1..(1_u32 << candidates.len()) {
        let tried: BTreeSet<MaterialIx> = candidates
            .iter()
            .enumerate()
            .filter(|(bit, _)| mask & (1 << bit) != 0)
            .map(|(_, it)| *it)
            .collect();
        if open.iter().all(|set| !set.is_disjoint(&tried)) {
            let found = (tried.len(), tried);
            if best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
    }
    best.map(|(_, chosen)| chosen).unwrap_or_default()
}

/// Takes the document that satisfies the most, again and again.
fn greedy(mut open: Vec<&BTreeSet<MaterialIx>>) -> BTreeSet<MaterialIx> {
    let mut chosen = BTreeSet::new();
    loop {
        let n_met = |it: &MaterialIx| open.iter().filter(|set| set.contains(it)).count();
        let all = open.iter().copied().flatten().copied();
        let Some(best) = all.max_by_key(|it| (n_met(it), Reverse(*it))) else {
            return chosen;
        };
        chosen.insert(best);
        open.retain(|set| !set.contains(&best));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(materials: &[u16]) -> BTreeSet<MaterialIx> {
        materials.iter().map(|it| MaterialIx(*it)).collect()
    }

    fn check(sets: &[&[u16]], expect: &[u16]) {
        let sets = sets.iter().map(|it| set(it)).collect();
        assert_eq!(choose(&sets), set(expect));
    }

    #[test]
    fn one_document_that_everybody_accepts_is_enough() {
        check(&[&[1, 2], &[2, 3], &[2, 4]], &[2]);
    }

    #[test]
    fn a_document_without_alternative_serves_the_others_too() {
        check(&[&[5], &[1, 5]], &[5]);
    }

    #[test]
    fn many_alternatives_still_end_in_a_set_that_satisfies_all() {
        let sets: Vec<Vec<u16>> = (0..20).map(|n| vec![n, n + 1, 40]).collect();
        let sets: Vec<&[u16]> = sets.iter().map(Vec::as_slice).collect();
        check(&sets, &[40]);
    }
}
