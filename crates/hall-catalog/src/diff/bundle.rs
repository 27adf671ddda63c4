//! One bundle against its earlier self.

use std::collections::BTreeSet;

use hall_core::catalog::Bundle;
use hall_core::rebase::losses;
use hall_core::words;

use super::compare::compare;
use super::difference::{About, Aspect, BundleDiff, Counts, Difference, Fate, Revisit};
use super::picture::Item;
use super::side::Side;
use crate::snapshot::figures;

/// A bundle that only one of the catalogues has.
pub(super) fn alone(bundle: &Bundle, fate: Fate) -> BundleDiff {
    let figures = Some(figures(bundle));
    let (counts, drafts) = match fate {
        Fate::Removed => (
            Counts {
                before: figures,
                after: None,
            },
            vec![Revisit {
                at: bundle.id.clone(),
                code: "bundle_gone".to_owned(),
                message: "这件事的草稿都打不开了".to_owned(),
            }],
        ),
        Fate::Added | Fate::Changed => (
            Counts {
                before: None,
                after: figures,
            },
            Vec::new(),
        ),
    };
    BundleDiff {
        id: bundle.id.clone(),
        name: bundle.name.clone(),
        fate,
        differences: Vec::new(),
        figures: counts,
        drafts,
    }
}

/// What changes in a bundle that both have; `None` if nobody notices anything.
pub(super) fn compared(old: &Bundle, new: &Bundle) -> Option<BundleDiff> {
    if is_same(old, new) {
        return None;
    }
    let differences = compare(&Side::new(old), &Side::new(new), &items(old, new));
    let mut drafts: Vec<Revisit> = losses(old, new)
        .iter()
        .map(|it| Revisit {
            at: it.at.clone(),
            code: serde_json::to_value(it.code)
                .ok()
                .and_then(|it| it.as_str().map(str::to_owned))
                .unwrap_or_default(),
            message: words::loss(old, it),
        })
        .collect();
    drafts.extend(newly_required(&differences));
    let noticed = !differences.is_empty() || !drafts.is_empty();
    noticed.then(|| BundleDiff {
        id: new.id.clone(),
        name: new.name.clone(),
        fate: Fate::Changed,
        differences,
        figures: Counts {
            before: Some(figures(old)),
            after: Some(figures(new)),
        },
        drafts,
    })
}

/// Whether they are the same but for the catalogue that they are of.
fn is_same(old: &Bundle, new: &Bundle) -> bool {
    let moved = Bundle {
        catalog: new.catalog.clone(),
        ..old.clone()
    };
    moved == *new
}

/// What either bundle has: the bundle itself, services, questions, fields, rules, materials.
fn items(old: &Bundle, new: &Bundle) -> Vec<Item> {
    let mut seen = BTreeSet::new();
    let mut list = of(new);
    list.extend(of(old));
    list.retain(|it| seen.insert(it.clone()));
    // By sort of thing; within it the order of the new bundle, then what is gone.
    list.sort_by_key(|it| it.about);
    list
}

fn of(bundle: &Bundle) -> Vec<Item> {
    let item = |about: About, at: &str| Item {
        about,
        at: at.to_owned(),
    };
    let mut list = vec![item(About::Bundle, &bundle.id)];
    let services = bundle.services.iter();
    list.extend(services.map(|it| item(About::Service, &it.id)));
    let questions = bundle.questions.iter();
    list.extend(questions.map(|it| item(About::Question, &it.id)));
    let fields = bundle.fields.iter();
    list.extend(fields.map(|it| item(About::Field, &it.key)));
    for service in &bundle.services {
        let at = |code: &str| format!("{}.{code}", service.id);
        let rules = service.rules.iter();
        list.extend(rules.map(|it| item(About::Rule, &at(&it.code))));
    }
    let materials = bundle.materials.iter();
    list.extend(materials.map(|it| item(About::Material, &it.id)));
    list
}

/// Drafts that were complete lack what is required from now on.
fn newly_required(differences: &[Difference]) -> Vec<Revisit> {
    let required = |it: &Option<String>| it.as_deref().is_some_and(|it| it.ends_with("必填"));
    let handed_in = |it: &Option<String>| it.as_deref() == Some("要交");
    let mut list: Vec<Revisit> = Vec::new();
    for it in differences
        .iter()
        .filter(|it| it.aspect == Aspect::Presence)
    {
        let (at, needs): (String, fn(&Option<String>) -> bool) = match it.about {
            About::Field => (it.at.clone(), required),
            About::Material => (format!("material.{}", it.at), handed_in),
            About::Question if it.before.is_none() => (format!("situation.{}", it.at), |_| true),
            _ => continue,
        };
        let fresh = needs(&it.after) && (it.before.is_none() || !needs(&it.before));
        if fresh && it.after.is_some() && !list.iter().any(|other| other.at == at) {
            list.push(Revisit {
                at,
                code: "newly_required".to_owned(),
                message: format!("{}：草稿里可能还没有，要补上", it.label),
            });
        }
    }
    list
}
