//! The waterfall: how a pile of materials became a short list, step by step and each with its reason.

use serde::{Deserialize, Serialize};

use crate::catalog::{MaterialIx, Step, WayKind};
use crate::precheck::{MaterialState, Precheck, RequirementAt};

/// One step of the waterfall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    /// The step.
    pub step: Step,
    /// How many materials there were before it.
    pub before: usize,
    /// How many were left after it.
    pub after: usize,
    /// What it removed.
    pub removed: Vec<Removed>,
}

/// One material that a step removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// The material's id.
    pub material: String,
    /// The service that had asked for it.
    pub service: String,
    /// The service's own number and name for it.
    pub label: String,
    /// Why it is not needed: the id of the service, material, licence, register or letter behind it.
    pub reason: String,
}

/// Takes the steps in their order. What a figure may count on (a licence that practically everybody
/// has, a commitment that the law allows) counts even before the applicant has chosen it.
pub(super) fn waterfall(check: &Precheck) -> Vec<StepTaken> {
    let mut left: usize = check
        .materials()
        .iter()
        .map(|it| it.requirements.len())
        .sum();
    Step::ALL
        .iter()
        .map(|step| {
            let removed: Vec<Removed> = check
                .materials()
                .iter()
                .flat_map(|it| removed_by(check, it, *step))
                .collect();
            let before = left;
            left = left.saturating_sub(removed.len());
            StepTaken {
                step: *step,
                before,
                after: left,
                removed,
            }
        })
        .collect()
}

/// The step at which a material leaves the list, if it does.
pub(super) fn leaves_at(check: &Precheck, state: &MaterialState) -> Option<Step> {
    if state.settled == Some(Step::PriorResult) {
        return Some(Step::PriorResult);
    }
    if is_exempt(check, state) {
        return Some(Step::Exempt);
    }
    if state.ways.contains(&WayKind::Generated) {
        return Some(Step::Generated);
    }
    let uploaded = state.provided == Some(WayKind::Upload);
    if !uploaded && state.ways.contains(&WayKind::Commitment) {
        return Some(Step::Commitment);
    }
    if state.provided == Some(WayKind::Deferral) {
        return Some(Step::Deferral);
    }
    None
}

fn removed_by(check: &Precheck, state: &MaterialState, step: Step) -> Vec<Removed> {
    let prior = state.settled == Some(Step::PriorResult);
    match step {
        Step::PriorResult if prior => state
            .requirements
            .iter()
            .map(|at| removed(check, *at, &yielding(check, *at)))
            .collect(),
        Step::Same | Step::Similar if !prior => duplicates(check, state, step),
        later if leaves_at(check, state) == Some(later) && Step::Similar < later => state
            .requirements
            .first()
            .map(|at| removed(check, *at, &reason(check, state, later)))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The first requirement for each material stays; further ones are the same, and the first ones for
/// other materials of the family are similar.
fn duplicates(check: &Precheck, state: &MaterialState, step: Step) -> Vec<Removed> {
    let mut seen: Vec<MaterialIx> = Vec::new();
    let mut gone = Vec::new();
    for at in &state.requirements {
        let Some(material) = named_by(check, *at) else {
            continue;
        };
        let first_of_kind = !seen.contains(&material);
        if first_of_kind {
            seen.push(material);
        }
        let similar = first_of_kind && 1 < seen.len();
        let matches = match step {
            Step::Same => !first_of_kind,
            _ => similar,
        };
        if matches {
            gone.push(removed(check, *at, &material_id(check, state.material)));
        }
    }
    gone
}

fn named_by(check: &Precheck, at: RequirementAt) -> Option<MaterialIx> {
    check.requirement(at)?.any_of.first().copied()
}

fn material_id(check: &Precheck, material: MaterialIx) -> String {
    check
        .plan()
        .bundle()
        .materials
        .get(material.at())
        .map(|it| it.id.clone())
        .unwrap_or_default()
}

fn yielding(check: &Precheck, at: RequirementAt) -> String {
    let wanted = check
        .requirement(at)
        .map(|it| it.any_of.as_slice())
        .unwrap_or_default();
    check
        .services()
        .filter(|it| *it != at.service)
        .filter_map(|it| check.plan().service(it))
        .find(|it| it.provides.iter().any(|material| wanted.contains(material)))
        .map(|it| it.id.clone())
        .unwrap_or_default()
}

fn is_exempt(check: &Precheck, state: &MaterialState) -> bool {
    use crate::catalog::Way;
    use crate::condition::{Scope, truth};
    let Some(material) = check.plan().bundle().materials.get(state.material.at()) else {
        return false;
    };
    let chosen = matches!(state.provided, Some(WayKind::Licence | WayKind::Register));
    chosen
        || material.ways.iter().any(|way| match way {
            Way::Licence {
                licence,
                when,
                sure,
            } => {
                (*sure || check.holdings().licences.contains(licence))
                    && truth(when, check, Scope::NONE).is_yes()
            }
            Way::Register { when, sure, .. } => *sure && truth(when, check, Scope::NONE).is_yes(),
            _ => false,
        })
}

fn reason(check: &Precheck, state: &MaterialState, step: Step) -> String {
    use crate::catalog::Way;
    let bundle = check.plan().bundle();
    let material = bundle.materials.get(state.material.at());
    match step {
        Step::Exempt => material
            .into_iter()
            .flat_map(|it| &it.ways)
            .find_map(|way| match way {
                Way::Licence { licence, .. } => Some(licence.clone()),
                Way::Register { register, .. } => Some(register.clone()),
                _ => None,
            })
            .unwrap_or_default(),
        Step::Commitment => state
            .requirements
            .first()
            .and_then(|at| check.requirement(*at)?.commitment)
            .and_then(|at| bundle.letters.get(at.at()))
            .map(|it| it.id.clone())
            .unwrap_or_default(),
        _ => step_id(step).to_owned(),
    }
}

const fn step_id(step: Step) -> &'static str {
    match step {
        Step::Generated => "generated",
        Step::Deferral => "deferral",
        _ => "",
    }
}

fn removed(check: &Precheck, at: RequirementAt, reason: &str) -> Removed {
    let requirement = check.requirement(at);
    Removed {
        material: named_by(check, at)
            .map(|it| material_id(check, it))
            .unwrap_or_default(),
        service: check
            .plan()
            .service(at.service)
            .map(|it| it.id.clone())
            .unwrap_or_default(),
        label: requirement
            .map(|it| format!("{} {}", it.number, it.label))
            .unwrap_or_default(),
        reason: reason.to_owned(),
    }
}
