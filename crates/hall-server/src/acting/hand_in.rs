//! A material that was put off comes in: the application with its files in the place of the promise.
//!
//! Only this material is judged. The rest was judged on the day of submission, and what changes with the
//! days (an appointment that is past by now) is no reason to refuse a file.

use hall_api::{Acting, ErrorCode};
use hall_core::application::{Application, FileRef, Provided};
use hall_core::catalog::{Level, WayKind};
use hall_core::flow::Act;
use hall_core::precheck::Precheck;
use hall_core::report::Finding;

use super::answer::{changed_parts, opened};
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::intake::{finding, json, relevant, stored_files};
use crate::progress::Progress;
use crate::store::{ApplicationRow, NewContent};

/// Judges the files, and makes the new version of the application. Whether the material is expected at
/// all, the rules have said before.
pub(super) fn judged(
    app: &App,
    row: &ApplicationRow,
    progress: &Progress,
    (case, item): (usize, usize),
    files: &[FileRef],
) -> Reply<NewContent> {
    let rules = progress.state.rules_of(case);
    let rule = rules.and_then(|it| it.deferred.get(item));
    let id = &rule.ok_or_else(Refusal::not_found)?.material;
    let mut application: Application = serde_json::from_str(row.content())
        .map_err(|_| Refusal::internal("a stored application cannot be read"))?;
    application.materials.retain(|it| it.id != *id);
    application.materials.push(Provided {
        id: id.clone(),
        way: WayKind::Upload,
        files: files.to_vec(),
        licence: None,
        signed: None,
    });
    let check = opened(app, &row.owner, &application)?;
    let faults = faults(app, &check, id, files);
    if !faults.is_empty() {
        return Err(Refusal::new(ErrorCode::NotAcceptable)
            .because("补交的材料还有问题")
            .mend("请按提示换成合格的文件，再补交一次")
            .with_findings(faults));
    }
    let is = relevant(&check, &application, &row.owner);
    Ok(NewContent {
        content: json(&is)?,
        parts: changed_parts(row, &check)?,
        files: stored_files(&is.materials),
        owner: row.owner.clone(),
    })
}

/// What is wrong with it: what the pre-check finds about this material, and files that never arrived.
fn faults(app: &App, check: &Precheck, id: &str, files: &[FileRef]) -> Vec<Finding> {
    let at = format!("material.{id}");
    let Some(material) = check.plan().material_ix(id) else {
        return vec![finding(&at, "unknown_material")];
    };
    let states = check
        .materials()
        .iter()
        .filter(|it| it.material == material);
    let found = states.flat_map(|it| &it.findings);
    let wrong = found.filter(|it| it.level == Level::Error);
    let mut faults: Vec<Finding> = wrong.cloned().collect();
    if files.is_empty() {
        faults.push(finding(&at, "missing"));
    }
    if !files.iter().all(|file| app.blobs.has(&file.sha256)) {
        faults.push(finding(&at, "file_not_uploaded"));
    }
    faults
}

/// What of an act hands something in: the case and the material. Only this act may carry files.
pub(super) fn place(acting: &Acting) -> Reply<Option<(usize, usize)>> {
    match (&acting.act, acting.files.is_empty()) {
        (Act::HandIn { case, item }, _) => Ok(Some((*case, *item))),
        (_, true) => Ok(None),
        (_, false) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("这一步不能附文件（files）")
            .mend("只有补交容缺的材料时才附上文件")),
    }
}
