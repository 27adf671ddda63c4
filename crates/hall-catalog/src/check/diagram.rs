//! Decision diagrams: sets of situations, however many there are, as small graphs.
//!
//! A situation gives every variable one of its values. A node looks at one variable and has a branch for
//! each of its values; nodes further down look at later variables, and equal nodes are one node. So the
//! same set is always the same [`Set`], and comparing two sets costs nothing.
//!
//! Design assumption: conditions read few answers each, so their sets are small whatever the number of
//! situations is. Where that fails the diagram stops growing and says so ([`Diagram::is_full`]); what was
//! concluded from it then counts for nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

/// A variable, by its position in the order in which nodes look at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Variable(u16);

/// A set of situations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(u32);

impl Set {
    /// No situation.
    pub(super) const NONE: Self = Self(0);
    /// Every situation.
    pub(super) const ALL: Self = Self(1);

    pub(super) const fn of(all: bool) -> Self {
        if all { Self::ALL } else { Self::NONE }
    }
}

type Branches = Rc<[Set]>;

/// A million nodes take some hundred megabytes; the largest real bundle has some thousand.
const MOST_NODES: usize = 1_000_000;

/// The nodes of all sets of one bundle.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    /// The number of values of each variable.
    sizes: Vec<u16>,
    /// All nodes but the two ends.
    nodes: Vec<(Variable, Branches)>,
    known: BTreeMap<(Variable, Branches), Set>,
    both: BTreeMap<(Set, Set), Set>,
    opposite: BTreeMap<Set, Set>,
    fixed: BTreeMap<(Set, Variable, u16), Set>,
    support: BTreeMap<Set, Rc<[Variable]>>,
    full: bool,
}

impl Diagram {
    /// A new variable, after all others in the order.
    pub(super) fn variable(&mut self, n_values: usize) -> Variable {
        let position = u16::try_from(self.sizes.len());
        let size = u16::try_from(n_values);
        self.full |= position.is_err() || size.is_err();
        self.sizes.push(size.unwrap_or(u16::MAX));
        Variable(position.unwrap_or(u16::MAX))
    }

    /// The number of values of a variable.
    pub(super) fn size(&self, variable: Variable) -> u16 {
        self.sizes
            .get(usize::from(variable.0))
            .copied()
            .unwrap_or_default()
    }

    /// Whether it has stopped growing: then its sets are no longer right.
    pub(super) const fn is_full(&self) -> bool {
        self.full
    }

    /// The situations that give the variable one of the values for which `which` holds.
    pub(super) fn where_value(&mut self, variable: Variable, which: impl Fn(u16) -> bool) -> Set {
        let branches = (0..self.size(variable)).map(|it| Set::of(which(it)));
        let branches = branches.collect();
        self.node(variable, branches)
    }

    /// The situations in both sets.
    pub(super) fn and(&mut self, a: Set, b: Set) -> Set {
        let (a, b) = (a.min(b), a.max(b));
        if a == Set::NONE || a == b {
            return a;
        }
        if a == Set::ALL {
            return b;
        }
        if let Some(known) = self.both.get(&(a, b)) {
            return *known;
        }
        let Some(top) = self.top(a).into_iter().chain(self.top(b)).min() else {
            return Set::NONE;
        };
        let mut branches = Vec::with_capacity(usize::from(self.size(top)));
        for value in 0..self.size(top) {
            let (a, b) = (self.branch(a, top, value), self.branch(b, top, value));
            branches.push(self.and(a, b));
        }
        let set = self.node(top, branches);
        self.both.insert((a, b), set);
        set
    }

    /// The situations that are not in the set.
    pub(super) fn not(&mut self, set: Set) -> Set {
        match set {
            Set::NONE => return Set::ALL,
            Set::ALL => return Set::NONE,
            _ => {}
        }
        if let Some(known) = self.opposite.get(&set) {
            return *known;
        }
        let Some((variable, branches)) = self.parts(set) else {
            return Set::NONE;
        };
        let branches = branches.iter().map(|it| self.not(*it)).collect();
        let opposite = self.node(variable, branches);
        self.opposite.insert(set, opposite);
        self.opposite.insert(opposite, set);
        opposite
    }

    /// The situations in either set.
    pub(super) fn or(&mut self, a: Set, b: Set) -> Set {
        if a == Set::NONE || b == Set::ALL || a == b {
            return b;
        }
        if b == Set::NONE || a == Set::ALL {
            return a;
        }
        let (a, b) = (self.not(a), self.not(b));
        let neither = self.and(a, b);
        self.not(neither)
    }

