//! `hall split`: what each department receives.

use std::path::PathBuf;

use hall_core::precheck::Precheck;
use hall_core::split::{Split, split};
use serde::Serialize;

use super::portable::Passphrase;
use super::{Outcome, Sources, bundle, output, rebased};
use crate::clock::{Clock, SystemClock};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 申请文件，或者从大厅导出的 .hall.zip、.hall.zip.age
    #[arg(value_name = "APPLICATION.json")]
    application: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// The parts, and what had to change before.
#[derive(Debug, Serialize)]
struct Told {
    #[serde(flatten)]
    split: Split,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rebased: Vec<rebased::Told>,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let made = bundle::application(&args.application, &args.passphrase)?;
    let plan = bundle::plan(&sources.catalogue()?, &made.bundle)?;
    let (application, rebased) = rebased::application(&plan, &made);
    let split = split(&Precheck::open(plan, SystemClock.today(), &application));
    if args.json {
        output::json(&Told { split, rebased })?;
    } else {
        rebased::complain(&rebased);
        tell(&split);
    }
    Ok(true)
}

fn tell(split: &Split) {
    for part in &split.parts {
        output::line(&format!("{}({})", part.service, part.department));
        for key in part.fields.keys() {
            output::line(&format!("  {key}"));
        }
        for material in &part.materials {
            output::line(&format!("  {}:{}", material.id, material.way.id()));
        }
    }
}
