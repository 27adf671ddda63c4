//! Explores every situation of every bundle: what is counted, and what must hold in each of them.
//!
//! Nothing is walked through one by one and nothing is sampled: the sets of situations are put together
//! from the conditions, and a defect is a set that is not empty where it should be, or empty where it
//! should not. Each search looks only at the answers that its own conditions read.

use std::collections::BTreeSet;

use hall_core::catalog::{Bundle, ServiceIx};

use super::diagram::{Set, Variable};
use super::extremes::extremes;
use super::report::Explored;
use super::space::{Mode, Space};
use super::{conflicts, idle, situations};
use crate::compile::{cut, single};
use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};
use crate::place::Place;
use crate::source::{BundleEntry, ServiceEntry};

/// A compiled bundle with what it was made from.
pub(super) struct Bundled<'a> {
    pub(super) library: &'a Library,
    pub(super) bundle: &'a Bundle,
    /// Each of its services in the whole catalogue.
    pub(super) services: Vec<ServiceIx>,
}

impl<'a> Bundled<'a> {
    /// A service as it is written.
    pub(super) fn source(&self, service: ServiceIx) -> Option<&'a ServiceEntry> {
        let global = self.services.get(service.at())?;
        self.library.sources.services.get(global.at())
    }

    /// Where a use stands.
    pub(super) fn use_place(&self, service: ServiceIx, position: usize) -> Option<Place> {
        let global = self.services.get(service.at())?;
        let places = self.library.use_places.get(global.at())?;
        places.get(position).copied()
    }
}

/// The uses and requirements, by service of the whole catalogue and position, that some bundle comes to.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// Services that take part in some situation.
    pub(super) services: BTreeSet<ServiceIx>,
    pub(super) uses: BTreeSet<(ServiceIx, usize)>,
    pub(super) requirements: BTreeSet<(ServiceIx, usize)>,
    /// Services whose other promise somebody is given.
    pub(super) exceptions: BTreeSet<ServiceIx>,
    /// Services of which not all situations could be looked at.
    pub(super) doubtful: BTreeSet<ServiceIx>,
}

impl Reached {
    pub(super) fn add(&mut self, other: Self) {
        self.services.extend(other.services);
        self.uses.extend(other.uses);
        self.requirements.extend(other.requirements);
        self.exceptions.extend(other.exceptions);
        self.doubtful.extend(other.doubtful);
    }
}

/// Explores all bundles, and each service that stands in none by itself.
pub(super) fn check(library: &Library, log: &mut FaultLog) -> Vec<Explored> {
    let mut explored = Vec::new();
    let mut reached = Reached::default();
    for (plan, entry) in library.bundles.iter().zip(&library.sources.bundles) {
        let (it, its) = bundle(library, plan, entry, log);
        explored.push(it);
        reached.add(its);
    }
    let members: BTreeSet<ServiceIx> = library
        .bundles
        .iter()
        .flat_map(|it| it.members.iter().map(|(service, _)| *service))
        .collect();
    for service in (0..library.services.len()).map(ServiceIx::new) {
        if !members.contains(&service) {
            reached.add(alone(library, service));
        }
    }
    situations::never(library, &reached, log);
    explored
}

fn bundle(
    library: &Library,
    plan: &BundlePlan,
    entry: &BundleEntry,
    log: &mut FaultLog,
) -> (Explored, Reached) {
    let bundle = cut(library, plan);
    let bundled = Bundled {
        library,
        bundle: &bundle,
        services: plan.members.iter().map(|(it, _)| *it).collect(),
    };
    let mut findings = FaultLog::default();
    let mut open = Space::new(&bundle, Mode::Open);
    let (situations, stopped) = count(&mut open);
    situations::check(&mut open, &bundled, entry, &mut findings);
    conflicts::check(&mut open, &bundled, &mut findings);
    idle::check(&mut open, entry, &mut findings);
    let mut reached = situations::reached(&mut open, &bundled);
    if open.gave_up().is_some() {
        reached = Reached {
            doubtful: bundled.services.iter().copied().collect(),
            ..Reached::default()
        };
    } else {
        log.append(findings);
    }
    let mut bare = Space::new(&bundle, Mode::Bare);
    let found = extremes(&mut bare);
    let explored = Explored {
        bundle: plan.id.clone(),
        situations,
        stopped,
        incomplete: open.gave_up().or(bare.gave_up()).or(found.doubt),
        fields: found.fields,
        materials: found.materials,
        working_days: found.working_days,
    };
    (explored, reached)
}

fn alone(library: &Library, service: ServiceIx) -> Reached {
    let Some(bundle) = single(library, service) else {
        return Reached::default();
    };
    let bundled = Bundled {
        library,
        bundle: &bundle,
        services: vec![service],
    };
    let mut open = Space::new(&bundle, Mode::Open);
    let reached = situations::reached(&mut open, &bundled);
    match open.gave_up() {
        None => reached,
        Some(_) => Reached {
            doubtful: BTreeSet::from([service]),
            ..Reached::default()
        },
    }
}

/// The number of situations, and of walks that an option ends.
fn count(space: &mut Space<'_>) -> (u128, u128) {
    let mut stopped = 0_u128;
    let mut variables: Vec<Variable> = Vec::new();
    let mut legal: Vec<Set> = Vec::new();
    for position in 0..space.questions.len() {
        let Some(question) = space.questions.get(position) else {
            continue;
        };
        let (variable, when) = (question.variable, question.when);
        let n_stops = u128::try_from(question.n_stops).unwrap_or(u128::MAX);
        if 0 < n_stops {
            let mut before = legal.clone();
            before.push(when.may(&mut space.diagram));
            let walks = space.search.count(&mut space.diagram, before, &variables);
            stopped = stopped.saturating_add(walks.saturating_mul(n_stops));
        }
        legal.extend(space.legal.get(position));
        variables.push(variable);
    }
    let situations = space.search.count(&mut space.diagram, legal, &variables);
    (situations, stopped)
}
