//! Finding what a subcommand works on: a bundle of the catalogue, an application file.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use hall_catalog::Catalogue;
use hall_core::application::{self, Application, MAX_BYTES};
use hall_core::catalog::Bundle;
use hall_core::plan::Plan;
use hall_core::words;

use super::Complaint;

/// A bundle, or a service standing alone, ready for the rules.
pub(super) fn plan(catalogue: &Catalogue, id: &str) -> Result<Arc<Plan>, Complaint> {
    let bundle = catalogue
        .bundle(id)
        .cloned()
        .or_else(|| catalogue.service_alone(id));
    let bundle = bundle.ok_or_else(|| {
        let known: Vec<&str> = catalogue
            .bundles()
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        // What was asked for is not repeated: a slip of the keyboard can be anything.
        Complaint(format!("没有这个一件事。可用的编号：{}", known.join("、")))
    })?;
    Ok(Arc::new(Plan::new(bundle)))
}

/// Reads an application file. Never more than the largest one is taken into memory.
pub(super) fn application(path: &Path) -> Result<Application, Complaint> {
    let cannot = |error| Complaint(format!("不能读取 {}:{error}", path.display()));
    let limit = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(cannot)?
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    application::parse(&bytes).map_err(|finding| {
        let sentence = words::sentence(&Bundle::default(), &finding);
        Complaint(format!("{}:{sentence}", path.display()))
    })
}
