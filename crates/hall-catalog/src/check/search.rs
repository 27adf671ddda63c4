//! Searching all situations exactly, without walking through them one by one.
//!
//! What is searched for is a list of sets all of which must hold. The list falls apart into components
//! that share no variable; each is searched by itself, and what was found is remembered under what is
//! left of the sets. So answers that nothing reads any more are forgotten at once, and independent
//! questions cost their sum and not their product.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::diagram::{Diagram, Set, Variable};

/// One variable's value.
pub(super) type Choice = (Variable, u16);
/// The values that matter, of one situation.
pub(super) type Choices = Rc<[Choice]>;
/// A set, and what it is worth to be in it.
pub(super) type Term = (Set, i64);

/// The least and the greatest sum of what situations are worth, each with a situation that has it.
#[derive(Clone, Debug)]
pub(super) struct Extremes {
    pub(super) least: (i64, Choices),
    pub(super) most: (i64, Choices),
}

/// So many components are looked at for one bundle: some seconds. The largest real bundle needs some
/// ten thousand.
const MOST_STEPS: usize = 1_000_000;

/// A search with what it remembers.
#[derive(Debug, Default)]
pub(super) struct Search {
    found: BTreeMap<Vec<Set>, Option<Choices>>,
    counted: BTreeMap<Vec<Set>, u128>,
    weighed: BTreeMap<(Vec<Set>, Vec<Term>), Option<Extremes>>,
    steps: usize,
}

impl Search {
    /// Whether it was given up: then what it said counts for nothing.
    pub(super) const fn is_tired(&self) -> bool {
        MOST_STEPS < self.steps
    }

    /// A situation that is in all the sets; of its values only those that decide it.
    pub(super) fn find(&mut self, diagram: &mut Diagram, sets: Vec<Set>) -> Option<Choices> {
        let sets = tidy(sets)?;
        let mut choices: Vec<Choice> = Vec::new();
        for component in components(diagram, &sets) {
            choices.extend(self.find_one(diagram, component)?.iter());
        }
        choices.sort_unstable();
        Some(choices.into())
    }

    fn find_one(&mut self, diagram: &mut Diagram, sets: Vec<Set>) -> Option<Choices> {
        if let Some(known) = self.found.get(&sets) {
            return known.clone();
        }
        self.steps += 1;
        let variable = busiest(diagram, sets.iter().copied())?;
        let mut found = None;
        for value in 0..diagram.size(variable) {
            if self.is_tired() || diagram.is_full() {
                return None;
            }
            let left = fix(diagram, &sets, variable, value);
            if let Some(rest) = self.find(diagram, left) {
                found = Some(with((variable, value), &rest));
                break;
            }
        }
        self.found.insert(sets, found.clone());
        found
    }

    /// The number of situations that are in all the sets, over these variables; the sets depend on no
    /// others. It sticks to the largest number.
    pub(super) fn count(
        &mut self,
        diagram: &mut Diagram,
        sets: Vec<Set>,
        variables: &[Variable],
    ) -> u128 {
        let Some(sets) = tidy(sets) else { return 0 };
        let mut n = 1_u128;
        let mut bound: Vec<Variable> = Vec::new();
        for component in components(diagram, &sets) {
            let own = union(diagram, &component);
            n = n.saturating_mul(self.count_one(diagram, component, &own));
            bound.extend(own);
        }
        for free in variables.iter().filter(|it| !bound.contains(it)) {
            n = n.saturating_mul(u128::from(diagram.size(*free)));
        }
        n
    }

    fn count_one(&mut self, diagram: &mut Diagram, sets: Vec<Set>, variables: &[Variable]) -> u128 {
        if let Some(known) = self.counted.get(&sets) {
            return *known;
        }
        self.steps += 1;
        let Some(variable) = busiest(diagram, sets.iter().copied()) else {
            return 1;
        };
        let rest: Vec<Variable> = variables
            .iter()
            .copied()
            .filter(|it| *it != variable)
            .collect();
        let mut n = 0_u128;
        for value in 0..diagram.size(variable) {
            if self.is_tired() {
                return 0;
            }
            let left = fix(diagram, &sets, variable, value);
            n = n.saturating_add(self.count(diagram, left, &rest));
        }
        self.counted.insert(sets, n);
        n
    }

    /// The extremes of what the situations in all the sets are worth; `None` if there is none.
    pub(super) fn weigh(
        &mut self,
        diagram: &mut Diagram,
        sets: Vec<Set>,
        terms: &[Term],
    ) -> Option<Extremes> {
        let sets = tidy(sets)?;
        let (base, terms) = tidy_terms(terms);
        let mut sum = Extremes {
            least: (base, Choices::default()),
            most: (base, Choices::default()),
        };
        let all: Vec<Set> = sets
            .iter()
            .copied()
            .chain(terms.iter().map(|(set, _)| *set))
            .collect();
        for component in components(diagram, &all) {
            let own: Vec<Set> = component
                .iter()
                .copied()
                .filter(|it| sets.binary_search(it).is_ok())
                .collect();
            let worth: Vec<Term> = terms
                .iter()
                .copied()
                .filter(|(it, _)| component.binary_search(it).is_ok())
                .collect();
            let it = self.weigh_one(diagram, own, worth)?;
            sum.least = plus(&sum.least, &it.least);
            sum.most = plus(&sum.most, &it.most);
        }
        Some(sum)
    }

