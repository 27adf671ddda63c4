//! E-licences: what is signed, who checks it, and what becomes of it.

use std::time::Duration;

use axum::http::StatusCode;
use hall_api::{ELicence, Issuers, LicenceState, Licences};
use hall_core::credential::{Refused, verify};
use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::flow::CERTIFICATE;
use crate::hall::{Hall, Reply, submission};
use crate::scenarios::{approve_all, twins, upload_files};

const DAY: Duration = Duration::from_hours(24);

/// A hall in which a newborn's application has come to its end.
async fn ended() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    approve_all(&hall, &number).await;
    (hall, mother, number)
}

fn number_of(receipt: &Reply) -> String {
    receipt.json()["number"].as_str().unwrap().to_owned()
}

async fn licences(hall: &Hall, cookie: &str) -> Vec<ELicence> {
    let reply = hall.get("/api/licences", cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let licences: Licences = serde_json::from_value(reply.json()).unwrap();
    licences.licences
}

async fn birth_certificate(hall: &Hall, cookie: &str) -> ELicence {
    let all = licences(hall, cookie).await;
    let found = all
        .into_iter()
        .find(|it| it.claims.licence == "birth-certificate");
    found.unwrap()
}

async fn keys(hall: &Hall) -> Issuers {
    serde_json::from_value(hall.get("/api/issuers", "").await.json()).unwrap()
}

fn line<'a>(licence: &'a ELicence, element: &str) -> &'a str {
    let mut face = licence.claims.face.iter();
    face.find(|it| it.element == element)
        .map_or("", |it| &it.value)
}

#[tokio::test]
async fn a_licence_shows_what_the_department_has_and_is_good_with_its_published_key() {
    let (hall, mother, number) = ended().await;
    let licence = birth_certificate(&hall, &mother).await;
    assert_eq!(licence.application, number);
    assert_eq!(licence.state, LicenceState::Valid);
    assert_eq!(licence.claims.holder, "陈知夏");
    assert_eq!(line(&licence, "baby_name"), "陈知夏");
    assert_eq!(line(&licence, "gender"), "女");
    assert!(
        !line(&licence, "number").is_empty(),
        "it comes with the result"
    );
    let keys = keys(&hall).await.keys;
    let whole = verify(&licence.token, &keys).unwrap();
    assert_eq!(whole.claims, licence.claims);
    let elsewhere: Vec<_> = keys.into_iter().filter(|it| it.kid != whole.kid).collect();
    assert_eq!(verify(&licence.token, &elsewhere), Err(Refused::UnknownKey));
}

#[tokio::test]
async fn what_is_shown_of_a_licence_names_nobody_in_full() {
    let (hall, mother, _) = ended().await;
    let keys = keys(&hall).await.keys;
    for licence in licences(&hall, &mother).await {
        let shown = verify(&licence.code, &keys).unwrap().claims;
        assert!(shown.face.is_empty());
        assert!(shown.holder.contains('*'), "{}", shown.holder);
        let text = serde_json::to_string(&shown).unwrap();
        assert!(!text.contains("990101199503203021"));
        assert!(licence.code.len() < 700, "it must fit into a QR code");
    }
}

#[tokio::test]
async fn each_of_two_babies_gets_a_birth_certificate() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = twins();
    upload_files(&hall, &mother, &mut body).await;
    let reply = hall.submit(&mother, "twins-0123456789", &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    approve_all(&hall, &number_of(&reply)).await;
    let all = licences(&hall, &mother).await;
    let births = all
        .iter()
        .filter(|it| it.claims.licence == "birth-certificate");
    let holders: Vec<&str> = births.clone().map(|it| it.claims.holder.as_str()).collect();
    assert_eq!(holders, ["陈知夏", "陈知秋"]);
    let numbers: std::collections::BTreeSet<&str> = births.map(|it| line(it, "number")).collect();
    assert_eq!(numbers.len(), 2);
}

