//! The answer to a notice or a supplement: the application as it is now, judged like a submission.
//!
//! Design assumptions:
//! - Only the places that were named may differ; everything else is refused with a finding that names it.
//! - The services, and what was deferred or committed to, are those of the day of submission: the rules
//!   that the application runs under were fixed then.
//! - What it says anew of the results, on which way and to whom, is what happens; the form is signed again as a
//!   whole.
//! - It is judged by the catalogue that is in force. What a newer one no longer asks for is left out on
//!   both sides before they are compared.

use std::sync::Arc;

use hall_api::{ErrorCode, StoredFile};
use hall_core::application::Application;
use hall_core::correction::{Named, Version, differences};
use hall_core::flow::{CaseRules, Item, Rules};
use hall_core::precheck::Precheck;
use hall_core::report::Finding;
use hall_core::split::{self, Part};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::intake::{
    Wanted, finding, fresh_rules, json, judge_application, relevant, stored_files, wanted,
};
use crate::progress::Progress;
use crate::request;
use crate::store::{ApplicationRow, NewContent};

/// Judges an answer of `applicant`, and makes the new version of it; and how the results are wanted, if it says so
/// otherwise than before: then and now.
pub(super) fn judged(
    app: &App,
    row: &ApplicationRow,
    progress: &Progress,
    (application, applicant): (&Application, &str),
) -> Reply<(NewContent, Option<[Wanted; 2]>)> {
    let open = request::open(progress);
    let open = open.ok_or_else(|| Refusal::internal("an answer without a request"))?;
    let items: Vec<Item> = open.items.into_iter().map(|(_, item)| item).collect();
    if application.bundle != row.bundle {
        return Err(refused(vec![finding("bundle", "changes_services")]));
    }
    let was: Application = serde_json::from_str(row.content())
        .map_err(|_| Refusal::internal("a stored application cannot be read"))?;
    let was_check = opened(app, &row.owner, &was)?;
    let check = opened(app, &row.owner, application)?;
    let was = relevant(&was_check, &was, &row.owner);
    let is = relevant(&check, application, &row.owner);
    let before = Version {
        application: &was,
        check: &was_check,
    };
    let after = Version {
        application: &is,
        check: &check,
    };
    let named = Named::of(items.iter().map(|it| it.at.as_str()), &check);
    let changed = differences(before, after, &named).into_iter();
    let mut findings: Vec<Finding> = changed
        .map(|at| finding(&at, "not_asked_to_change"))
        .collect();
    findings.extend(beyond_the_rules(&progress.state.rules, &check));
    if !findings.is_empty() {
        return Err(refused(findings));
    }
    judge_application(app, &row.owner, application)?;
    let content = NewContent {
        content: json(&is)?,
        parts: changed_parts(row, &check)?,
        files: files(&is),
        owner: row.owner.clone(),
    };
    let wanted = [&was_check, &check].map(|it| wanted(it, applicant));
    let [then, now] = &wanted;
    let is_new = then != now;
    Ok((content, is_new.then_some(wanted)))
}

fn refused(findings: Vec<Finding>) -> Refusal {
    Refusal::new(ErrorCode::NotAcceptable)
        .because("改动了没有要求补正的地方")
        .mend("请只改要求补正的地方，其他内容保持原样")
        .with_findings(findings)
}

/// The rules over one version.
pub(super) fn opened(app: &App, owner: &str, application: &Application) -> Reply<Precheck> {
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let plan = app.catalog.plan(&application.bundle).ok_or_else(gone)?;
    let mut check = Precheck::open(Arc::clone(plan), app.clock.today(), application);
    check.set_holdings(app.demo.shelf(owner).holdings());
    Ok(check)
}

/// What would need other rules than those of the day of submission.
fn beyond_the_rules(rules: &Rules, check: &Precheck) -> Vec<Finding> {
    let fresh = fresh_rules(check);
    let services = |rules: &Rules| -> Vec<String> {
        rules.cases.iter().map(|it| it.service.clone()).collect()
    };
    if services(rules) != services(&fresh) {
        return vec![finding("situation", "changes_services")];
    }
    let cases = rules.cases.iter().zip(&fresh.cases);
    let mut materials: Vec<String> = cases
        .flat_map(|(was, is)| {
            let was = put_off(was);
            put_off(is).into_iter().filter(move |it| !was.contains(it))
        })
        .collect();
    materials.sort_unstable();
    materials.dedup();
    materials
        .iter()
        .map(|id| finding(&format!("material.{id}"), "not_to_be_put_off"))
        .collect()
}

/// The materials that come later, or for which a commitment or an outside party stands.
fn put_off(case: &CaseRules) -> Vec<String> {
    let deferred = case.deferred.iter().map(|it| &it.material);
    let committed = case.commitments.iter().map(|it| &it.material);
    let asked = case.parties.iter().map(|it| &it.question);
    deferred.chain(committed).chain(asked).cloned().collect()
}

/// The parts that are different now; a department whose part is the same sees no change.
pub(super) fn changed_parts(
    row: &ApplicationRow,
    check: &Precheck,
) -> Reply<Vec<(String, String)>> {
    let mut changed = Vec::new();
    for part in split::split(check).parts {
        let Some(case) = row.case(&part.service) else {
            continue;
        };
        let was: Part = serde_json::from_str(case.part())
            .map_err(|_| Refusal::internal("a stored part cannot be read"))?;
        if was != part {
            changed.push((part.service.clone(), json(&part)?));
        }
    }
    Ok(changed)
}

fn files(application: &Application) -> Vec<StoredFile> {
    stored_files(&application.materials)
}
