//! Splitting: what each service lawfully receives of one submission, complete and nothing more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::application::{Application, Provided};
use crate::catalog::{FieldIx, Kind, ServiceIx, Step, WayKind};
use crate::condition::Scope;
use crate::precheck::Precheck;
use crate::reading::written;
use crate::value::Answer;

/// All parts of one submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// The bundle's id.
    pub bundle: String,
    /// The catalogue.
    pub catalog: String,
    /// One part per service.
    pub parts: Vec<Part>,
}

/// 分表: what one service receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The service's id.
    pub service: String,
    /// The department's id.
    pub department: String,
    /// Exactly the fields that the service uses in this situation.
    pub fields: BTreeMap<String, Answer>,
    /// Exactly the materials that it requires.
    pub materials: Vec<Provided>,
}

/// Gives every service of the application its part.
pub fn split(check: &Precheck) -> Split {
    let bundle = check.plan().bundle();
    Split {
        bundle: bundle.id.clone(),
        catalog: bundle.catalog.clone(),
        parts: check
            .services()
            .filter_map(|service| part(check, service))
            .collect(),
    }
}

/// Makes the application that one part is on its own: the same situation, that service's answers and
/// materials only. What an earlier service yields comes with that service's result, not with the part.
pub fn alone(part: &Part, whole: &Application) -> Application {
    Application {
        bundle: whole.bundle.clone(),
        catalog: whole.catalog.clone(),
        situation: whole.situation.clone(),
        answers: part.fields.clone(),
        materials: part
            .materials
            .iter()
            .filter(|it| it.way != WayKind::PriorResult)
            .cloned()
            .collect(),
        ..Application::default()
    }
}

fn part(check: &Precheck, service: ServiceIx) -> Option<Part> {
    let bundle = check.plan().bundle();
    let it = bundle.services.get(service.at())?;
    let department = bundle.departments.get(usize::from(it.department))?;
    let mut fields = BTreeMap::new();
    for (position, field) in bundle.fields.iter().enumerate() {
        let ix = FieldIx::new(position);
        if field.group.is_some() {
            continue;
        }
        if matches!(field.kind, Kind::Rows { .. }) {
            if let Some(rows) = rows(check, service, ix) {
                fields.insert(field.key.clone(), rows);
            }
        } else if uses(check, service, ix, Scope::NONE) {
            fields.extend(content(check, 0, ix).map(|answer| (field.key.clone(), answer)));
        }
    }
    Some(Part {
        service: it.id.clone(),
        department: department.id.clone(),
        fields,
        materials: materials(check, service),
    })
}

fn uses(check: &Precheck, service: ServiceIx, field: FieldIx, scope: Scope) -> bool {
    check
        .plan()
        .uses_of(field)
        .any(|(user, it)| user == service && check.stands_for(service, it, field, scope).is_yes())
}

/// What a part holds of a field or cell: its value, or what was typed if that is no value. (An
/// application with such an answer is not accepted; its parts show the same fault.)
fn content(check: &Precheck, row: usize, field: FieldIx) -> Option<Answer> {
    if !check.cell_asked(row, field).counts() {
        return None;
    }
    match check.cell_value(row, field).value() {
        Some(value) => Some(written(&check.plan().field(field)?.kind, value)),
        None => check.typed(row, field).filter(|it| !it.is_empty()).cloned(),
    }
}

/// The rows of a group, each with the columns that the service uses.
fn rows(check: &Precheck, service: ServiceIx, group: FieldIx) -> Option<Answer> {
    if !check.asked(group).counts() {
        return None;
    }
    let columns = check.plan().columns(group);
    let wants_group = uses(check, service, group, Scope::NONE);
    let wants_column = columns.iter().any(|column| {
        check
            .plan()
            .uses_of(*column)
            .any(|(user, _)| user == service)
    });
    if !wants_group && !wants_column {
        return None;
    }
    let rows = (0..check.n_rows(group))
        .map(|row| {
            columns
                .iter()
                .filter(|column| uses(check, service, **column, Scope::row(group, row)))
                .filter_map(|column| {
                    let key = &check.plan().field(*column)?.key;
                    let element = key.rsplit('.').next()?.to_owned();
                    Some((element, content(check, row, *column)?))
                })
                .collect()
        })
        .collect::<Vec<BTreeMap<String, Answer>>>();
    (!rows.is_empty()).then_some(Answer::Rows(rows))
}

fn materials(check: &Precheck, service: ServiceIx) -> Vec<Provided> {
    let bundle = check.plan().bundle();
    let mut materials = Vec::new();
    for state in check.materials() {
        let wanted = state.requirements.iter().any(|at| {
            let stands = |it| check.requirement_stands(service, it).is_yes();
            at.service == service && check.requirement(*at).is_some_and(stands)
        });
        let Some(material) = bundle.materials.get(state.material.at()).filter(|_| wanted) else {
            continue;
        };
        let given = check
            .provided()
            .iter()
            .find(|it| check.meets(state, &it.id));
        match given {
            Some(given) if state.settled != Some(Step::PriorResult) => {
                materials.push(given.clone());
            }
            _ => materials.extend(settled_way(state).map(|way| Provided {
                id: material.id.clone(),
                way,
                files: Vec::new(),
                licence: None,
                signed: None,
            })),
        }
    }
    materials
}

/// The way of a material that needs nothing from the applicant.
fn settled_way(state: &crate::precheck::MaterialState) -> Option<WayKind> {
    state.settled?;
    state.ways.iter().copied().find(|way| {
        matches!(
            way,
            WayKind::PriorResult | WayKind::Register | WayKind::Licence | WayKind::Generated
        )
    })
}
