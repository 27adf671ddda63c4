//! Whether the hall accepts a submission.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_api::{ErrorCode, Shelf, Submission};
use hall_core::application::{Application, FileRef, Provided};
use hall_core::catalog::{Level, Way, WayKind};
use hall_core::flow::Credit;
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::report::{Absent, Finding};

use crate::app::App;
use crate::http::error::{Refusal, Reply};

/// The longest name that somebody signs with, in characters: 25 Chinese characters are the longest that
/// registers hold, and names in other scripts are longer.
const LONGEST_SIGNATURE: usize = 120;

/// A submission that the hall accepts.
#[derive(Debug)]
pub struct Judged {
    /// The bundle.
    pub plan: Arc<Plan>,
    /// The draft, pre-checked.
    pub check: Precheck,
}

/// Judges a submission of `owner`.
///
/// `credit` says whether the applicant's record is open to commitments and deferrals (信用门).
pub fn judge(app: &App, owner: &str, submission: &Submission, credit: Credit) -> Reply<Judged> {
    let length = submission.signature.trim().chars().count();
    let signed = (1..=LONGEST_SIGNATURE).contains(&length);
    judge_signed(app, owner, &submission.application, (signed, credit))
}

/// Judges what was signed before and is corrected now. What was put off on the day of submission stays put
/// off, whatever has become of the credit record since.
pub fn judge_application(app: &App, owner: &str, application: &Application) -> Reply<Judged> {
    judge_signed(app, owner, application, (true, Credit::Good))
}

fn judge_signed(
    app: &App,
    owner: &str,
    application: &Application,
    (signed, credit): (bool, Credit),
) -> Reply<Judged> {
    let plan = app
        .catalog
        .plan(&application.bundle)
        .ok_or_else(no_such_bundle)?;
    if application
        .catalog
        .as_deref()
        .is_some_and(|it| it != app.catalog.id())
    {
        return Err(Refusal::new(ErrorCode::CatalogChanged));
    }
    if !signed {
        return Err(Refusal::new(ErrorCode::NotAcceptable)
            .because("还没有签名")
            .mend("请在“签名并提交”处填写您的姓名"));
    }
    let mut shelf = app.demo.shelf(owner);
    shelf.credit_good &= credit == Credit::Good;
    let mut check = Precheck::open(Arc::clone(plan), app.clock.today(), application);
    check.set_holdings(shelf.holdings());
    let report = check.report();
    let mut findings = report.findings;
    if !report.verdict.is_acceptable() {
        findings.extend(report.missing.into_iter().map(missing));
        return Err(Refusal::new(ErrorCode::NotAcceptable).with_findings(findings));
    }
    let faults = material_faults(app, plan, &application.materials, &shelf);
    if !faults.is_empty() {
        return Err(Refusal::new(ErrorCode::NotAcceptable).with_findings(faults));
    }
    Ok(Judged {
        plan: Arc::clone(plan),
        check,
    })
}

/// The finding about a file that this person never uploaded.
pub fn file_unknown(application: &[Provided], sha256: &str) -> Finding {
    let material = application
        .iter()
        .find(|it| it.files.iter().any(|file| file.sha256 == sha256));
    finding(
        &format!("material.{}", material.map_or("", |it| &it.id)),
        "file_not_uploaded",
    )
}

fn no_such_bundle() -> Refusal {
    Refusal::new(ErrorCode::NotAcceptable)
        .because("没有这个“一件事”")
        .mend("请从首页重新选择要办的事")
        .with_findings(vec![finding("bundle", "unknown_bundle")])
}

// What only the server can know: whether licences lie on the shelf and files have arrived.
fn material_faults(app: &App, plan: &Plan, materials: &[Provided], shelf: &Shelf) -> Vec<Finding> {
    let mut faults = Vec::new();
    for provided in materials {
        let at = format!("material.{}", provided.id);
        if provided.way == WayKind::Licence && !is_on_shelf(plan, provided, shelf) {
            faults.push(finding(&at, "licence_not_on_shelf"));
        }
        let arrived = |file: &FileRef| app.blobs.has(&file.sha256);
        if !provided.files.iter().all(arrived) {
            faults.push(finding(&at, "file_not_uploaded"));
        }
    }
    faults
}

fn is_on_shelf(plan: &Plan, provided: &Provided, shelf: &Shelf) -> bool {
    let ways = plan
        .material_ix(&provided.id)
        .and_then(|ix| plan.bundle().materials.get(ix.at()))
        .map_or(&[][..], |material| &material.ways);
    shelf.licences.iter().any(|held| {
        let serves = ways
            .iter()
            .any(|way| matches!(way, Way::Licence { licence, .. } if *licence == held.licence));
        serves
            && provided
                .licence
                .as_ref()
                .is_none_or(|number| *number == held.number)
    })
}

fn missing(absent: Absent) -> Finding {
    Finding {
        at: absent.at,
        code: "missing".to_owned(),
        level: Level::Error,
        services: absent.services,
        basis: Vec::new(),
        args: BTreeMap::new(),
    }
}

/// A finding of the server's own.
pub fn finding(at: &str, code: &str) -> Finding {
    Finding {
        at: at.to_owned(),
        code: code.to_owned(),
        level: Level::Error,
        services: Vec::new(),
        basis: Vec::new(),
        args: BTreeMap::new(),
    }
}