    fn weigh_one(
        &mut self,
        diagram: &mut Diagram,
        sets: Vec<Set>,
        terms: Vec<Term>,
    ) -> Option<Extremes> {
        let key = (sets, terms);
        if let Some(known) = self.weighed.get(&key) {
            return known.clone();
        }
        self.steps += 1;
        let (sets, terms) = &key;
        let all = sets
            .iter()
            .copied()
            .chain(terms.iter().map(|(set, _)| *set));
        let variable = busiest(diagram, all)?;
        let mut best: Option<Extremes> = None;
        for value in 0..diagram.size(variable) {
            if self.is_tired() {
                return None;
            }
            let left = fix(diagram, sets, variable, value);
            let worth: Vec<Term> = terms
                .iter()
                .map(|(set, n)| (diagram.fix(*set, variable, value), *n))
                .collect();
            let Some(it) = self.weigh(diagram, left, &worth) else {
                continue;
            };
            let chosen = |(n, rest): &(i64, Choices)| (*n, with((variable, value), rest));
            let better = best.get_or_insert_with(|| Extremes {
                least: chosen(&it.least),
                most: chosen(&it.most),
            });
            if it.least.0 < better.least.0 {
                better.least = chosen(&it.least);
            }
            if better.most.0 < it.most.0 {
                better.most = chosen(&it.most);
            }
        }
        self.weighed.insert(key, best.clone());
        best
    }
}

/// Without those that always hold, each once; `None` if one never holds.
fn tidy(mut sets: Vec<Set>) -> Option<Vec<Set>> {
    sets.retain(|it| *it != Set::ALL);
    sets.sort_unstable();
    sets.dedup();
    (sets.first() != Some(&Set::NONE)).then_some(sets)
}

/// What the terms are worth in any case, and those that still hang on something.
fn tidy_terms(terms: &[Term]) -> (i64, Vec<Term>) {
    let mut base = 0_i64;
    let mut open: BTreeMap<Set, i64> = BTreeMap::new();
    for (set, n) in terms {
        match *set {
            Set::NONE => {}
            Set::ALL => base = base.saturating_add(*n),
            set => {
                let sum = open.entry(set).or_default();
                *sum = sum.saturating_add(*n);
            }
        }
    }
    (base, open.into_iter().collect())
}

fn fix(diagram: &mut Diagram, sets: &[Set], variable: Variable, value: u16) -> Vec<Set> {
    sets.iter()
        .map(|it| diagram.fix(*it, variable, value))
        .collect()
}

fn with(choice: Choice, rest: &Choices) -> Choices {
    std::iter::once(choice)
        .chain(rest.iter().copied())
        .collect()
}

fn plus(a: &(i64, Choices), b: &(i64, Choices)) -> (i64, Choices) {
    let choices = a.1.iter().chain(b.1.iter()).copied().collect();
    (a.0.saturating_add(b.0), choices)
}

fn union(diagram: &mut Diagram, sets: &[Set]) -> Vec<Variable> {
    let mut all: Vec<Variable> = Vec::new();
    for set in sets {
        all.extend(diagram.support(*set).iter());
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The variable that most sets depend on: once it is fixed, most falls apart.
fn busiest(diagram: &mut Diagram, sets: impl Iterator<Item = Set>) -> Option<Variable> {
    let mut counts: BTreeMap<Variable, usize> = BTreeMap::new();
    for set in sets {
        for variable in diagram.support(set).iter() {
            *counts.entry(*variable).or_default() += 1;
        }
    }
    let most = counts.values().max().copied()?;
    counts
        .into_iter()
        .find(|(_, n)| *n == most)
        .map(|(variable, _)| variable)
}

/// The sets in groups that share no variable. Each group is sorted.
fn components(diagram: &mut Diagram, sets: &[Set]) -> Vec<Vec<Set>> {
    let mut groups: Vec<(Vec<Variable>, Vec<Set>)> = Vec::new();
    for set in sets {
        let support = diagram.support(*set);
        let (mut variables, mut members) = (support.to_vec(), vec![*set]);
        groups.retain_mut(|(theirs, them)| {
            let shared = theirs.iter().any(|it| support.contains(it));
            if shared {
                variables.append(theirs);
                members.append(them);
            }
            !shared
        });
        variables.sort_unstable();
        variables.dedup();
        groups.push((variables, members));
    }
    groups
        .into_iter()
        .map(|(_, mut members)| {
            members.sort_unstable();
            members.dedup();
            members
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_questions_are_counted_without_being_walked() {
        let mut diagram = Diagram::default();
        let variables: Vec<Variable> = (0..40).map(|_| diagram.variable(3)).collect();
        let mut search = Search::default();
        let sets: Vec<Set> = variables
            .windows(2)
            .map(|pair| {
                let a = diagram.where_value(pair[0], |it| it == 0);
                let b = diagram.where_value(pair[1], |it| it == 0);
                let both = diagram.and(a, b);
                diagram.not(both)
            })
            .collect();
        // No two neighbours are nought: a(n) = 2 a(n-1) + 2 a(n-2).
        let (mut a, mut b) = (1_u128, 3_u128);
        for _ in 1..40 {
            (a, b) = (b, 2 * b + 2 * a);
        }
        assert_eq!(search.count(&mut diagram, sets.clone(), &variables), b);
        let worth: Vec<Term> = variables
            .iter()
            .map(|it| (diagram.where_value(*it, |it| it == 0), 1))
            .collect();
        let extremes = search.weigh(&mut diagram, sets, &worth).unwrap();
        assert_eq!((extremes.least.0, extremes.most.0), (0, 20));
        assert_eq!(extremes.most.1.iter().filter(|it| it.1 == 0).count(), 20);
    }
}
