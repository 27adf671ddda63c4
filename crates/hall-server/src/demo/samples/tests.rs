//! The table holds together.

use std::collections::BTreeSet;

use super::*;
use crate::demo::Demo;
use crate::live::LiveCatalog;

/// The sample cases that the notes for the catalogue's builders ask for, and one for reception.
const WANTED: &str = "A1 A2 A3 B1 B2 B3 C1 C2 C3 D1 D2 D3 E1 E2 F G H I J K L M";

#[test]
fn every_sample_that_is_asked_for_is_there_once() {
    let table = samples().unwrap();
    let ids: Vec<&str> = table.iter().map(|it| it.id.as_str()).collect();
    let wanted: Vec<&str> = WANTED.split(' ').collect();
    assert_eq!(ids, wanted);
}

#[test]
fn everybody_in_the_table_has_a_demo_account() {
    let demo = Demo::load().unwrap();
    let people = demo.people.iter().map(|it| &it.account);
    let staff = demo.staff.iter().map(|it| &it.account);
    let reviewers = demo.reviewers.iter().map(|it| &it.account);
    let known: BTreeSet<&String> = people.clone().chain(staff).chain(reviewers).collect();
    let applicants: BTreeSet<&String> = people.collect();
    for sample in samples().unwrap() {
        assert!(applicants.contains(&sample.account), "{}", sample.id);
        for step in &sample.steps {
            assert!(
                step.who == "party" || known.contains(&step.who),
                "{}: {}",
                sample.id,
                step.who
            );
        }
    }
}

#[test]
fn every_service_in_a_step_is_one_of_its_bundle() {
    let catalog = LiveCatalog::embedded().unwrap();
    for sample in samples().unwrap() {
        let plan = catalog.plan(&sample.bundle).unwrap();
        let services: BTreeSet<&str> = plan
            .bundle()
            .services
            .iter()
            .map(|it| it.id.as_str())
            .collect();
        for step in &sample.steps {
            for service in named(&step.does) {
                assert!(services.contains(service), "{}: {service}", sample.id);
            }
        }
    }
}

/// The services that a step names.
fn named(does: &Does) -> Vec<&str> {
    match does {
        Does::Approve(service)
        | Does::AskNothing(service)
        | Does::Confirm(service)
        | Does::Refuse { service, .. }
        | Does::Ask { service, .. }
        | Does::Survey { service, .. }
        | Does::Pass { service, .. } => vec![service],
        Does::Arrange { services, .. } => services.iter().map(String::as_str).collect(),
        Does::Finish
        | Does::Post
        | Does::Send(_)
        | Does::Deliver(_)
        | Does::Rate(_)
        | Does::Contact
        | Does::Repair(_)
        | Does::Withdraw => Vec::new(),
    }
}

#[test]
fn nobody_has_two_drafts_of_one_bundle() {
    let table = samples().unwrap();
    let blocked = table.iter().filter(|it| it.blocked_by.is_some());
    let places: Vec<_> = blocked.map(|it| (&it.account, &it.bundle)).collect();
    let once: BTreeSet<_> = places.iter().collect();
    assert_eq!(places.len(), once.len());
}

#[test]
fn what_is_blocked_has_no_step_and_what_happens_comes_in_order() {
    for sample in samples().unwrap() {
        assert!(sample.blocked_by.is_none() || sample.steps.is_empty());
        assert!(sample.steps.is_sorted_by_key(|it| it.day), "{}", sample.id);
        assert!(sample.steps.iter().all(|it| it.day < sample.days_ago));
    }
}
