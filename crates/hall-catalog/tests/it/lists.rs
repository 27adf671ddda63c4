//! The national lists, the stages of life, and the public list of services.

use hall_catalog::{Catalogue, Files, Snapshot};
use hall_core::catalog::{
    Batch, Bundle, CatalogIndex, Coverage, HandlingWay, LifeStage, PublicLists,
};

use crate::good;

fn real() -> Catalogue {
    Catalogue::load(&Files::embedded()).unwrap()
}

fn count(lists: &PublicLists, ids: &[&str]) -> u16 {
    let of = |id: &&str| lists.batches.iter().find(|it| it.id == *id).unwrap().count;
    ids.iter().map(of).sum()
}

/// 湖州日报: 42 matters that every place must offer; the report of January 2026: five lists, 55.
#[test]
fn the_lists_since_2024_have_as_many_matters_as_the_reports_say() {
    let lists = real().public_lists();
    let first_four = [
        "national-2024-1",
        "national-2024-2",
        "national-2025-1",
        "national-2025-2",
    ];
    assert_eq!(count(&lists, &first_four), 42);
    let yearly = |it: &&Batch| it.series == "yearly";
    let batches: Vec<&Batch> = lists.batches.iter().filter(yearly).collect();
    assert_eq!(batches.len(), 5);
    assert_eq!(batches.iter().map(|it| it.count).sum::<u16>(), 55);
    assert_eq!(count(&lists, &["national-2022"]), 13);
}

#[test]
fn the_first_list_of_2024_names_eight_matters_of_companies_and_five_of_citizens() {
    let lists = real().public_lists();
    let first = lists
        .batches
        .iter()
        .find(|it| it.id == "national-2024-1")
        .unwrap();
    let of = |audience: &str| {
        let mine = first.matters.iter().filter(|it| it.audience == audience);
        mine.filter(|it| it.verified).count()
    };
    assert_eq!((of("company"), of("citizen")), (8, 5));
}

#[test]
fn a_life_has_ten_stages_and_a_company_six() {
    let stages = real().life_stages();
    let names = |audience: &str| -> Vec<String> {
        let mine = stages.iter().filter(|it| it.audience == audience);
        mine.map(|it| it.name.clone()).collect()
    };
    let citizen = "出生 教育 就业 生活 置业 出行 就医 救助 养老 身后";
    let company = "准入准营 招聘用工 纳税缴费 经营发展 工程建设 注销退出";
    assert_eq!(names("citizen").join(" "), citizen);
    assert_eq!(names("company").join(" "), company);
}

/// The names that were only remembered or only rumoured may not pass for national.
#[test]
fn a_bundle_is_called_national_only_by_a_name_that_was_read() {
    let catalogue = real();
    let listed = |id: &str| catalogue.bundle(id).unwrap().story.listed.clone();
    let newborn = listed("newborn").unwrap();
    assert_eq!(
        (newborn.list.as_str(), newborn.verified),
        ("2024年第一批", true)
    );
    assert!(!listed("house-transfer").unwrap().verified);
    assert_eq!(listed("labour-dispatch-hr"), None);
}

#[test]
fn what_a_bundle_covers_is_no_longer_planned() {
    let catalogue = real();
    let stages = catalogue.life_stages();
    let planned = |stage: &LifeStage| -> Vec<String> {
        stage.planned.iter().map(|it| it.name.clone()).collect()
    };
    let of = |id: &str| planned(stages.iter().find(|it| it.id == id).unwrap());
    assert_eq!(of("education"), ["教育入学"]);
    assert_eq!(of("birth"), ["育儿补贴申领"]);
    assert_eq!(of("old-age"), ["老年人福利补贴申请"]);
    // Every known name is either covered by a bundle or planned, once.
    let all: Vec<String> = stages.iter().flat_map(planned).collect();
    for batch in &catalogue.public_lists().batches {
        for matter in &batch.matters {
            let times = all.iter().filter(|it| **it == matter.name).count();
            assert!(times <= 1, "{} is planned {times} times", matter.name);
            assert!(
                matter.bundles.is_empty() || times == 0,
                "{} is there and planned",
                matter.name
            );
        }
    }
}

#[test]
fn every_service_stands_on_the_public_list_with_its_bundles() {
    let catalogue = real();
    let lists = catalogue.public_lists();
    assert_eq!(lists.services.len(), catalogue.services().len());
    for bundle in catalogue.bundles() {
        for service in &bundle.services {
            let line = lists.services.iter().find(|it| it.id == service.id);
            let line = line.unwrap();
            assert!(line.bundles.contains(&bundle.id), "{}", service.id);
            assert!(line.handling.least_visits() <= 1, "{}", service.id);
        }
    }
}

#[test]
fn what_an_author_leaves_out_is_the_usual_way() {
    let lists = Catalogue::load(&good()).unwrap().public_lists();
    let of = |id: &str| lists.services.iter().find(|it| it.id == id).unwrap();
    let said = &of("shop-registration").handling;
    let ways = [HandlingWay::Online, HandlingWay::Window, HandlingWay::Post];
    assert_eq!(said.ways, ways);
    assert_eq!(said.coverage, Coverage::Province);
    let usual = &of("sign-permit").handling;
    assert_eq!(usual.ways, [HandlingWay::Online, HandlingWay::Window]);
    assert_eq!(usual.coverage, Coverage::City);
    assert_eq!((usual.visits.online, usual.visits.window), (0, 1));
}

#[test]
fn the_index_leads_to_the_public_lists_and_to_every_service_alone() {
    let catalogue = Catalogue::load(&good()).unwrap();
    let snapshot = Snapshot::of(&catalogue).with_services_alone(&catalogue);
    let file = |name: &str| {
        &snapshot
            .files
            .iter()
            .find(|it| it.name == name)
            .unwrap()
            .bytes
    };
    let index: CatalogIndex = serde_json::from_slice(file("index.json")).unwrap();
    assert!(index.public_lists.starts_with("services."));
    let lists: PublicLists = serde_json::from_slice(file(&index.public_lists)).unwrap();
    assert_eq!(lists, catalogue.public_lists());
    for service in &index.services {
        let alone: Bundle = serde_json::from_slice(file(&index.file_alone(&service.id))).unwrap();
        assert_eq!(alone, catalogue.service_alone(&service.id).unwrap());
        assert_eq!(alone.catalog, index.catalog);
    }
}

/// A service that no bundle has is judged by its own rules all the same, so it counts.
#[test]
fn a_change_to_a_service_of_no_bundle_makes_another_catalogue() {
    let with = |hint: &str| {
        let files = good()
            .iter()
            .map(|it| (it.path.clone(), it.text.clone()))
            .collect::<Vec<_>>();
        let service = files
            .iter()
            .find(|(path, _)| path == "services/sign-permit.yaml")
            .map(|(_, text)| {
                text.replace("id: sign-permit", "id: sign-filing")
                    .replace("title: 招牌", hint)
            })
            .unwrap();
        let extra = ("services/sign-filing.yaml".to_owned(), service);
        let files = files.into_iter().chain([extra]);
        Catalogue::load(&Files::of(files)).unwrap().id().to_owned()
    };
    assert_ne!(with("title: 招牌"), with("title: 店招"));
}
