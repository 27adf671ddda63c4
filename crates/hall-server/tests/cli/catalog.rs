//! `hall catalog`

use crate::run::hall;

#[test]
fn list_names_the_bundles_and_services_with_departments_and_limits() {
    let json = hall(&["catalog", "list", "--json"]).ends(0).json();
    let ids: Vec<&str> = json["bundles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect();
    for id in ["company-start", "labour-dispatch-hr", "newborn"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    for service in json["services"].as_array().unwrap() {
        for key in ["id", "name", "department"] {
            assert!(
                service[key].as_str().is_some_and(|it| !it.is_empty()),
                "{service}"
            );
        }
        assert!(
            service["statutory"].is_number() && service["promised"].is_number(),
            "{service}"
        );
    }
}

#[test]
fn check_finds_the_catalogue_clean_and_counts_it() {
    let json = hall(&["catalog", "check", "--json"]).ends(0).json();
    for count in ["services", "bundles", "situations"] {
        assert!(json[count].as_u64().is_some_and(|n| 0 < n), "{json}");
    }
    assert_eq!(json["findings"], serde_json::json!([]));
}
