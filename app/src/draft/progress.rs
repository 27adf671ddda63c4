//! How far each section is.

use hall_core::catalog::{FieldIx, Level, SectionIx};
use hall_core::precheck::Asked;
use hall_core::report::Finding;

use super::{Draft, field_of};

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was filled in.
    NotStarted,
    /// Something is still to be filled in.
    Started,
    /// Everything required is there.
    Done,
    /// Something is wrong.
    Wrong,
}

/// One section of the one form in this situation.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionState {
    /// The section.
    pub ix: SectionIx,
    /// Its id.
    pub id: String,
    /// How far it is.
    pub status: Status,
    /// How many places are still to be filled in.
    pub n_missing: usize,
    /// The places that are still to be filled in.
    pub missing: Vec<String>,
    /// What is wrong in it.
    pub errors: Vec<Finding>,
}

/// The sections in which something is asked, in their order.
pub fn sections(draft: Draft) -> Vec<SectionState> {
    let plan = draft.plan();
    let bundle = plan.bundle();
    let report = draft.watch(hall_core::precheck::Precheck::report);
    let section_of = |at: &str| {
        let field = field_of(&plan, at)?;
        bundle.fields.get(field.at()).map(|it| it.section)
    };
    bundle
        .sections
        .iter()
        .enumerate()
        .map(|(position, section)| (SectionIx::new(position), section))
        .filter(|(ix, _)| is_asked(draft, *ix))
        .map(|(ix, section)| {
            let here = |at: &str| section_of(at) == Some(ix);
            let missing: Vec<String> = report
                .missing
                .iter()
                .filter(|it| here(&it.at))
                .map(|it| it.at.clone())
                .collect();
            let errors: Vec<Finding> = report
                .findings
                .iter()
                .filter(|it| it.level == Level::Error && here(&it.at))
                .cloned()
                .collect();
            let status = match (errors.is_empty(), missing.is_empty()) {
                (false, _) => Status::Wrong,
                (true, true) => Status::Done,
                (true, false) if is_started(draft, ix) => Status::Started,
                (true, false) => Status::NotStarted,
            };
            SectionState {
                ix,
                id: section.id.clone(),
                status,
                n_missing: missing.len(),
                missing,
                errors,
            }
        })
        .collect()
}

/// The fields of a section, columns of groups left out: they stand with their group.
pub fn fields_of(draft: Draft, section: SectionIx) -> Vec<FieldIx> {
    draft
        .plan()
        .bundle()
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.section == section && field.group.is_none())
        .map(|(position, _)| FieldIx::new(position))
        .collect()
}

fn is_asked(draft: Draft, section: SectionIx) -> bool {
    fields_of(draft, section)
        .iter()
        .any(|field| draft.watch(|check| matches!(check.asked(*field), Asked::Yes { .. })))
}

fn is_started(draft: Draft, section: SectionIx) -> bool {
    let plan = draft.plan();
    fields_of(draft, section).iter().any(|field| {
        draft.application(|it| {
            it.answers
                .get(super::key(&plan, *field))
                .is_some_and(|it| !it.is_empty())
        })
    })
}
