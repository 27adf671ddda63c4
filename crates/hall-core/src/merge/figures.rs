//! Before and after, counted from the data.

use serde::{Deserialize, Serialize};

use super::one_form::{MergedField, MergedMaterial};
use super::waterfall::StepTaken;
use crate::catalog::{Days, ServiceIx, Step};
use crate::precheck::Precheck;

/// What the bundle saves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Fields.
    pub fields: FieldFigures,
    /// Materials.
    pub materials: MaterialFigures,
    /// Working days.
    pub working_days: Pair<Days>,
    /// Trips.
    pub visits: Pair<u32>,
    /// Steps (环节) that a person goes through, where a public report counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Pair<usize>>,
}

/// A figure on its own and together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair<T> {
    /// Each service on its own.
    pub separate: T,
    /// All in one.
    pub together: T,
}

/// How many fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFigures {
    /// On the services' own forms, added up.
    pub separate: usize,
    /// On the one form.
    pub merged: usize,
    /// Of these, how many can come from elsewhere than the applicant's hand.
    pub prefillable: usize,
    /// And how many are typed.
    pub typed: usize,
}

/// How many materials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialFigures {
    /// On the services' own lists, added up.
    pub separate: usize,
    /// On the one list.
    pub merged: usize,
    /// Of these, how many are files that the applicant hands in.
    pub upload: usize,
}

pub(super) fn figures(
    check: &Precheck,
    fields: &[MergedField],
    materials: &[MergedMaterial],
    waterfall: &[StepTaken],
) -> Figures {
    let prefillable = fields.iter().filter(|it| !it.prefill.is_empty()).count();
    Figures {
        fields: FieldFigures {
            separate: fields.iter().map(|it| it.services.len()).sum(),
            merged: fields.len(),
            prefillable,
            typed: fields.len().saturating_sub(prefillable),
        },
        materials: MaterialFigures {
            separate: waterfall.first().map_or(0, |it| it.before),
            merged: materials.len(),
            upload: waterfall
                .iter()
                .find(|it| it.step == Step::Commitment)
                .map_or(0, |it| it.after),
        },
        working_days: working_days(check),
        visits: visits(check),
        steps: steps(check),
    }
}

fn steps(check: &Precheck) -> Option<Pair<usize>> {
    let story = &check.plan().bundle().story;
    (!story.steps_separate.is_empty()).then_some(Pair {
        separate: story.steps_separate.len(),
        together: story.steps_together.len(),
    })
}

fn working_days(check: &Precheck) -> Pair<Days> {
    let bundle = check.plan().bundle();
    let members = || {
        check
            .services()
            .filter_map(|it| Some((it, bundle.members.get(it.at())?)))
    };
    Pair {
        separate: members().fold(Days::default(), |sum, (_, it)| sum.plus(it.separate)),
        together: members()
            .filter(|(_, it)| !it.own_clock)
            .map(|(service, _)| finished_after(check, service, 0))
            .max()
            .unwrap_or_default()
            .plus(bundle.issuing),
    }
}

/// The working days from acceptance until a service has its result: its own, after the slowest of
/// those that it waits for.
pub(crate) fn finished_after(check: &Precheck, service: ServiceIx, depth: usize) -> Days {
    let bundle = check.plan().bundle();
    // A chain longer than the list would be a circle; the catalogue's check refuses one.
    if bundle.services.len() < depth {
        return Days::default();
    }
    let own = check
        .limit(service)
        .map(|it| it.promised)
        .unwrap_or_default();
    let after = bundle
        .members
        .get(service.at())
        .map(|it| it.after.as_slice())
        .unwrap_or_default();
    after
        .iter()
        .filter(|it| check.is_on(**it))
        .map(|it| finished_after(check, *it, depth + 1))
        .max()
        .unwrap_or_default()
        .plus(own)
}

fn visits(check: &Precheck) -> Pair<u32> {
    let bundle = check.plan().bundle();
    Pair {
        separate: check
            .services()
            .filter_map(|it| bundle.members.get(it.at()))
            .map(|it| u32::from(it.separate_visits))
            .sum(),
        together: u32::from(bundle.visits.window),
    }
}
