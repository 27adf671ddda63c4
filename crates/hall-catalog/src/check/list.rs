//! The merged list of materials, over all situations at once: where each material stands on it.
//!
//! It takes the steps of the merging in `hall-core`: results of earlier services, the same, similar ones,
//! and the fewest documents where services accept alternatives. Where alternatives touch each other the
//! situations are split by what decides the choice, and the choice is made in each part.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::{MaterialIx, Requirement, Step, Way};

use super::diagram::Set;
use super::needs::Place;
use super::space::Space;

/// One requirement with where it is or may be in force.
struct Demand<'a> {
    place: Place,
    requirement: &'a Requirement,
    stands: Set,
}

/// Where a requirement is met by a document of this family, and no earlier service yields it.
struct Met {
    demand: usize,
    head: MaterialIx,
    set: Set,
}

/// More parts than these are more than any list of documents can have.
const MOST_PARTS: usize = 1 << 12;

/// Where each material stands on the merged list; `None` if the choices among documents are too
/// entangled.
pub(super) fn listed(space: &mut Space<'_>) -> Option<Vec<Set>> {
    let mut demands = Vec::new();
    for (place, requirement) in space.requirements() {
        let stands = space.required(place.0, requirement);
        let stands = stands.may(&mut space.diagram);
        demands.push(Demand {
            place,
            requirement,
            stands,
        });
    }
    let met = met(space, &demands)?;
    let mut by_head: BTreeMap<MaterialIx, Vec<(usize, Set)>> = BTreeMap::new();
    for it in met {
        by_head
            .entry(it.head)
            .or_default()
            .push((it.demand, it.set));
    }
    let mut listed = Vec::new();
    for (head, met) in by_head {
        listed.push(on_list(space, &demands, head, &met));
    }
    Some(listed)
}

/// Where a document is on the list: somebody requires it, and no step that the figure counts takes it off.
fn on_list(
    space: &mut Space<'_>,
    demands: &[Demand<'_>],
    head: MaterialIx,
    met: &[(usize, Set)],
) -> Set {
    let counted_after = space.bundle.counted_after.unwrap_or(Step::Similar);
    let (mut wanted, mut uncommitted) = (Set::NONE, Set::NONE);
    for (demand, set) in met {
        wanted = space.diagram.or(wanted, *set);
        let committable = demands
            .get(*demand)
            .map_or(Set::NONE, |it| space.committable(it.requirement));
        let bare = space.diagram.minus(*set, committable);
        uncommitted = space.diagram.or(uncommitted, bare);
    }
    if Step::Exempt <= counted_after {
        let sure = |way: &Way| {
            matches!(
                way,
                Way::Licence { sure: true, .. } | Way::Register { sure: true, .. }
            )
        };
        let exempt = space.ways(head, sure).yes;
        wanted = space.diagram.minus(wanted, exempt);
    }
    let generated = |way: &Way| matches!(way, Way::Generated { .. });
    if Step::Generated <= counted_after && space.ways(head, generated).yes == Set::ALL {
        wanted = Set::NONE;
    }
    if Step::Commitment <= counted_after {
        wanted = space.diagram.and(wanted, uncommitted);
    }
    wanted
}

fn met(space: &mut Space<'_>, demands: &[Demand<'_>]) -> Option<Vec<Met>> {
    let mut met = Vec::new();
    let chosen = chosen_among(space, demands);
    for (position, it) in demands.iter().enumerate() {
        let [material] = it.requirement.any_of.as_slice() else {
            continue;
        };
        let prior = space.prior(it.place.0, *material);
        met.push(Met {
            demand: position,
            head: space.head(*material),
            set: space.diagram.minus(it.stands, prior),
        });
    }
    for family in chosen {
        choose(space, demands, &family, &mut met)?;
    }
    Some(met)
}

/// The requirements with alternatives, in families that share a document, and with them all others that
/// require one of these documents.
fn chosen_among(space: &Space<'_>, demands: &[Demand<'_>]) -> Vec<BTreeSet<usize>> {
    let heads = |it: &Demand<'_>| -> BTreeSet<MaterialIx> {
        it.requirement
            .any_of
            .iter()
            .map(|it| space.head(*it))
            .collect()
    };
    let mut families: Vec<(BTreeSet<MaterialIx>, BTreeSet<usize>)> = Vec::new();
    for (position, it) in demands.iter().enumerate() {
        if it.requirement.any_of.len() < 2 {
            continue;
        }
        let (mut documents, mut members) = (heads(it), BTreeSet::from([position]));
        families.retain_mut(|(theirs, them)| {
            let apart = theirs.is_disjoint(&documents);
            if !apart {
                documents.append(theirs);
                members.append(them);
            }
            apart
        });
        families.push((documents, members));
    }
    for (documents, members) in &mut families {
        for (position, it) in demands.iter().enumerate() {
            if !heads(it).is_disjoint(documents) {
                members.insert(position);
            }
        }
    }
    families.into_iter().map(|(_, members)| members).collect()
}

