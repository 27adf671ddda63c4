//! `hall catalog check`

use super::{Outcome, bundle};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Outcome {
    let _ = args.json;
    bundle::catalogue()?;
    Ok(true)
}
