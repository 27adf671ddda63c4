//! What a condition or an expression comes to, situation by situation.

use hall_core::decimal::Decimal;

use crate::check::diagram::{Diagram, Set};

/// Where a condition holds and where it fails; elsewhere it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Split {
    pub(in crate::check) yes: Set,
    pub(in crate::check) no: Set,
}

impl Split {
    pub(super) const UNKNOWN: Self = Self {
        yes: Set::NONE,
        no: Set::NONE,
    };

    pub(super) const fn of(holds: bool) -> Self {
        Self {
            yes: Set::of(holds),
            no: Set::of(!holds),
        }
    }

    pub(super) const fn negate(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
        }
    }

    pub(super) fn and(self, other: Self, diagram: &mut Diagram) -> Self {
        Self {
            yes: diagram.and(self.yes, other.yes),
            no: diagram.or(self.no, other.no),
        }
    }

    pub(super) fn or(self, other: Self, diagram: &mut Diagram) -> Self {
        self.negate().and(other.negate(), diagram).negate()
    }

    /// Where it neither holds nor fails.
    pub(super) fn unknown(self, diagram: &mut Diagram) -> Set {
        let known = diagram.or(self.yes, self.no);
        diagram.not(known)
    }

    /// Where it holds or may hold.
    pub(in crate::check) fn may(self, diagram: &mut Diagram) -> Set {
        diagram.not(self.no)
    }
}

/// One value that an expression may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    /// A text, or a chosen option.
    Text(String),
    /// An option that no condition names.
    Other,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// Chosen options.
    Choices(Vec<String>),
    /// A table, or a column of one, that has no rows yet.
    NoRows,
    /// Something of another kind that an answer gives.
    Given,
}

/// The values of an expression, each with where it has it. Elsewhere the value is unknown.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// Where there is nothing: it is not asked.
    pub(super) absent: Set,
    /// The values, each with where it is the one.
    pub(super) values: Vec<(Plain, Set)>,
    /// Where the value is typed by the applicant, who may also leave it open.
    pub(super) typed: Set,
}

impl Sight {
    pub(super) const UNKNOWN: Self = Self {
        absent: Set::NONE,
        values: Vec::new(),
        typed: Set::NONE,
    };

    pub(super) const ABSENT: Self = Self {
        absent: Set::ALL,
        values: Vec::new(),
        typed: Set::NONE,
    };

    /// The same value everywhere.
    pub(super) fn always(value: Plain) -> Self {
        Self {
            values: vec![(value, Set::ALL)],
            ..Self::UNKNOWN
        }
    }

    /// Where it is neither absent nor one of the values.
    pub(super) fn unknown(&self, diagram: &mut Diagram) -> Set {
        let mut known = self.absent;
        for (_, set) in &self.values {
            known = diagram.or(known, *set);
        }
        diagram.not(known)
    }

    /// The same inside `set`, and unknown elsewhere.
    pub(super) fn within(&self, set: Set, diagram: &mut Diagram) -> Self {
        let mut values = Vec::with_capacity(self.values.len());
        for (value, its) in &self.values {
            values.push((value.clone(), diagram.and(*its, set)));
        }
        values.retain(|(_, set)| *set != Set::NONE);
        Self {
            absent: diagram.and(self.absent, set),
            values,
            typed: diagram.and(self.typed, set),
        }
    }

    /// This one and another that is known elsewhere.
    pub(super) fn joined(mut self, other: Self, diagram: &mut Diagram) -> Self {
        self.absent = diagram.or(self.absent, other.absent);
        self.typed = diagram.or(self.typed, other.typed);
        for (value, set) in other.values {
            match self.values.iter_mut().find(|(it, _)| *it == value) {
                Some((_, its)) => *its = diagram.or(*its, set),
                None => self.values.push((value, set)),
            }
        }
        self
    }

    /// Where the value is one for which `which` says so; where it says nothing it stays unknown.
    pub(super) fn split(
        &self,
        diagram: &mut Diagram,
        which: impl Fn(&Plain) -> Option<bool>,
    ) -> Split {
        let mut split = Split::UNKNOWN;
        for (value, set) in &self.values {
            match which(value) {
                Some(true) => split.yes = diagram.or(split.yes, *set),
                Some(false) => split.no = diagram.or(split.no, *set),
                None => {}
            }
        }
        split
    }
}
