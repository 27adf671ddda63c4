//! Holding one case against what the pre-check says.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::Bundle;
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};
use hall_core::report::{Finding, Report};
use hall_core::words::{self, Words};

use crate::change::changed;
use crate::file::Expected;
use crate::folder::{Case, Sort};
use crate::today;

/// What is wrong with the complete application of a bundle.
pub(crate) fn complete(plan: &Arc<Plan>, application: &Application) -> Option<String> {
    let bundle = plan.bundle();
    if application.bundle != bundle.id {
        return Some(format!(
            "{}/complete.json is for {}",
            bundle.id, application.bundle
        ));
    }
    let report = Precheck::open(Arc::clone(plan), today(), application).report();
    let fine = report.verdict.is_acceptable() && report.findings.is_empty();
    (!fine).then(|| format!("{}/complete.json\n{}", bundle.id, outcome(bundle, &report)))
}

/// The pre-check of a case's application.
pub(crate) fn open(
    plan: &Arc<Plan>,
    complete: &Application,
    case: &Case,
) -> Result<Precheck, String> {
    let application = changed(complete, &case.file)?;
    let mut check = Precheck::open(Arc::clone(plan), today(), &application);
    check.set_holdings(Holdings {
        faces: case.file.shelf.clone(),
        credit_good: case.file.credit_good,
        ..Holdings::default()
    });
    Ok(check)
}

/// What is wrong with a case: all of it, with what was found instead.
pub(crate) fn check(plan: &Arc<Plan>, complete: &Application, case: &Case) -> Option<String> {
    let head = format!("{}: {}", case.name, case.file.says);
    let report = match open(plan, complete, case) {
        Ok(check) => check.report(),
        Err(complaint) => return Some(format!("{head}\n  {complaint}")),
    };
    let wrong = match case.sort {
        Sort::Good => not_content(case, &report),
        Sort::Bad => not_caught(plan.bundle(), &case.file.expect, &report),
    };
    (!wrong.is_empty()).then(|| {
        let found = outcome(plan.bundle(), &report);
        format!("{head}\n  {}\n{found}", wrong.join("\n  "))
    })
}

/// The findings that a case expects.
pub(crate) fn expected<'a>(expect: &Expected, report: &'a Report) -> Vec<&'a Finding> {
    let is_expected = |it: &&Finding| {
        Some(&it.code) == expect.finding.as_ref()
            && expect.at.as_ref().is_none_or(|at| *at == it.at)
            && expect.level.is_none_or(|level| level == it.level)
            && expect
                .service
                .all()
                .iter()
                .all(|service| it.services.contains(service))
            && expect
                .basis
                .as_ref()
                .is_none_or(|part| it.basis.iter().any(|law| law.contains(part)))
    };
    report.findings.iter().filter(is_expected).collect()
}

fn not_content(case: &Case, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let verdict_fits = match case.file.expect.verdict {
        Some(verdict) => report.verdict == verdict,
        None => report.verdict.is_acceptable(),
    };
    if !verdict_fits {
        let wanted = case.file.expect.verdict;
        wrong.push(wanted.map_or_else(
            || "expected to be accepted".to_owned(),
            |it| format!("expected {it:?}"),
        ));
    }
    if report.findings.iter().any(|it| it.code == case.code) {
        wrong.push(format!("expected no {}", case.code));
    }
    wrong
}

fn not_caught(bundle: &Bundle, expect: &Expected, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let found = expected(expect, report);
    if expect.finding.is_some() && found.is_empty() {
        wrong.push(format!("expected {}", described(expect)));
    }
    for finding in found {
        let words = words::finding(bundle, finding);
        if unfit(&words) {
            wrong.push(format!("its words are not fit to be read: {words:?}"));
        }
    }
    for at in expect.missing.all() {
        if !report.missing.iter().any(|it| it.at == *at) {
            wrong.push(format!("expected {at} to be missing"));
        }
    }
    if expect.verdict.is_some_and(|it| it != report.verdict) {
        wrong.push(format!(
            "expected {:?}",
            expect.verdict.unwrap_or(report.verdict)
        ));
    }
    wrong
}

/// Whether words are lacking, or show what only programs read.
fn unfit(words: &Words) -> bool {
    let leftover = words.what.contains('{') || words.mend.contains('{');
    leftover || words.mend.is_empty() || words.what.starts_with("有问题")
}

fn described(expect: &Expected) -> String {
    let mut said = vec![expect.finding.clone().unwrap_or_default()];
    said.extend(expect.at.as_ref().map(|at| format!("at {at}")));
    said.extend(expect.level.map(|level| format!("as {level:?}")));
    said.extend(expect.service.all().iter().map(|it| format!("for {it}")));
    said.extend(expect.basis.as_ref().map(|basis| format!("by {basis}")));
    said.join(" ")
}

/// What came out, for people.
fn outcome(bundle: &Bundle, report: &Report) -> String {
    let mut lines = vec![format!("  found {:?}:", report.verdict)];
    for finding in &report.findings {
        lines.push(format!(
            "    {} at {}, {:?}, for {}, by {}: {}",
            finding.code,
            finding.at,
            finding.level,
            finding.services.join(" "),
            finding.basis.join("、"),
            words::sentence(bundle, finding)
        ));
    }
    let missing: Vec<&str> = report.missing.iter().map(|it| it.at.as_str()).collect();
    if !missing.is_empty() {
        lines.push(format!("    missing {}", missing.join(", ")));
    }
    lines.join("\n")
}
