//! `hall catalog check`

use hall_catalog::check::Explored;
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
    situations: usize,
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
            situations: report.n_situations,
            explored: report.explored,
            findings: report.findings,
        })?;
    } else {
        output::line(&report.to_string());
    }
    Ok(clean)
}
