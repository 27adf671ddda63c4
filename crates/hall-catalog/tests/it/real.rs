//! The catalogue that the hall ships with.

use std::collections::BTreeMap;

use hall_catalog::{Catalogue, Files, Snapshot, check, figures};

use crate::folder;

#[test]
fn the_real_catalogue_is_clean() {
    let report = check(&Files::open(&folder("data")).unwrap());
    assert!(report.is_clean(), "{report}");
}

#[test]
fn the_embedded_catalogue_is_the_one_in_the_data_folder() {
    let embedded = Files::embedded();
    let folder = Files::open(&folder("data")).unwrap();
    assert!(
        embedded
            .iter()
            .map(|it| &it.path)
            .eq(folder.iter().map(|it| &it.path))
    );
    for (embedded, file) in embedded.iter().zip(folder.iter()) {
        assert!(embedded.text == file.text, "{} is another", file.path);
    }
}

/// The figures of the public reports and of the field tables behind them.
#[test]
fn the_figures_come_out_of_the_data() {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    let figures: BTreeMap<&str, String> = catalogue
        .bundles()
        .iter()
        .map(|it| {
            let it_figures = figures(it);
            let (fields, materials) = (&it_figures.fields, &it_figures.materials);
            let days = &it_figures.working_days;
            let text = format!(
                "fields {}→{}, prefillable {}; materials {}→{}; days {}→{}",
                fields.separate,
                fields.merged,
                fields.prefillable,
                materials.separate,
                materials.merged,
                days.separate,
                days.together
            );
            (it.id.as_str(), text)
        })
        .collect();
    let of = |id: &str| figures.get(id).map(String::as_str);
    assert_eq!(
        of("labour-dispatch-hr"),
        Some("fields 117→74, prefillable 47; materials 20→12; days 40→1")
    );
    assert_eq!(
        of("company-start"),
        Some("fields 289→115, prefillable 35; materials 24→6; days 11.5→3")
    );
    assert_eq!(
        of("newborn"),
        Some("fields 243→79, prefillable 57; materials 20→2; days 15→4")
    );
}

#[test]
fn every_service_stands_alone() {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    for service in catalogue.services() {
        let alone = catalogue.service_alone(&service.id).unwrap();
        let text = serde_json::to_string(&alone).unwrap();
        assert!(
            !text.contains("65535"),
            "{}: an index points at nothing",
            service.id
        );
        assert_eq!(alone.services[0].id, service.id);
    }
}

/// The app loads one bundle at a time; 200 KiB of JSON are some 25 KiB on the wire.
#[test]
fn no_file_of_the_snapshot_is_large() {
    let snapshot = Snapshot::of(&Catalogue::load(&Files::embedded()).unwrap());
    for file in &snapshot.files {
        assert!(
            file.bytes.len() < 200 * 1024,
            "{}: {} bytes",
            file.name,
            file.bytes.len()
        );
    }
}