    /// The situations in the first set and not in the second.
    pub(super) fn minus(&mut self, a: Set, b: Set) -> Set {
        let b = self.not(b);
        self.and(a, b)
    }

    /// What is left of a set when a variable has this value.
    pub(super) fn fix(&mut self, set: Set, variable: Variable, value: u16) -> Set {
        let Some((top, branches)) = self.parts(set) else {
            return set;
        };
        if variable < top {
            return set;
        }
        if variable == top {
            return branches
                .get(usize::from(value))
                .copied()
                .unwrap_or(Set::NONE);
        }
        let key = (set, variable, value);
        if let Some(known) = self.fixed.get(&key) {
            return *known;
        }
        let branches = branches
            .iter()
            .map(|it| self.fix(*it, variable, value))
            .collect();
        let left = self.node(top, branches);
        self.fixed.insert(key, left);
        left
    }

    /// The situations that are in the set for some values of the variables from `first` on.
    pub(super) fn whatever(&mut self, set: Set, first: Variable) -> Set {
        match self.parts(set) {
            None => set,
            // Every node but one end leads to the other.
            Some((top, _)) if first <= top => Set::ALL,
            Some((top, branches)) => {
                let branches = branches
                    .iter()
                    .map(|it| self.whatever(*it, first))
                    .collect();
                self.node(top, branches)
            }
        }
    }

    /// The variables that a set depends on, in order.
    pub(super) fn support(&mut self, set: Set) -> Rc<[Variable]> {
        let Some((top, branches)) = self.parts(set) else {
            return Rc::new([]);
        };
        if let Some(known) = self.support.get(&set) {
            return Rc::clone(known);
        }
        let mut all = vec![top];
        for branch in branches.iter() {
            all.extend(self.support(*branch).iter().copied());
        }
        all.sort_unstable();
        all.dedup();
        let all: Rc<[Variable]> = all.into();
        self.support.insert(set, Rc::clone(&all));
        all
    }

    fn parts(&self, set: Set) -> Option<(Variable, Branches)> {
        let position = usize::try_from(set.0.checked_sub(2)?).ok()?;
        self.nodes.get(position).cloned()
    }

    fn top(&self, set: Set) -> Option<Variable> {
        let position = usize::try_from(set.0.checked_sub(2)?).ok()?;
        self.nodes.get(position).map(|(variable, _)| *variable)
    }

    fn branch(&self, set: Set, variable: Variable, value: u16) -> Set {
        match self.parts(set) {
            Some((top, branches)) if top == variable => branches
                .get(usize::from(value))
                .copied()
                .unwrap_or(Set::NONE),
            _ => set,
        }
    }

    fn node(&mut self, variable: Variable, branches: Vec<Set>) -> Set {
        let first = branches.first().copied().unwrap_or(Set::NONE);
        if branches.iter().all(|it| *it == first) {
            return first;
        }
        let key = (variable, Branches::from(branches));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        if MOST_NODES <= self.nodes.len() {
            self.full = true;
            return Set::NONE;
        }
        self.nodes.push(key.clone());
        let set = Set(u32::try_from(self.nodes.len() + 1).unwrap_or_default());
        self.known.insert(key, set);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_set_is_the_same_node_however_it_was_put_together() {
        let mut diagram = Diagram::default();
        let (a, b) = (diagram.variable(3), diagram.variable(2));
        let (a, b) = (
            diagram.where_value(a, |it| it == 1),
            diagram.where_value(b, |it| it == 0),
        );
        let (not_a, not_b) = (diagram.not(a), diagram.not(b));
        let neither = diagram.and(not_a, not_b);
        let either = diagram.or(a, b);
        assert_eq!(diagram.not(either), neither);
        assert_eq!(diagram.and(a, not_a), Set::NONE);
        assert_eq!(diagram.or(a, not_a), Set::ALL);
    }

    #[test]
    fn fixing_a_variable_leaves_what_the_others_decide() {
        let mut diagram = Diagram::default();
        let (x, y) = (diagram.variable(2), diagram.variable(2));
        let (a, b) = (
            diagram.where_value(x, |it| it == 1),
            diagram.where_value(y, |it| it == 1),
        );
        let both = diagram.and(a, b);
        assert_eq!(diagram.fix(both, y, 1), a);
        assert_eq!(diagram.fix(both, y, 0), Set::NONE);
        assert_eq!(diagram.whatever(both, y), a);
        assert_eq!(*diagram.support(both), [x, y]);
    }
}