/// The state of a family in one part of the situations.
#[derive(Clone)]
struct Part {
    set: Set,
    /// The requirements in force, each with the documents that meet it.
    open: Vec<(usize, Vec<MaterialIx>, bool)>,
}

fn choose(
    space: &mut Space<'_>,
    demands: &[Demand<'_>],
    family: &BTreeSet<usize>,
    met: &mut Vec<Met>,
) -> Option<()> {
    let mut parts = vec![Part {
        set: Set::ALL,
        open: Vec::new(),
    }];
    for position in family {
        let demand = demands.get(*position)?;
        let mut next = Vec::new();
        for part in parts {
            split(space, demand, *position, part, &mut next);
        }
        if MOST_PARTS < next.len() {
            return None;
        }
        parts = next;
    }
    for part in parts {
        let documents = fewest(&part.open);
        for (position, heads, prior) in &part.open {
            let alternatives = demands.get(*position).map(|it| it.requirement.any_of.len());
            if alternatives < Some(2) || *prior {
                continue;
            }
            if let Some(head) = heads.iter().find(|it| documents.contains(it)) {
                met.push(Met {
                    demand: *position,
                    head: *head,
                    set: part.set,
                });
            }
        }
    }
    Some(())
}

/// Splits a part by whether a requirement is in force, and by what yields a document for it.
fn split(
    space: &mut Space<'_>,
    demand: &Demand<'_>,
    position: usize,
    part: Part,
    next: &mut Vec<Part>,
) {
    let mut keep = |set: Set, more: Option<(usize, Vec<MaterialIx>, bool)>| {
        if set != Set::NONE {
            let mut open = part.open.clone();
            open.extend(more);
            next.push(Part { set, open });
        }
    };
    keep(space.diagram.minus(part.set, demand.stands), None);
    let mut left = space.diagram.and(part.set, demand.stands);
    for material in &demand.requirement.any_of {
        let prior = space.prior(demand.place.0, *material);
        let here = space.diagram.and(left, prior);
        keep(here, Some((position, vec![space.head(*material)], true)));
        left = space.diagram.minus(left, prior);
    }
    let free = |way: &Way| {
        matches!(
            way,
            Way::Register { sure: true, .. } | Way::Generated { signed: false }
        )
    };
    let all = &demand.requirement.any_of;
    let is_free = |it: &MaterialIx| {
        let material = space.bundle.materials.get(space.head(*it).at());
        material.is_some_and(|it| it.ways.iter().any(free))
    };
    let heads = match all.iter().find(|it| is_free(it)) {
        Some(free) => vec![space.head(*free)],
        None => all.iter().map(|it| space.head(*it)).collect(),
    };
    keep(left, Some((position, heads, false)));
}

/// The fewest documents that meet all; among several such sets the first in the catalogue.
fn fewest(open: &[(usize, Vec<MaterialIx>, bool)]) -> BTreeSet<MaterialIx> {
    let mut chosen: BTreeSet<MaterialIx> = open
        .iter()
        .filter(|(_, heads, _)| heads.iter().collect::<BTreeSet<_>>().len() == 1)
        .flat_map(|(_, heads, _)| heads.iter().copied())
        .collect();
    let rest: Vec<&Vec<MaterialIx>> = open
        .iter()
        .map(|(_, heads, _)| heads)
        .filter(|heads| !heads.iter().any(|it| chosen.contains(it)))
        .collect();
    let candidates: BTreeSet<MaterialIx> = rest.iter().copied().flatten().copied().collect();
    let mut sets: Vec<BTreeSet<MaterialIx>> = vec![BTreeSet::new()];
    for _ in 0..rest.len() {
        let meets =
            |set: &BTreeSet<MaterialIx>| rest.iter().all(|it| it.iter().any(|it| set.contains(it)));
        if let Some(best) = sets.iter().filter(|it| meets(it)).min() {
            chosen.extend(best);
            return chosen;
        }
        let larger: BTreeSet<BTreeSet<MaterialIx>> = sets
            .iter()
            .flat_map(|set| {
                candidates.iter().map(move |it| {
                    let mut set = set.clone();
                    set.insert(*it);
                    set
                })
            })
            .collect();
        sets = larger.into_iter().collect();
    }
    chosen.extend(
        sets.into_iter()
            .filter(|set| rest.iter().all(|it| it.iter().any(|it| set.contains(it))))
            .min()
            .unwrap_or_default(),
    );
    chosen
}
