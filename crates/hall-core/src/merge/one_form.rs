//! 一张表: the merged form.

use serde::{Deserialize, Serialize};

use super::figures::{Figures, figures};
use super::waterfall::{StepTaken, leaves_at, waterfall};
use crate::catalog::{FieldIx, FormKind, Kind, MaterialIx, Need, Step, WayKind};
use crate::condition::Scope;
use crate::known::Truth;
use crate::precheck::{Asked, Holdings, Precheck};

/// 一张表: every field once, every material once, and what that saves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OneForm {
    /// The bundle's id.
    pub bundle: String,
    /// The catalogue.
    pub catalog: String,
    /// The services that are part of it.
    pub services: Vec<String>,
    /// The fields, in the order of the form.
    pub fields: Vec<MergedField>,
    /// The materials that the applicant still sees.
    pub materials: Vec<MergedMaterial>,
    /// How the materials became so few.
    pub waterfall: Vec<StepTaken>,
    /// Before and after.
    pub figures: Figures,
}

/// A field of the one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedField {
    /// The field.
    #[serde(skip)]
    pub ix: FieldIx,
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// The id of its section.
    pub section: String,
    /// The services that ask for it.
    pub services: Vec<String>,
    /// Whether it must be answered.
    pub required: Required,
    /// Where it can come from other than the applicant's hand.
    pub prefill: Vec<String>,
}

/// Whether a field must be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// In every situation that is still open.
    Always,
    /// In some of them.
    Sometimes,
    /// In none.
    Optional,
}

/// A material of the merged list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedMaterial {
    /// The material.
    #[serde(skip)]
    pub ix: MaterialIx,
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The services that ask for it.
    pub services: Vec<String>,
    /// The ways in which it can be provided, best first.
    pub ways: Vec<WayKind>,
    /// The step that spares the applicant handing it in; `upload` if none does.
    pub step: String,
    /// The strictest form that is required.
    pub form: FormKind,
    /// How many copies on paper.
    pub copies: u8,
    /// Whether a decision rests on it.
    pub principal: bool,
}

/// Merges what is asked in the situation at hand. An open question leaves core services on and what
/// may be needed in.
pub fn one_form(check: &Precheck, holdings: &Holdings) -> OneForm {
    if check.holdings() != holdings {
        let mut with = check.clone();
        with.set_holdings(holdings.clone());
        return one_form(&with, holdings);
    }
    let bundle = check.plan().bundle();
    let fields = merged_fields(check);
    let materials = merged_materials(check);
    let waterfall = waterfall(check);
    let figures = figures(check, &fields, &materials, &waterfall);
    OneForm {
        bundle: bundle.id.clone(),
        catalog: bundle.catalog.clone(),
        services: check
            .services()
            .filter_map(|it| Some(check.plan().service(it)?.id.clone()))
            .collect(),
        fields,
        materials,
        waterfall,
        figures,
    }
}

fn merged_fields(check: &Precheck) -> Vec<MergedField> {
    let bundle = check.plan().bundle();
    let mut fields: Vec<MergedField> = bundle
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| {
            let repeats = matches!(
                field.kind,
                Kind::Rows {
                    repeats_subject: true,
                    ..
                }
            );
            !field.inline && !repeats
        })
        .filter_map(|(position, field)| {
            let ix = FieldIx::new(position);
            let (services, required) = asked_by(check, ix)?;
            Some(MergedField {
                ix,
                key: field.key.clone(),
                label: field.label.clone(),
                section: bundle
                    .sections
                    .get(usize::from(field.section.0))
                    .map(|it| it.id.clone())
                    .unwrap_or_default(),
                services,
                required,
                prefill: field
                    .sources
                    .iter()
                    .map(crate::catalog::Source::to_text)
                    .collect(),
            })
        })
        .collect();
    // Sorting by section keeps the order of the fields within each.
    fields.sort_by_key(|it| bundle.fields.get(it.ix.at()).map(|field| field.section));
    fields
}

/// The services that ask or may ask for a field; `None` if nobody can.
fn asked_by(check: &Precheck, field: FieldIx) -> Option<(Vec<String>, Required)> {
    let group = check.plan().field(field)?.group;
    if group.is_some_and(|group| check.asked(group) == Asked::No) {
        return None;
    }
    let mut services: Vec<String> = Vec::new();
    let mut required = Required::Optional;
    for (service, it) in check.plan().uses_of(field) {
        if !check.is_on(service) {
            continue;
        }
        // Outside any row the condition of a column cannot be told, unless no row is needed for it.
        let stands = match group {
            Some(group) => check.asks_for(service, group).and(if it.when.is_always() {
                Truth::Yes
            } else {
                Truth::Unknown
            }),
            None => check.stands_for(service, it, field, Scope::NONE),
        };
        if stands.is_no() {
            continue;
        }
        let id = check
            .plan()
            .service(service)
            .map(|it| it.id.clone())
            .unwrap_or_default();
        if !services.contains(&id) {
            services.push(id);
        }
        required = match (required, it.need, stands) {
            (Required::Always, _, _) | (_, Need::Required, Truth::Yes) => Required::Always,
            (Required::Sometimes, _, _) | (_, Need::Required, _) => Required::Sometimes,
            (Required::Optional, Need::Optional, _) => Required::Optional,
        };
    }
    (!services.is_empty()).then_some((services, required))
}

fn merged_materials(check: &Precheck) -> Vec<MergedMaterial> {
    let bundle = check.plan().bundle();
    let counted_after = bundle.counted_after.unwrap_or(Step::Similar);
    check
        .materials()
        .iter()
        .filter_map(|state| {
            let leaves = leaves_at(check, state);
            if leaves.is_some_and(|step| step <= counted_after) {
                return None;
            }
            let material = bundle.materials.get(state.material.at())?;
            let mut services: Vec<String> = Vec::new();
            for at in &state.requirements {
                let id = check
                    .plan()
                    .service(at.service)
                    .map(|it| it.id.clone())
                    .unwrap_or_default();
                if !services.contains(&id) {
                    services.push(id);
                }
            }
            Some(MergedMaterial {
                ix: state.material,
                id: material.id.clone(),
                label: material.name.clone(),
                services,
                ways: state.ways.clone(),
                step: leaves.map_or("upload", step_text).to_owned(),
                form: state.form,
                copies: state.copies,
                principal: state.principal,
            })
        })
        .collect()
}

const fn step_text(step: Step) -> &'static str {
    match step {
        Step::PriorResult => "prior_result",
        Step::Same => "same",
        Step::Similar => "similar",
        Step::Exempt => "exempt",
        Step::Generated => "generated",
        Step::Commitment => "commitment",
        Step::Deferral => "deferral",
    }
}
