//! Which requirements one document meets.
//!
//! Requirements for the same material are met by one; so are requirements for similar materials,
//! which the catalogue declares; and where a service accepts alternatives, the fewest documents that
//! meet everybody are chosen, counting on what the applicant provides or holds already.

use serde::{Deserialize, Serialize};

use crate::catalog::{MaterialIx, ServiceIx, Way};
use crate::precheck::Precheck;

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
    /// The materials that are asked for, any of which will do.
    pub(crate) materials: Vec<MaterialIx>,
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
            let Some(material) = choice.get(next).copied() else { break };
            next += 1;
            let prior = is_prior(check, service, material);
            let head = head(check, material);
            let at = RequirementAt { service, position };
            let found = groups.iter_mut().find(|it| it.material == head && it.prior == prior);
            match found {
                Some(group) => {
                    group.requirements.push(at);
                    group.maybe &= !stands.is_yes();
                    for it in requirement.any_of.iter().copied().chain([head]) {
                        if !group.materials.contains(&it) {
                            group.materials.push(it);
                        }
                    }
                }
                None => {
                    let mut materials = requirement.any_of.clone();
                    if !materials.contains(&head) {
                        materials.push(head);
                    }
                    groups.push(Group {
                        material: head,
                        materials,
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
    bundle.services.iter().enumerate().any(|(position, it)| {
        let other = ServiceIx::new(position);
        other != service && check.is_on(other) && it.provides.contains(&material)
    })
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
            let prior = requirement.any_of.iter().find(|it| is_prior(check, service, **it));
            sets.push(match prior {
                Some(prior) => vec![*prior],
                None => requirement.any_of.clone(),
            });
        }
    }
    let mut chosen: Vec<MaterialIx> = sets
        .iter()
        .filter_map(|it| if let [only] = it.as_slice() { Some(head(check, *only)) } else { None })
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    let free = |material: MaterialIx| is_at_hand(check, material);
    sets.iter()
        .map(|set| {
            let best = set
                .iter()
                .copied()
                .find(|it| chosen.contains(&head(check, *it)))
                .or_else(|| set.iter().copied().find(|it| free(*it)))
                .or_else(|| most_wanted(check, set, &sets, &chosen))
                .unwrap_or_default();
            let head = head(check, best);
            if !chosen.contains(&head) {
                chosen.push(head);
            }
            best
        })
        .collect()
}

/// The alternative that meets the most requirements which nothing meets yet.
fn most_wanted(
    check: &Precheck,
    set: &[MaterialIx],
    sets: &[Vec<MaterialIx>],
    chosen: &[MaterialIx],
) -> Option<MaterialIx> {
    let open = |other: &&Vec<MaterialIx>| !other.iter().any(|it| chosen.contains(&head(check, *it)));
    let n_met = |material: MaterialIx| {
        sets.iter().filter(open).filter(|other| other.contains(&material)).count()
    };
    // `max_by_key` takes the last of equals; the catalogue names its preference first.
    set.iter().copied().rev().max_by_key(|it| n_met(*it))
}

/// Whether the applicant provides the material, or holds an e-licence that does.
fn is_at_hand(check: &Precheck, material: MaterialIx) -> bool {
    let Some(it) = check.plan().bundle().materials.get(material.at()) else { return false };
    check.provided().iter().any(|entry| entry.id == it.id)
        || it.ways.iter().any(|way| match way {
            Way::Licence { licence, .. } => check.holdings().licences.contains(licence),
            Way::Register { sure, .. } => *sure,
            Way::Generated => true,
            Way::Upload { .. } | Way::ThirdParty { .. } => false,
        })
}
