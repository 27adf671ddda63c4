//! `hall merge`

use serde_json::{Value, json};

use crate::run::hall;

fn merge(arguments: &[&str]) -> Value {
    hall(&[&["merge"], arguments, &["--json"]].concat())
        .ends(0)
        .json()
}

#[test]
fn the_figures_are_those_that_the_bundles_are_known_for() {
    for (bundle, fields, materials, days) in [
        ("labour-dispatch-hr", [117, 74], [20, 12, 5], json!(1)),
        ("company-start", [289, 115], [24, 6, 0], json!(3)),
        ("newborn", [243, 79], [20, 2, 2], json!(4)),
    ] {
        let figures = merge(&[bundle])["figures"].clone();
        assert_eq!(
            [&figures["fields"]["separate"], &figures["fields"]["merged"]],
            fields,
            "{bundle}"
        );
        let counted = &figures["materials"];
        assert_eq!(
            [&counted["separate"], &counted["merged"]],
            materials[..2],
            "{bundle}"
        );
        if bundle == "labour-dispatch-hr" {
            assert_eq!(counted["upload"], materials[2]);
        }
        assert_eq!(figures["working_days"]["together"], days, "{bundle}");
    }
}

#[test]
fn every_key_of_the_interface_is_there() {
    let form = merge(&["newborn"]);
    for key in [
        "bundle",
        "catalog",
        "services",
        "fields",
        "materials",
        "waterfall",
        "figures",
    ] {
        assert!(form.get(key).is_some(), "{key}");
    }
    for key in ["key", "label", "services", "required", "prefill"] {
        assert!(form["fields"][0].get(key).is_some(), "{key}");
    }
    for key in ["id", "label", "services", "ways", "step"] {
        assert!(form["materials"][0].get(key).is_some(), "{key}");
    }
    for key in ["step", "before", "after", "removed"] {
        assert!(form["waterfall"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn an_answer_switches_services_off() {
    let both = merge(&["labour-dispatch-hr"])["services"]
        .as_array()
        .unwrap()
        .len();
    let one = merge(&["labour-dispatch-hr", "--set", "licences=dispatch"]);
    assert_eq!(one["services"], json!(["labour-dispatch-licence"]));
    assert!(1 < both);
}

#[test]
fn an_unknown_bundle_question_or_option_says_what_there_is() {
    let run = hall(&["merge", "fly-to-the-moon", "--json"]).ends(2);
    assert!(run.err.contains("newborn") && run.out.is_empty(), "{run:?}");
    let run = hall(&["merge", "newborn", "--set", "weather=fine", "--json"]).ends(2);
    assert!(run.err.contains("babies"), "{run:?}");
    let run = hall(&["merge", "newborn", "--set", "babies=dozen", "--json"]).ends(2);
    assert!(run.err.contains("双胞胎"), "{run:?}");
    hall(&["merge", "newborn", "--set", "babies", "--json"]).ends(2);
}

#[test]
fn without_json_it_reads_like_prose() {
    let run = hall(&["merge", "newborn"]).ends(0);
    assert!(run.out.contains("243 → 79"), "{}", run.out);
}