#[tokio::test]
async fn how_a_licence_stands_is_told_to_whoever_was_shown_its_code() {
    let (hall, mother, number) = ended().await;
    let licence = birth_certificate(&hall, &mother).await;
    let path = format!("/api/licences/{}", licence.claims.id);
    let standing = hall.get(&path, "").await;
    assert_eq!(standing.json()["state"], "valid");
    assert!(!standing.json().to_string().contains("陈"));
    let head = hall.sign_in("head-health").await;
    let item = hall
        .progress(&number)
        .await
        .state
        .certificates
        .iter()
        .position(|it| it.case == CERTIFICATE);
    let turn = |to: &str| json!({"turn": {"item": item, "to": to, "reason": "核对分娩记录"}});
    for state in ["suspended", "valid", "revoked"] {
        let reply = hall.desk_act(&head, &number, turn(state)).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
        assert_eq!(hall.get(&path, "").await.json()["state"], state);
        let on_shelf = shelf(&hall, &mother)
            .await
            .contains(&"birth-certificate".to_owned());
        assert_eq!(on_shelf, state == "valid", "{state}");
    }
    assert_eq!(
        birth_certificate(&hall, &mother).await.state,
        LicenceState::Revoked
    );
}

/// The kinds of licence on somebody's shelf.
async fn shelf(hall: &Hall, cookie: &str) -> Vec<String> {
    let shelf = hall.get("/api/shelf", cookie).await.json();
    let kinds = shelf["licences"].as_array().unwrap().iter();
    kinds
        .map(|it| it["licence"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_company_that_was_opened_has_its_licence_on_the_shelf() {
    let hall = Hall::open().await;
    let founder = hall.sign_in("founder").await;
    assert!(
        !shelf(&hall, &founder)
            .await
            .contains(&"business-licence".to_owned())
    );
    let name = &hall
        .app
        .demo
        .people
        .iter()
        .find(|it| it.account == "founder")
        .unwrap()
        .name;
    let mut body = submission("company-start", name);
    upload_files(&hall, &founder, &mut body).await;
    let reply = hall.submit(&founder, "company-0123456789", &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    approve_all(&hall, &number_of(&reply)).await;
    let shelf = hall.get("/api/shelf", &founder).await.json();
    let own: Vec<&Value> = shelf["licences"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["licence"] == "business-licence")
        .collect();
    assert_eq!(own.len(), 1);
    let asked = &body["application"]["answers"];
    let face = &own[0]["face"];
    assert_eq!(face["legal_name"], asked["legal.name"]);
    let kind = face["type"].as_str().unwrap();
    assert!(
        kind.starts_with("llc"),
        "as forms take it, and not as people read it: {kind}"
    );
    assert!(face["name"].as_str().unwrap().ends_with("公司"));
    assert_eq!(face["uscc"].as_str().unwrap().len(), 18);
}

#[tokio::test]
async fn a_licence_whose_time_is_over_has_expired_and_leaves_the_shelf() {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let name = &hall
        .app
        .demo
        .people
        .iter()
        .find(|it| it.account == "legal")
        .unwrap()
        .name;
    let mut body = submission("labour-dispatch-hr", name);
    upload_files(&hall, &legal, &mut body).await;
    let reply = hall.submit(&legal, "labour-0123456789", &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    approve_all(&hall, &number_of(&reply)).await;
    let dispatch = async || {
        let legal = hall.sign_in("legal").await;
        let all = licences(&hall, &legal).await;
        let it = all
            .into_iter()
            .find(|it| it.claims.licence == "labour-dispatch")
            .unwrap();
        let held = shelf(&hall, &legal)
            .await
            .contains(&"labour-dispatch".to_owned());
        (it, held)
    };
    let (licence, held) = dispatch().await;
    assert!(held);
    let last = licence.claims.valid_to.unwrap();
    let days = (last - licence.claims.issued_on).num_days();
    assert_eq!(days, 3 * 365, "three years: 2026-11-22 to 2029-11-21");
    hall.clock.forward(DAY * u32::try_from(days).unwrap());
    ring_all(&hall.app, Look::All).await.unwrap();
    assert_eq!(dispatch().await.0.state, LicenceState::Valid);
    hall.clock.forward(DAY);
    ring_all(&hall.app, Look::All).await.unwrap();
    let (licence, held) = dispatch().await;
    assert_eq!((licence.state, held), (LicenceState::Expired, false));
}

#[tokio::test]
async fn an_unknown_id_says_nothing() {
    let hall = Hall::open().await;
    let reply = hall
        .get("/api/licences/0123456789abcdef0123456789abcdef", "")
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
