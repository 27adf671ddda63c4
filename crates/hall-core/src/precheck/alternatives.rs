//! Why a document is on the smallest list where services accept alternatives, and what may be handed in
//! in its place.

use std::collections::BTreeSet;

use super::grouping::{self, RequirementAt};
use super::{MaterialState, Precheck};
use crate::catalog::{MaterialIx, ServiceIx, Step, WayKind};

/// Why this document, and none of those that would do as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No other is accepted.
    Only,
    /// The applicant hands it in.
    HandedIn,
    /// It is at hand already, so that nothing has to be handed in.
    AtHand,
    /// These services accept no other, so it is needed anyway.
    NeededAnyway(Vec<ServiceIx>),
    /// It serves so many requirements at once, where others would serve fewer.
    ServesMost(usize),
    /// Another would do as well; this one is named first.
    NamedFirst,
}

impl Precheck {
    /// Why a material of the merged list is on it.
    pub fn reason(&self, state: &MaterialState) -> Reason {
        let sets: Vec<(RequirementAt, BTreeSet<MaterialIx>)> = self.accepted(state);
        if sets.iter().all(|(_, set)| set.len() == 1) {
            return Reason::Only;
        }
        let handed_in = |way: WayKind| !matches!(way, WayKind::Commitment | WayKind::Deferral);
        if state.provided.is_some_and(handed_in) {
            return Reason::HandedIn;
        }
        if state.settled.is_some() || grouping::is_free(self, state.material) {
            return Reason::AtHand;
        }
        let mut strict: Vec<ServiceIx> = Vec::new();
        for (at, _) in sets.iter().filter(|(_, set)| set.len() == 1) {
            if !strict.contains(&at.service) {
                strict.push(at.service);
            }
        }
        match (strict.is_empty(), sets.len()) {
            (false, _) => Reason::NeededAnyway(strict),
            (true, 1) => Reason::NamedFirst,
            (true, n) => Reason::ServesMost(n),
        }
    }

    /// The materials, any one of which would meet all that this one meets. What costs nothing needs none,
    /// and is taken by itself where nothing else is handed in.
    pub fn alternatives(&self, state: &MaterialState) -> Vec<MaterialIx> {
        if state.settled == Some(Step::PriorResult) || grouping::is_free(self, state.material) {
            return Vec::new();
        }
        let mut sets = self.accepted(state).into_iter().map(|(_, set)| set);
        let first = sets.next().unwrap_or_default();
        let common = sets.fold(first, |all, set| all.intersection(&set).copied().collect());
        common
            .into_iter()
            .filter(|it| *it != state.material && !grouping::is_free(self, *it))
            .collect()
    }

    /// What each requirement accepts, as the materials that stand for their families.
    fn accepted(&self, state: &MaterialState) -> Vec<(RequirementAt, BTreeSet<MaterialIx>)> {
        let requirements = state.requirements.iter();
        requirements
            .filter_map(|at| {
                let any_of = &self.requirement(*at)?.any_of;
                let heads = any_of.iter().map(|it| grouping::head(self, *it));
                Some((*at, heads.collect()))
            })
            .collect()
    }
}
