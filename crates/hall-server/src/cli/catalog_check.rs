//! `hall catalog check`

use hall_catalog::check::{EXACT_IN_JSON, Explored, in_json};
use hall_catalog::{Fault, check};
use serde::Serialize;

use super::{Outcome, Sources, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// The report, with the names that the interface promises.
#[derive(Debug, Serialize)]
struct Told {
    services: usize,
    bundles: usize,
    situations: u64,
    /// All digits, where JSON cannot hold the number exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    situations_exact: Option<String>,
    explored: Vec<Explored>,
    findings: Vec<Fault>,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let report = check(&sources.files()?);
    let clean = report.is_clean();
    if args.json {
        output::json(&Told {
            services: report.n_services,
            bundles: report.n_bundles,
            situations: in_json(report.n_situations),
            situations_exact: (EXACT_IN_JSON < report.n_situations)
                .then(|| report.n_situations.to_string()),
            explored: report.explored,
            findings: report.findings,
        })?;
    } else {
        output::line(&report.to_string());
    }
    Ok(clean)
}
