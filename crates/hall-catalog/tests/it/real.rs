//! The catalogue that the hall ships with.

use hall_catalog::{Catalogue, Files, Snapshot, check};
use hall_core::topic::TOPICS;

use crate::{folder, good};

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

#[test]
fn a_catalogue_without_messages_has_the_words_of_the_program() {
    let embedded = Catalogue::load(&Files::embedded()).unwrap();
    let without = good();
    let without = without.iter().filter(|it| it.path != "messages.yaml");
    let without = Files::of(without.map(|it| (it.path.clone(), it.text.clone())));
    let without = Catalogue::load(&without).unwrap();
    for topic in TOPICS {
        let words = without.wording(topic.name);
        assert!(words.is_some(), "{}", topic.name);
        assert_eq!(words, embedded.wording(topic.name));
    }
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
