//! Which materials are required, which of them are settled without the applicant, and what is wrong
//! with those that are provided.

use std::sync::Arc;

use super::Precheck;
use super::eyes::Eyes;
use super::grouping::{self, RequirementAt};
use super::outcome::finding;
use crate::application::Provided;
use crate::catalog::{
    FormKind, Level, Material, MaterialIx, Requirement, ServiceIx, Step, Way, WayKind,
};
use crate::condition::{Scope, truth};
use crate::known::Truth;
use crate::report::Finding;

/// One material of the merged list: what it stands for, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialState {
    /// The material that is to be provided.
    pub material: MaterialIx,
    /// The requirements that it meets.
    pub requirements: Vec<RequirementAt>,
    /// The strictest form that is required.
    pub form: FormKind,
    /// The greatest number of copies that is required.
    pub copies: u8,
    /// Whether a decision rests on it.
    pub principal: bool,
    /// Whether it is required hangs on an answer that is not there yet.
    pub maybe: bool,
    /// The ways in which it can be provided, best first.
    pub ways: Vec<WayKind>,
    /// The step that settles it without the applicant doing anything.
    pub settled: Option<Step>,
    /// How it is provided, if it is.
    pub provided: Option<WayKind>,
    /// By how many working days after acceptance a deferred one must follow.
    pub deferral_days: Option<u32>,
    /// Whether it is still to be provided.
    pub missing: bool,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl MaterialState {
    /// Whether it is to follow later.
    pub fn is_deferred(&self) -> bool {
        self.provided == Some(WayKind::Deferral)
    }
}

impl Precheck {
    pub(super) fn evaluate_materials(&mut self) {
        let plan = Arc::clone(&self.plan);
        let groups = grouping::group(self);
        self.materials = groups.into_iter().map(|it| self.state(it)).collect();
        self.remark_on_repeated_files();
        self.stray_materials = self
            .provided
            .iter()
            .filter(|entry| plan.material_ix(&entry.id).is_none())
            .map(|entry| {
                finding(
                    &format!("material.{}", entry.id),
                    "unknown_material",
                    Level::Error,
                )
            })
            .collect();
    }

    /// One file handed in for two materials is often a slip of the finger.
    fn remark_on_repeated_files(&mut self) {
        let mut seen: Vec<String> = Vec::new();
        for state in &mut self.materials {
            let Some(material) = self.plan.bundle().materials.get(state.material.at()) else {
                continue;
            };
            let files = self
                .provided
                .iter()
                .filter(|it| it.id == material.id)
                .flat_map(|it| &it.files);
            for file in files {
                if seen.contains(&file.sha256) {
                    let at = format!("material.{}", material.id);
                    state
                        .findings
                        .push(finding(&at, "same_file_twice", Level::Warning));
                }
                seen.push(file.sha256.clone());
            }
        }
    }

    /// The requirement at a place.
    pub fn requirement(&self, at: RequirementAt) -> Option<&Requirement> {
        self.plan.service(at.service)?.requirements.get(at.position)
    }

