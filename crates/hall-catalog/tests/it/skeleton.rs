//! New entries to start from: they pass the check at once, in the real catalogue and in a small one.

use hall_catalog::{CheckReport, Files, SourceFile, check, skeleton};

use crate::{folder, good};

/// The same files and some more.
fn with(files: &Files, more: &[SourceFile]) -> Files {
    let all = files.iter().chain(more);
    Files::of(all.map(|it| (it.path.clone(), it.text.clone())))
}

fn real() -> Files {
    Files::open(&folder("data")).unwrap()
}

fn checked(files: &Files, more: &[SourceFile]) -> CheckReport {
    check(&with(files, more))
}

#[test]
fn a_new_service_passes_the_check() {
    for files in [real(), good()] {
        let made = skeleton::service(&files, "street-stall-permit").unwrap();
        let report = checked(&files, &made);
        assert!(report.is_clean(), "{report}");
    }
}

#[test]
fn two_new_services_do_not_get_in_each_others_way() {
    let files = real();
    let first = skeleton::service(&files, "street-stall-permit").unwrap();
    let files = with(&files, &first);
    let second = skeleton::service(&files, "night-market-permit").unwrap();
    let report = checked(&files, &second);
    assert!(report.is_clean(), "{report}");
}

#[test]
fn a_new_bundle_comes_with_a_service_and_passes_the_check() {
    for files in [real(), good()] {
        let made = skeleton::bundle(&files, "open-stall", &[]).unwrap();
        let paths: Vec<&str> = made.iter().map(|it| it.path.as_str()).collect();
        assert!(paths.contains(&"services/open-stall-service.yaml"));
        assert!(paths.contains(&"bundles/open-stall.yaml"));
        let report = checked(&files, &made);
        assert!(report.is_clean(), "{report}");
    }
}

#[test]
fn a_new_bundle_of_services_that_are_there_passes_the_check() {
    let sets = [
        &["social-card"][..],
        &["labour-dispatch-licence", "hr-service-filing"],
        &["birth-certificate", "vaccination-certificate"],
        &["birth-certificate", "household-registration", "social-card"],
        // A field of the first is worked out from questions that only the others seem to need.
        &["company-registration", "seal-engraving", "tax-registration"],
    ];
    for set in sets {
        let files = real();
        let services: Vec<String> = set.iter().map(|it| (*it).to_owned()).collect();
        let made = skeleton::bundle(&files, "open-stall", &services).unwrap();
        let report = checked(&files, &made);
        assert!(report.is_clean(), "{set:?}\n{report}");
    }
}

#[test]
fn every_line_of_a_skeleton_that_an_author_writes_has_a_comment_above_it() {
    let files = real();
    let made = skeleton::bundle(&files, "open-stall", &[]).unwrap();
    for file in &made {
        let n_comments = file
            .text
            .lines()
            .filter(|it| it.trim().starts_with('#'))
            .count();
        let n_lines = file.text.lines().filter(|it| !it.trim().is_empty()).count();
        assert!(n_lines <= n_comments * 5 / 2, "{}: few comments", file.path);
        assert!(!file.text.contains("{{"), "{}: an open blank", file.path);
    }
}

#[test]
fn a_bad_id_is_refused_with_a_better_one() {
    let refusal = skeleton::service(&real(), "Street Stall").unwrap_err();
    assert!(refusal.mend.contains("street-stall"), "{refusal}");
    assert!(skeleton::service(&real(), "../street").is_err());
    assert!(skeleton::bundle(&real(), "摆摊", &[]).is_err());
}

#[test]
fn an_id_that_is_there_is_refused() {
    for id in ["social-card", "newborn"] {
        let refusal = skeleton::service(&real(), id).unwrap_err();
        assert!(refusal.what.contains("已经有了"), "{refusal}");
        assert!(skeleton::bundle(&real(), id, &[]).is_err());
    }
}

#[test]
fn an_unknown_service_is_refused_with_the_one_that_was_meant() {
    let refusal = skeleton::bundle(&real(), "open-stall", &["social-crad".to_owned()]).unwrap_err();
    assert!(refusal.mend.contains("social-card"), "{refusal}");
}

#[test]
fn a_catalogue_with_nothing_in_it_says_what_to_start_from() {
    let refusal = skeleton::service(&Files::of([]), "street-stall-permit").unwrap_err();
    assert!(refusal.what.contains("departments.yaml"), "{refusal}");
    assert!(refusal.mend.contains("data"), "{refusal}");
}
