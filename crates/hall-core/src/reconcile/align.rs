//! Which row is which, after rows were added, removed and changed.

use std::collections::BTreeMap;

use crate::value::Answer;

/// A row as it stands, without what is empty.
pub(super) type Plain = BTreeMap<String, Answer>;

/// Above this many comparisons rows are recognised only when they did not change.
const MOST_COMPARISONS: usize = 40_000;

/// For each row of `base` its row in `side`, if it is still there.
///
/// A row that did not change is itself, wherever it stands. Of the others, two are the same row when
/// each has more cells in common with the other than with any third. A row with at most one cell, of
/// which nothing is left after it was retyped, is known by its place among the rest.
pub(super) fn align(base: &[Plain], side: &[Plain]) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        of_base: vec![None; base.len()],
        of_side: vec![None; side.len()],
    };
    for (at, row) in base.iter().enumerate() {
        let same = side
            .iter()
            .enumerate()
            .find(|(there, it)| *it == row && pairs.is_free(*there));
        if let Some((there, _)) = same {
            pairs.join(at, there);
        }
    }
    while let Some((at, there)) = pairs.most_alike(base, side) {
        pairs.join(at, there);
    }
    pairs.by_place(base);
    pairs.of_base
}

struct Pairs {
    of_base: Vec<Option<usize>>,
    of_side: Vec<Option<usize>>,
}

impl Pairs {
    fn is_free(&self, there: usize) -> bool {
        matches!(self.of_side.get(there), Some(None))
    }

    fn join(&mut self, at: usize, there: usize) {
        if let (Some(one), Some(other)) = (self.of_base.get_mut(at), self.of_side.get_mut(there)) {
            *one = Some(there);
            *other = Some(at);
        }
    }

    /// Two rows that are nearer to each other than to any other that is left.
    fn most_alike(&self, base: &[Plain], side: &[Plain]) -> Option<(usize, usize)> {
        let (left, free) = (left(&self.of_base), left(&self.of_side));
        if MOST_COMPARISONS < left.len() * free.len() {
            return None;
        }
        let alike = |at: usize, there: usize| match (base.get(at), side.get(there)) {
            (Some(one), Some(other)) => n_in_common(one, other),
            _ => 0,
        };
        left.iter().find_map(|at| {
            let there = only_best(&free, |there| alike(*at, there))?;
            let back = only_best(&left, |at| alike(at, there))?;
            (back == *at).then_some((*at, there))
        })
    }

    /// What is left over on both sides in equal number, if it is too little to be known by anything else.
    fn by_place(&mut self, base: &[Plain]) {
        let (left, free) = (left(&self.of_base), left(&self.of_side));
        let slight = |at: &usize| base.get(*at).is_some_and(|it| it.len() <= 1);
        if left.len() == free.len() && left.iter().all(slight) {
            for (at, there) in left.into_iter().zip(free) {
                self.join(at, there);
            }
        }
    }
}

fn left(pairs: &[Option<usize>]) -> Vec<usize> {
    let open = pairs.iter().enumerate().filter(|(_, it)| it.is_none());
    open.map(|(at, _)| at).collect()
}

fn n_in_common(one: &Plain, other: &Plain) -> usize {
    one.iter()
        .filter(|(name, cell)| other.get(*name) == Some(*cell))
        .count()
}

/// The one with the highest score, if it has any and no other has as much.
fn only_best(of: &[usize], score: impl Fn(usize) -> usize) -> Option<usize> {
    let mut best = (0, None);
    for at in of {
        let n = score(*at);
        if best.0 < n {
            best = (n, Some(*at));
        } else if best.0 == n {
            best.1 = None;
        }
    }
    best.1
}
