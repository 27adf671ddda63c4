//! Who has a service without applying, before and after.

use std::collections::BTreeSet;

use super::difference::EntitlementDiff;
use crate::catalogue::Catalogue;
use crate::entitled::words;

/// What changes, by service.
pub(super) fn compared(old: &Catalogue, new: &Catalogue) -> Vec<EntitlementDiff> {
    let both = old.entitlements().iter().chain(new.entitlements());
    let services: BTreeSet<&str> = both.map(|it| it.service.as_str()).collect();
    let differs = |service| one(old, new, service);
    services.into_iter().filter_map(differs).collect()
}

fn one(old: &Catalogue, new: &Catalogue, service: &str) -> Option<EntitlementDiff> {
    let (before, after) = (said(old, service), said(new, service));
    if before == after {
        return None;
    }
    let name = name(new, service).or_else(|| name(old, service));
    let name = name.unwrap_or(service).to_owned();
    let none = "要申请才有";
    let side = |it: &Option<String>| it.clone().unwrap_or_else(|| none.to_owned());
    Some(EntitlementDiff {
        message: format!("免申办“{name}”：{} → {}", side(&before), side(&after)),
        service: service.to_owned(),
        name,
        before,
        after,
    })
}

fn said(catalogue: &Catalogue, service: &str) -> Option<String> {
    let mut known = catalogue.entitlements().iter();
    let found = known.find(|it| it.service == service)?;
    Some(words(catalogue.library(), found))
}

fn name<'a>(catalogue: &'a Catalogue, service: &str) -> Option<&'a str> {
    let mut known = catalogue.library().services.iter();
    let found = known.find(|it| it.id == service)?;
    Some(&found.name)
}
