//! `hall catalog list`

use hall_catalog::Snapshot;
use hall_core::catalog::CatalogIndex;

use super::{Outcome, Sources, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let index = Snapshot::of(&sources.catalogue()?).index;
    if args.json {
        output::json(&index)?;
    } else {
        list(&index);
    }
    Ok(true)
}

fn list(index: &CatalogIndex) {
    output::line(&format!("目录 {}", index.catalog));
    for bundle in &index.bundles {
        output::line(&format!("{}  {}", bundle.id, bundle.name));
        for id in &bundle.services {
            let Some(service) = index.services.iter().find(|it| it.id == *id) else {
                continue;
            };
            output::line(&format!(
                "  {}  {}({}) 法定 {} 天，承诺 {} 天",
                service.id, service.name, service.department, service.statutory, service.promised
            ));
        }
    }
}