    /// The ids of the services that a material serves.
    pub(super) fn users(&self, state: &MaterialState) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for at in &state.requirements {
            let id = self
                .plan
                .service(at.service)
                .map(|it| it.id.clone())
                .unwrap_or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    pub(super) fn material_at(&self, state: &MaterialState) -> String {
        let material = self.plan.bundle().materials.get(state.material.at());
        format!("material.{}", material.map_or("", |it| &it.id))
    }

    fn state(&self, group: grouping::Group) -> MaterialState {
        let requirements: Vec<&Requirement> = group
            .requirements
            .iter()
            .filter_map(|at| self.requirement(*at))
            .collect();
        let mut state = MaterialState {
            material: group.material,
            form: requirements
                .iter()
                .map(|it| it.form)
                .max()
                .unwrap_or(FormKind::Electronic),
            copies: requirements.iter().map(|it| it.copies).max().unwrap_or(1),
            principal: requirements.iter().any(|it| it.principal),
            maybe: group.maybe,
            ways: Vec::new(),
            settled: group.prior.then_some(Step::PriorResult),
            provided: None,
            deferral_days: None,
            missing: false,
            findings: Vec::new(),
            requirements: group.requirements,
        };
        if group.prior {
            state.ways.push(WayKind::PriorResult);
            return state;
        }
        let Some(material) = self.plan.bundle().materials.get(state.material.at()) else {
            return state;
        };
        self.find_ways(&mut state, material, &requirements);
        self.hold_against(&mut state, material);
        state
    }

    fn find_ways(&self, state: &mut MaterialState, material: &Material, required: &[&Requirement]) {
        let counted_after = self.plan.bundle().counted_after;
        for way in &material.ways {
            let open = match way {
                Way::Licence { when, .. } | Way::Register { when, .. } => {
                    truth(when, self, Scope::NONE)
                }
                _ => Truth::Yes,
            };
            if open.is_no() {
                continue;
            }
            state.ways.push(way.kind());
            let settles = match way {
                Way::Register { sure: true, .. } if open.is_yes() => Some(Step::Exempt),
                Way::Licence { sure: true, .. }
                    if open.is_yes() && Some(Step::Exempt) <= counted_after =>
                {
                    Some(Step::Exempt)
                }
                Way::Generated { signed: false } => Some(Step::Generated),
                _ => None,
            };
            state.settled = state.settled.or(settles);
        }
        let committable = !required.is_empty()
            && required.iter().all(|it| {
                it.commitment
                    .and_then(|at| self.plan.letter(at))
                    .is_some_and(|letter| !truth(&letter.when, self, Scope::NONE).is_no())
            });
        if committable && self.holdings.credit_good {
            state.ways.push(WayKind::Commitment);
        }
        let deferrable =
            !required.is_empty() && required.iter().all(|it| it.deferrable && !it.principal);
        state.deferral_days = deferrable
            .then(|| self.deferral_days(&state.requirements))
            .flatten();
        if state.deferral_days.is_some() && self.holdings.credit_good {
            state.ways.push(WayKind::Deferral);
        }
    }

    /// The shortest deadline of the services that ask for it (容缺受理).
    fn deferral_days(&self, requirements: &[RequirementAt]) -> Option<u32> {
        let days = |at: &RequirementAt| self.limit(at.service)?.deferral_days();
        requirements.iter().map(days).min().flatten()
    }

    /// Looks at what is provided for a material.
    fn hold_against(&self, state: &mut MaterialState, material: &Material) {
        let Some(entry) = self
            .provided
            .iter()
            .find(|entry| self.meets(state, &entry.id))
        else {
            state.missing = state.settled.is_none() && !state.maybe;
            return;
        };
        let at = format!("material.{}", material.id);
        if !state.ways.contains(&entry.way) {
            let mut refused = finding(&at, "way_not_open", Level::Error);
            refused
                .args
                .insert("way".to_owned(), entry.way.id().to_owned());
            refused.services = self.users(state);
            state.findings.push(refused);
            return;
        }
        state.provided = Some(entry.way);
        if needs_signature(material, entry.way) && entry.signed.as_deref().is_none_or(is_blank) {
            let mut unsigned = finding(&at, "not_signed", Level::Error);
            unsigned.services = self.users(state);
            state.findings.push(unsigned);
        }
        if entry.way == WayKind::Upload {
            state.missing = entry.files.is_empty() && !state.maybe;
            let faults = file_faults(&at, material, entry);
            let services = self.users(state);
            state.findings.extend(faults.into_iter().map(|it| Finding {
                services: services.clone(),
                ..it
            }));
        }
    }

    /// Whether a material with this id meets what is required here: it is that material, or a similar one.
    pub(crate) fn meets(&self, state: &MaterialState, id: &str) -> bool {
        self.plan
            .material_ix(id)
            .is_some_and(|it| grouping::head(self, it) == state.material)
    }

    /// Whether a requirement is in force, and for certain.
    pub(crate) fn requirement_stands(
        &self,
        service: ServiceIx,
        requirement: &Requirement,
    ) -> Truth {
        if self.is_on(service) {
            truth(
                &requirement.when,
                &Eyes {
                    check: self,
                    service,
                },
                Scope::NONE,
            )
        } else {
            Truth::No
        }
    }
}

fn file_faults(at: &str, material: &Material, entry: &Provided) -> Vec<Finding> {
    let mut faults = Vec::new();
    let mut complain = |code: &str, args: &[(&str, String)]| {
        let mut fault = finding(at, code, Level::Error);
        fault.args = args
            .iter()
            .map(|(name, it)| ((*name).to_owned(), it.clone()))
            .collect();
        faults.push(fault);
    };
    for way in &material.ways {
        let Way::Upload {
            media_types,
            max_kib,
            max_files,
        } = way
        else {
            continue;
        };
        if usize::from(*max_files) < entry.files.len() {
            complain("too_many_files", &[("max", max_files.to_string())]);
        }
        for file in &entry.files {
            if !media_types.iter().any(|it| it.mime() == file.media_type) {
                complain("media_type_not_accepted", &[("file", file.name.clone())]);
            }
            if u64::from(*max_kib).saturating_mul(1024) < file.size {
                let limit = (max_kib / 1024).to_string();
                complain(
                    "file_too_large",
                    &[("file", file.name.clone()), ("max_mib", limit)],
                );
            }
            if file.size == 0 {
                complain("file_empty", &[("file", file.name.clone())]);
            }
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            if file.sha256.len() != 64 || !file.sha256.bytes().all(hex) {
                complain("file_reference_damaged", &[("file", file.name.clone())]);
            }
        }
    }
    faults
}

/// Whether somebody has to put a name under it: a promise, or a document that is signed by itself.
fn needs_signature(material: &Material, way: WayKind) -> bool {
    match way {
        WayKind::Commitment | WayKind::Deferral => true,
        WayKind::Generated => material
            .ways
            .iter()
            .any(|it| matches!(it, Way::Generated { signed: true })),
        _ => false,
    }
}

fn is_blank(name: &str) -> bool {
    name.trim().is_empty()
}
