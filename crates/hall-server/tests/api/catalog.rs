//! The catalogue as the app fetches it.

use axum::http::{StatusCode, header};
use hall_core::catalog::{Bundle, CatalogIndex, PublicLists};

use crate::hall::{Hall, bare};

#[tokio::test]
async fn the_index_leads_to_every_bundle_and_to_the_calendar() {
    let hall = Hall::open().await;
    let index = hall.send(bare("GET", "/catalog/index.json")).await;
    assert_eq!(index.headers[header::CACHE_CONTROL], "no-cache");
    let index: CatalogIndex = serde_json::from_slice(&index.body).unwrap();
    assert_eq!(index.catalog, hall.app.catalog.id());
    for entry in &index.bundles {
        let file = hall
            .send(bare("GET", &format!("/catalog/{}", entry.file)))
            .await;
        assert!(
            file.headers[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        let bundle: Bundle = serde_json::from_slice(&file.body).unwrap();
        assert_eq!((&bundle.id, &bundle.catalog), (&entry.id, &index.catalog));
    }
    let calendar = hall
        .send(bare("GET", &format!("/catalog/{}", index.calendar)))
        .await;
    assert_eq!(calendar.status, StatusCode::OK);
}

#[tokio::test]
async fn the_index_leads_to_the_public_lists_and_to_every_service_alone() {
    let hall = Hall::open().await;
    let index = hall.app.catalog.index();
    let lists = hall
        .send(bare("GET", &format!("/catalog/{}", index.public_lists)))
        .await;
    let lists: PublicLists = serde_json::from_slice(&lists.body).unwrap();
    assert_eq!(lists.services.len(), index.services.len());
    for service in &index.services {
        let file = hall
            .send(bare(
                "GET",
                &format!("/catalog/{}", index.file_alone(&service.id)),
            ))
            .await;
        let alone: Bundle = serde_json::from_slice(&file.body).unwrap();
        assert_eq!((&alone.id, &alone.catalog), (&service.id, &index.catalog));
        assert_eq!(alone.services.len(), 1);
    }
}

#[tokio::test]
async fn a_file_that_is_not_of_the_catalogue_is_not_there() {
    let hall = Hall::open().await;
    for name in [
        "nothing.json",
        "alone.birth-registration.00000000.json",
        "..%2Fhall.db",
        "%2e%2e%2fhall.db",
    ] {
        assert_eq!(
            hall.send(bare("GET", &format!("/catalog/{name}")))
                .await
                .code(),
            "not_found"
        );
    }
}
