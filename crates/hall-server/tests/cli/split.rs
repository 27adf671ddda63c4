//! `hall split`

use crate::run::{application, hall};

#[test]
fn each_service_gets_its_own_part() {
    let split = hall(&["split", &application("labour-dispatch-hr"), "--json"])
        .ends(0)
        .json();
    let parts = split["parts"].as_array().unwrap();
    let part = |id: &str| parts.iter().find(|it| it["service"] == id).unwrap();
    let (dispatch, hr) = (part("labour-dispatch-licence"), part("hr-service-licence"));
    assert_eq!(dispatch["department"], "human-resources");
    assert!(dispatch["fields"].get("org.name").is_some() && hr["fields"].get("org.name").is_some());
    assert!(
        dispatch["fields"].get("staff").is_none(),
        "dispatch sees the staff of the other licence"
    );
    assert!(hr["fields"].get("dispatch.rules").is_none());
    for part in parts {
        for material in part["materials"].as_array().unwrap() {
            assert!(
                material["id"].is_string() && material["way"].is_string(),
                "{material}"
            );
        }
    }
}

#[test]
fn without_json_it_lists_the_parts() {
    let run = hall(&["split", &application("newborn")]).ends(0);
    assert!(
        run.out.contains("household-registration(public-security)"),
        "{}",
        run.out
    );
}
