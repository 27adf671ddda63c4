//! `hall split`: what each department receives.

use std::path::PathBuf;

use hall_core::precheck::Precheck;
use hall_core::split::{Split, split};

use super::{Outcome, Sources, bundle, output};
use crate::clock::{Clock, SystemClock};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 申请文件
    #[arg(value_name = "APPLICATION.json")]
    application: PathBuf,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let application = bundle::application(&args.application)?;
    let plan = bundle::plan(&sources.catalogue()?, &application.bundle)?;
    let split = split(&Precheck::open(plan, SystemClock.today(), &application));
    if args.json {
        output::json(&split)?;
    } else {
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
