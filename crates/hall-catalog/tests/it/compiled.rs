//! What becomes of the good catalogue.

use hall_catalog::{Catalogue, Files, Snapshot, check};
use hall_core::catalog::{Bundle, Kind, Source};

use crate::good;

fn bundle() -> Bundle {
    Catalogue::load(&good())
        .unwrap()
        .bundle("open-shop")
        .unwrap()
        .clone()
}

#[test]
fn the_good_catalogue_is_clean() {
    let report = check(&good());
    assert!(report.is_clean(), "{report}");
    assert_eq!((report.n_services, report.n_bundles), (2, 1));
    // owned or leased × (no sign, or a sign that is big or not)
    assert_eq!(report.n_situations, 6);
    assert_eq!(report.explored[0].incomplete, None);
    assert_eq!(report.explored[0].stopped, 1);
}

#[test]
fn fields_stand_in_the_order_of_their_sections() {
    let keys: Vec<String> = bundle().fields.into_iter().map(|it| it.key).collect();
    assert_eq!(
        keys,
        [
            "shop.name",
            "shop.code",
            "shop.capital",
            "shop.area",
            "shop.tenure",
            "shop.lease_to",
            "shop.services",
            "shop.full_name",
            "equipment",
            "equipment.name",
            "equipment.count",
            "equipment.model",
            "owner.name",
            "owner.id_type",
            "owner.id_no",
            "owner.signature",
            "staff",
            "staff.name",
            "staff.id_no",
            "staff.contract_to",
        ]
    );
}

#[test]
fn the_columns_of_a_plain_table_are_used_with_it() {
    let bundle = bundle();
    let registration = &bundle.services[0];
    let used: Vec<&str> = registration
        .uses
        .iter()
        .map(|it| bundle.fields[it.field.at()].key.as_str())
        .collect();
    let at = used.iter().position(|it| *it == "equipment").unwrap();
    assert_eq!(
        used[at..at + 4],
        [
            "equipment",
            "equipment.name",
            "equipment.count",
            "equipment.model"
        ]
    );
    let group = &registration.uses[at];
    assert_eq!(registration.uses[at + 1].basis, group.basis);
    assert!(bundle.fields[registration.uses[at + 1].field.at()].inline);
}

#[test]
fn choices_keep_the_order_in_which_they_are_written() {
    let bundle = bundle();
    let field = bundle
        .fields
        .iter()
        .find(|it| it.key == "shop.services")
        .unwrap();
    let Kind::Choices(options) = &field.kind else {
        panic!("{:?}", field.kind)
    };
    let values: Vec<&str> = options.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["food", "drinks", "other"]);
}

#[test]
fn a_bundle_says_where_its_fields_come_from() {
    let bundle = bundle();
    let sources = |key: &str| {
        bundle
            .fields
            .iter()
            .find(|it| it.key == key)
            .unwrap()
            .sources
            .clone()
    };
    assert_eq!(sources("owner.id_no"), []);
    assert_eq!(
        sources("shop.code"),
        [Source::Prior("shop-registration".to_owned())]
    );
}

#[test]
fn a_service_alone_asks_only_what_it_uses_and_waits_for_nobody() {
    let catalogue = Catalogue::load(&good()).unwrap();
    let alone = catalogue.service_alone("sign-permit").unwrap();
    let keys: Vec<&str> = alone.fields.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(
        keys,
        ["shop.name", "shop.code", "shop.capital", "owner.name"]
    );
    let questions: Vec<&str> = alone.questions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(questions, ["big-sign", "sign"]);
    // Nobody hands over the number before, so it is typed.
    assert_eq!(alone.fields[1].sources, []);
    assert_eq!(alone.services.len(), 1);
    assert_eq!(alone.catalog, catalogue.id());
}

#[test]
fn every_index_of_a_bundle_points_at_something() {
    let catalogue = Catalogue::load(&good()).unwrap();
    let alone = catalogue
        .services()
        .iter()
        .map(|it| catalogue.service_alone(&it.id).unwrap());
    for bundle in catalogue.bundles().iter().cloned().chain(alone) {
        let text = serde_json::to_string(&bundle).unwrap();
        assert!(!text.contains("65535"), "{text}");
    }
}

#[test]
fn the_same_sources_give_the_same_bytes_and_other_sources_another_id() {
    let one = Snapshot::of(&Catalogue::load(&good()).unwrap());
    let again = Snapshot::of(&Catalogue::load(&good()).unwrap());
    assert_eq!(one.files, again.files);

    let changed = good()
        .iter()
        .map(|it| {
            (
                it.path.clone(),
                it.text.replace("label: 店名", "label: 字号"),
            )
        })
        .collect::<Vec<_>>();
    let other = Snapshot::of(&Catalogue::load(&Files::of(changed)).unwrap());
    assert_ne!(one.index.catalog, other.index.catalog);
    assert_ne!(one.index.bundles[0].file, other.index.bundles[0].file);
    assert_eq!(one.index.calendar, other.index.calendar);
}

#[test]
fn the_order_of_the_files_on_disk_does_not_matter() {
    let mut files: Vec<(String, String)> = good()
        .iter()
        .map(|it| (it.path.clone(), it.text.clone()))
        .collect();
    files.reverse();
    let reversed = Catalogue::load(&Files::of(files)).unwrap();
    assert_eq!(reversed.id(), Catalogue::load(&good()).unwrap().id());
}

#[test]
fn a_bundle_survives_its_own_file() {
    let snapshot = Snapshot::of(&Catalogue::load(&good()).unwrap());
    let file = snapshot
        .files
        .iter()
        .find(|it| it.name.starts_with("open-shop."))
        .unwrap();
    let read: Bundle = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(serde_json::to_vec(&read).unwrap(), file.bytes);
}

#[test]
fn writing_a_snapshot_leaves_nothing_of_the_one_before() {
    let folder = std::env::temp_dir().join(format!("hall-snapshot-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("open-shop.00000000.json"), "{}").unwrap();
    let snapshot = Snapshot::of(&Catalogue::load(&good()).unwrap());
    snapshot.write(&folder).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut expected: Vec<String> = snapshot.files.iter().map(|it| it.name.clone()).collect();
    expected.sort();
    assert_eq!(names, expected);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_figures_count_what_the_bundle_saves() {
    let snapshot = Snapshot::of(&Catalogue::load(&good()).unwrap());
    let entry = &snapshot.index.bundles[0];
    // 18 uses with the sign permit's four; shop.name, shop.capital, owner.name are shared, shop.code is not.
    assert_eq!(entry.fields.0 - entry.fields.1, 3);
    assert_eq!(entry.days.0.to_string(), "13");
    assert_eq!(entry.days.1.to_string(), "4");
}
