//! The demo's data holds together.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hall_core::calendar::Calendar;
use hall_core::kind::{self, Context, ValueKind};

use super::*;
use crate::live::LiveCatalog;

#[test]
fn every_department_of_the_catalogue_has_a_reviewer() {
    let catalog = LiveCatalog::embedded().unwrap();
    let demo = Demo::load().unwrap();
    let deciding: BTreeSet<&str> = catalog
        .bundles()
        .filter_map(|id| catalog.plan(id))
        .flat_map(|plan| {
            let bundle = plan.bundle();
            bundle
                .services
                .iter()
                .map(|it| &bundle.departments[usize::from(it.department)].id)
        })
        .map(String::as_str)
        .collect();
    let reviewing: BTreeSet<&str> = demo
        .reviewers
        .iter()
        .map(|it| it.department.as_str())
        .collect();
    assert_eq!(deciding, reviewing);
}

#[test]
fn every_bundle_of_the_catalogue_has_one_person_to_go_through_it() {
    let catalog = LiveCatalog::embedded().unwrap();
    let mut wanted: Vec<&str> = catalog.bundles().collect();
    wanted.sort_unstable();
    let people = Demo::load().unwrap().people;
    let mut found: Vec<&str> = people
        .iter()
        .flat_map(|it| &it.bundles)
        .map(String::as_str)
        .collect();
    found.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn every_identity_number_is_well_formed_and_of_nowhere() {
    let calendar = Calendar::default();
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let context = Context {
        today,
        calendar: &calendar,
    };
    for person in Demo::load().unwrap().people {
        for licence in person.shelf.licences {
            for (element, value) in licence.face {
                let kind = match element.as_str() {
                    "id_no" | "head_id_no" => ValueKind::CnResidentId,
                    "uscc" => ValueKind::CnUscc,
                    _ => continue,
                };
                assert!(
                    kind::check(kind, &value, &context).valid,
                    "{}: {element}",
                    person.account
                );
                assert!(value.contains("990101"), "{}: {element}", person.account);
            }
        }
    }
}

#[test]
fn every_element_on_a_licence_is_known_to_the_catalogue() {
    let catalog = LiveCatalog::embedded().unwrap();
    let licences: Vec<_> = catalog
        .bundles()
        .filter_map(|id| catalog.plan(id))
        .flat_map(|plan| &plan.bundle().licences)
        .collect();
    for held in Demo::load()
        .unwrap()
        .people
        .into_iter()
        .flat_map(|it| it.shelf.licences)
    {
        let Some(known) = licences.iter().find(|it| it.id == held.licence) else {
            continue;
        };
        for element in held.face.keys() {
            assert!(
                known.face.iter().any(|it| it.element == *element),
                "{} has no {element}",
                held.licence
            );
        }
    }
}
