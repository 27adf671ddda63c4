//! Finding what a subcommand works on: a bundle of the catalogue, an application file.

use std::path::Path;
use std::sync::Arc;

use hall_catalog::Catalogue;
use hall_core::application::{self, Application};
use hall_core::catalog::Bundle;
use hall_core::plan::Plan;
use hall_core::words;

use super::Complaint;
use super::portable::{self, Passphrase};

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

/// Reads an application: a bare file, or a portable draft that is whole.
pub(super) fn application(path: &Path, passphrase: &Passphrase) -> Result<Application, Complaint> {
    let bytes = portable::bytes(path)?;
    if portable::is_container(&bytes) {
        return portable::whole(path, &bytes, passphrase);
    }
    application::parse(&bytes).map_err(|finding| {
        let sentence = words::sentence(&Bundle::default(), &finding);
        Complaint(format!("{}:{sentence}", path.display()))
    })
}
