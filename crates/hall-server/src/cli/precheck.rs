//! `hall precheck`: whether an application can be submitted, and if not, what to mend.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::catalog::Bundle;
use hall_core::precheck::Precheck;
use hall_core::report::{Absent, Finding, Report, Verdict};
use hall_core::words;
use serde::Serialize;

use super::portable::Passphrase;
use super::{Outcome, Sources, bundle, output, rebased};
use crate::clock::{Clock, SystemClock};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 申请文件，或者从大厅导出的 .hall.zip、.hall.zip.age
    #[arg(value_name = "APPLICATION.json")]
    application: PathBuf,
    /// 当作今天的日子；不写就是今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
    #[command(flatten)]
    passphrase: Passphrase,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// A report with a sentence for each finding.
#[derive(Debug, Serialize)]
struct Told {
    bundle: String,
    catalog: String,
    verdict: Verdict,
    services: Vec<String>,
    findings: Vec<ToldFinding>,
    missing: Vec<Absent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rebased: Vec<rebased::Told>,
}

#[derive(Debug, Serialize)]
struct ToldFinding {
    #[serde(flatten)]
    finding: Finding,
    message: String,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let made = bundle::application(&args.application, &args.passphrase)?;
    let plan = bundle::plan(&sources.catalogue()?, &made.bundle)?;
    let (application, changes) = rebased::application(&plan, &made);
    let today = args.today.unwrap_or_else(|| SystemClock.today());
    let report = Precheck::open(Arc::clone(&plan), today, &application).report();
    let acceptable = report.verdict.is_acceptable();
    let told = tell(plan.bundle(), report, changes);
    if args.json {
        output::json(&told)?;
    } else {
        rebased::complain(&told.rebased);
        read_out(plan.bundle(), &told);
    }
    Ok(acceptable)
}

fn tell(bundle: &Bundle, report: Report, rebased: Vec<rebased::Told>) -> Told {
    let Report {
        bundle: id,
        catalog,
        verdict,
        services,
        findings,
        missing,
    } = report;
    let findings = findings
        .into_iter()
        .map(|finding| ToldFinding {
            message: words::sentence(bundle, &finding),
            finding,
        })
        .collect();
    Told {
        bundle: id,
        catalog,
        verdict,
        services,
        findings,
        missing,
        rebased,
    }
}

fn read_out(bundle: &Bundle, told: &Told) {
    output::line(words::verdict(told.verdict));
    for it in &told.findings {
        output::line(&format!(
            "  [{}] {}",
            words::level(it.finding.level),
            it.message
        ));
    }
    for absent in &told.missing {
        output::line(&format!("  [未填] {}", words::place_of(bundle, &absent.at)));
    }
}
