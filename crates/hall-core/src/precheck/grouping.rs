//! Which requirements one document meets.
//!
//! Requirements for the same material are met by one; so are requirements for similar materials,
//! which the catalogue declares; and where a service accepts alternatives, the fewest documents that
//! meet everybody are chosen, counting on what the applicant provides or holds already.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Precheck, smallest};
use crate::catalog::{MaterialIx, ServiceIx, Way, WayKind};

/// A requirement, by its service and its position on that service's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RequirementAt {
    /// The service.
    pub service: ServiceIx,
    /// The position.
    pub position: usize,
}

/// Requirements that one document meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The material that stands for all of them.
    pub(crate) material: MaterialIx,
    /// The requirements.
    pub(crate) requirements: Vec<RequirementAt>,
    /// Whether an earlier service of the same application yields it.
    pub(crate) prior: bool,
    /// Whether none of the requirements is in force for certain.
    pub(crate) maybe: bool,
}

/// Groups the requirements that are or may be in force, in the order of the services' lists.
pub(crate) fn group(check: &Precheck) -> Vec<Group> {
    let bundle = check.plan().bundle();
    let mut groups: Vec<Group> = Vec::new();
    let choice = choose(check);
    let mut next = 0;
    for (service, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(service);
        for (position, requirement) in it.requirements.iter().enumerate() {
            let stands = check.requirement_stands(service, requirement);
            if stands.is_no() {
                continue;
            }
            let Some(material) = choice.get(next).copied() else {
                break;
            };
            next += 1;
            let prior = is_prior(check, service, material);
            let head = head(check, material);
            let at = RequirementAt { service, position };
            let found = groups
                .iter_mut()
                .find(|it| it.material == head && it.prior == prior);
            match found {
                Some(group) => {
                    group.requirements.push(at);
                    group.maybe &= !stands.is_yes();
                }
                None => {
                    groups.push(Group {
                        material: head,
                        requirements: vec![at],
                        prior,
                        maybe: !stands.is_yes(),
                    });
                }
            }
        }
    }
    groups
}

/// The material that stands for a family of similar ones.
pub(crate) fn head(check: &Precheck, material: MaterialIx) -> MaterialIx {
    let materials = &check.plan().bundle().materials;
    let mut at = material;
    // A chain longer than the list would be a circle; the catalogue's check refuses one.
    for _ in 0..materials.len() {
        match materials.get(at.at()).and_then(|it| it.similar_to) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Whether another service of the same application yields the material before this one starts.
pub(crate) fn is_prior(check: &Precheck, service: ServiceIx, material: MaterialIx) -> bool {
    let bundle = check.plan().bundle();
    let wanted = head(check, material);
    waited_for(check, service).into_iter().any(|earlier| {
        let provides = bundle
            .services
            .get(earlier.at())
            .map(|it| it.provides.as_slice());
        provides
            .unwrap_or_default()
            .iter()
            .any(|it| head(check, *it) == wanted)
    })
}

/// The services of this application that a service waits for, directly or through others.
fn waited_for(check: &Precheck, service: ServiceIx) -> Vec<ServiceIx> {
    let bundle = check.plan().bundle();
    let mut found: Vec<ServiceIx> = Vec::new();
    let mut open = vec![service];
    while let Some(next) = open.pop() {
        let after = bundle
            .members
            .get(next.at())
            .map(|it| it.after.as_slice())
            .unwrap_or_default();
        for earlier in after.iter().copied().filter(|it| check.is_on(*it)) {
            if !found.contains(&earlier) {
                found.push(earlier);
                open.push(earlier);
            }
        }
    }
    found
}

/// Chooses one material for every requirement in force, so that the fewest documents are needed.
fn choose(check: &Precheck) -> Vec<MaterialIx> {
    let bundle = check.plan().bundle();
    let mut sets: Vec<Vec<MaterialIx>> = Vec::new();
    for (service, it) in bundle.services.iter().enumerate() {
        let service = ServiceIx::new(service);
        for requirement in &it.requirements {
            if check.requirement_stands(service, requirement).is_no() {
                continue;
            }
            let prior = requirement
                .any_of
                .iter()
                .find(|it| is_prior(check, service, **it));
            sets.push(match prior {
                Some(prior) => vec![*prior],
                None => requirement.any_of.clone(),
            });
        }
    }
    // What somebody hands in, what costs nothing and what is promised settle a requirement by itself,
    // whatever the other services ask for: so a part on its own chooses as the whole does.
    let settled: Vec<Option<MaterialIx>> = sets.iter().map(|set| at_hand(check, set)).collect();
    let narrowed: Vec<Vec<MaterialIx>> = sets
        .iter()
        .zip(&settled)
        .map(|(set, settled)| settled.map_or_else(|| set.clone(), |it| vec![it]))
        .collect();
    let chosen = smallest::choose(&heads(check, &narrowed));
    narrowed
        .iter()
        .map(|set| {
            let meets = |it: &MaterialIx| chosen.contains(&head(check, *it));
            set.iter()
                .copied()
                .find(meets)
                .or(set.first().copied())
                .unwrap_or_default()
        })
        .collect()
}

/// The alternatives of each requirement, as the materials that stand for them.
fn heads(check: &Precheck, sets: &[Vec<MaterialIx>]) -> BTreeSet<BTreeSet<MaterialIx>> {
    sets.iter()
        .map(|set| set.iter().map(|it| head(check, *it)).collect())
        .collect()
}

/// The alternative that is at hand: handed in, to be had without handing anything in, or promised.
fn at_hand(check: &Precheck, set: &[MaterialIx]) -> Option<MaterialIx> {
    let provided = |it: MaterialIx| {
        let wanted = head(check, it);
        check
            .provided()
            .iter()
            .filter(move |entry| {
                check
                    .plan()
                    .material_ix(&entry.id)
                    .is_some_and(|it| head(check, it) == wanted)
            })
            .map(|entry| entry.way)
    };
    let promised = |way: WayKind| matches!(way, WayKind::Deferral | WayKind::Commitment);
    // What costs nothing is on no list of what was handed in: a part names it, the whole need not.
    let handed_in =
        |it: &MaterialIx| !is_free(check, *it) && provided(*it).any(|way| !promised(way));
    let uploaded = |it: &MaterialIx| provided(*it).any(|way| way == WayKind::Upload);
    set.iter()
        .find(|it| uploaded(it))
        .or_else(|| set.iter().find(|it| handed_in(it)))
        .or_else(|| set.iter().find(|it| is_free(check, **it)))
        .or_else(|| set.iter().find(|it| provided(**it).any(promised)))
        .copied()
}

/// Whether a material can be had without handing anything in.
pub(super) fn is_free(check: &Precheck, material: MaterialIx) -> bool {
    let Some(it) = check
        .plan()
        .bundle()
        .materials
        .get(head(check, material).at())
    else {
        return false;
    };
    it.ways.iter().any(|way| match way {
        Way::Licence { licence, .. } => check.holdings().licences.contains(licence),
        Way::Register { sure, .. } => *sure,
        Way::Generated { signed } => !signed,
        Way::Upload { .. } | Way::ThirdParty { .. } => false,
    })
}
