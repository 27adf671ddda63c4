//! The `OpenAPI` document and the router say the same, both ways.

use std::collections::BTreeSet;

use hall_server::http::openapi::DOCUMENT;
use hall_server::router::{Who, routes};
use hall_server::telling::tell_all;
use serde_json::{Value, json};

use crate::flow::{CERTIFICATE, item, newborn_with};
use crate::hall::{Hall, PDF, application, bare, new_upload, submission};
use crate::schema::faults;

fn document() -> Value {
    serde_json::from_str(DOCUMENT).unwrap()
}

fn operations(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys().map(|it| it.to_uppercase());
        methods
            .map(|method| (method, path.clone()))
            .collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn every_route_is_documented_and_every_documented_route_is_there() {
    let routed: BTreeSet<_> = routes()
        .iter()
        .map(|it| (it.method.to_string(), it.path.to_owned()))
        .collect();
    assert_eq!(operations(&document()), routed);
}

#[test]
fn the_document_says_who_may_use_each_route() {
    let document = document();
    for route in routes() {
        let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
        let expected = match route.who {
            Who::Anybody => Value::Null,
            Who::SignedIn => json!("signed_in"),
            Who::Applicant => json!("applicant"),
            Who::Reviewer => json!("reviewer"),
            Who::Staff => json!("staff"),
            Who::Party => json!("party"),
            Who::Institution => json!("institution"),
        };
        assert_eq!(
            operation["x-who"], expected,
            "{} {}",
            route.method, route.path
        );
        let closed = operation["security"] != json!([]);
        assert_eq!(
            closed,
            route.who != Who::Anybody,
            "{} {}",
            route.method,
            route.path
        );
    }
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document = document();
    let names = document["components"]["schemas"].as_object().unwrap();
    let text = document.to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(names.contains_key(name), "{name}");
    }
}

/// Holds a reply against the schema that the document gives for it.
fn check(method: &str, path: &str, status: u16, value: &Value) {
    let document = document();
    let reply = &document["paths"][path][method]["responses"][status.to_string()];
    assert!(
        reply.is_object(),
        "{method} {path}: {status} is not documented"
    );
    let schema = &reply["content"]["application/json"]["schema"];
    let faults = faults(&document, schema, value, "$");
    assert!(faults.is_empty(), "{method} {path} {status}: {faults:#?}");
}

#[tokio::test]
async fn what_the_routes_answer_is_what_the_document_says() {
    let hall = Hall::open().await;
    let (mother, health) = (hall.sign_in("mother").await, hall.sign_in("health").await);
    let founder = hall.sign_in("founder").await;
    check(
        "get",
        "/api/session",
        200,
        &hall.get("/api/session", &mother).await.json(),
    );
    check(
        "get",
        "/api/session",
        200,
        &hall.get("/api/session", &health).await.json(),
    );
    check(
        "get",
        "/api/session",
        401,
        &hall.get("/api/session", "").await.json(),
    );
    check(
        "get",
        "/api/shelf",
        200,
        &hall.get("/api/shelf", &mother).await.json(),
    );
    let file = hall.upload(&mother, "a.pdf", "application/pdf", PDF).await;
    check("post", "/api/files", 201, &file.json());
    let announced = new_upload("a.pdf", PDF);
    let there = hall.post("/api/uploads", &mother, &announced).await;
    check("post", "/api/uploads", 200, &there.json());
    let begun = hall.post("/api/uploads", &founder, &announced).await;
    check("post", "/api/uploads", 201, &begun.json());
    let place = begun.headers["location"].to_str().unwrap().to_owned();
    let so_far = hall.get(&place, &founder).await;
    check("get", "/api/uploads/{id}", 200, &so_far.json());
    let done = hall.piece(&founder, &place, 0, PDF).await;
    check("patch", "/api/uploads/{id}", 201, &done.json());
    let receipt = hall
        .submit(
            &mother,
            "openapi-0123456789",
            &submission("newborn", "林静"),
        )
        .await;
    check("post", "/api/applications", 201, &receipt.json());
    let refused = json!({"application": {"bundle": "newborn"}, "signature": "林静"});
    let refused = hall.submit(&mother, "openapi-9876543210", &refused).await;
    check("post", "/api/applications", 422, &refused.json());
    check(
        "get",
        "/api/applications",
        200,
        &hall.get("/api/applications", &mother).await.json(),
    );
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let view = hall
        .get(&format!("/api/applications/{number}"), &mother)
        .await;
    check("get", "/api/applications/{number}", 200, &view.json());
    check_drafts(&hall, &mother).await;
    check_messages(&hall, &mother).await;
    check(
        "get",
        "/api/desk/cases",
        200,
        &hall.get("/api/desk/cases", &health).await.json(),
    );
    let case = hall.cases(&health).await[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let view = hall.get(&format!("/api/desk/cases/{case}"), &health).await;
    check("get", "/api/desk/cases/{case}", 200, &view.json());
    let decided = hall.decide(&health, &case, true).await;
    check(
        "post",
        "/api/desk/cases/{case}/decision",
        200,
        &decided.json(),
    );
    let again = hall.decide(&health, &case, true).await;
    check(
        "post",
        "/api/desk/cases/{case}/decision",
        409,
        &again.json(),
    );
}

#[tokio::test]
async fn what_the_desks_are_answered_is_what_the_document_says() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let (reception, health) = (
        hall.sign_in("reception").await,
        hall.sign_in("health").await,
    );
    let number = hall.newborn(&mother).await;
    let list = hall.get("/api/desk/applications", &reception).await;
    check("get", "/api/desk/applications", 200, &list.json());
    let me = hall.get("/api/session", &reception).await;
    check("get", "/api/session", 200, &me.json());
    let (one, acts) = (
        "/api/desk/applications/{number}",
        "/api/desk/applications/{number}/acts",
    );
    check(
        "get",
        one,
        200,
        &hall.at_desk(&reception, &number).await.json(),
    );
    let notify = json!({"notify": {"items": [item("mother.mobile")]}});
    let noticed = hall.desk_act(&reception, &number, notify).await;
    check("post", acts, 200, &noticed.json());
    let own = hall.own(&mother, &number).await;
    check("get", "/api/applications/{number}", 200, &own);
    let own_acts = "/api/applications/{number}/acts";
    let correct = json!({"correct": {"round": 1}});
    let elsewhere = newborn_with(&[("mother.address", "示范省示范市城关区")]);
    let refused = hall
        .own_act(&mother, &number, correct.clone(), Some(elsewhere))
        .await;
    check("post", own_acts, 422, &refused.json());
    let newborn = newborn_with(&[("mother.mobile", "13900000009")]);
    let corrected = hall.own_act(&mother, &number, correct, Some(newborn)).await;
    check("post", own_acts, 200, &corrected.json());
    check(
        "get",
        one,
        200,
        &hall.at_desk(&reception, &number).await.json(),
    );
    hall.desk_act(&reception, &number, json!("accept")).await;
    let refused = hall.desk_act(&reception, &number, json!("accept")).await;
    check("post", acts, 409, &refused.json());
    let ask = json!({"ask": {"items": [item("mother.mobile")]}});
    let asked = hall.case_act(&health, &number, CERTIFICATE, ask).await;
    check("post", acts, 200, &asked.json());
    let cases = hall.get("/api/desk/cases?whose=mine", &health).await;
    check("get", "/api/desk/cases", 200, &cases.json());
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &health)
        .await;
    check("get", "/api/desk/cases/{case}", 200, &case.json());
    let supervisor = hall.sign_in("supervisor").await;
    let list = hall.get("/api/desk/applications", &supervisor).await;
    check("get", "/api/desk/applications", 200, &list.json());
    check_batches(&hall, &health, [&format!("{number}-06"), "none"]).await;
}

async fn check_batches(hall: &Hall, health: &str, cases: [&str; 2]) {
    let plan = json!({"act": "approve", "cases": cases});
    let (preview, batches) = ("/api/desk/batches/preview", "/api/desk/batches");
    let seen = hall.post(preview, health, &plan).await;
    check("post", preview, 200, &seen.json());
    let cases = cases.map(|it| json!({"case": it, "version": 2}));
    let batch = json!({"act": "take", "cases": cases});
    let done = hall.act_with(health, batches, "openapi-0123456789", &batch);
    check("post", batches, 200, &done.await.json());
    let refused = json!({"act": "take", "cases": []});
    let refused = hall.act_with(health, batches, "openapi-0123456789", &refused);
    check("post", batches, 400, &refused.await.json());
}

#[tokio::test]
async fn what_is_said_of_entitlements_is_what_the_document_says() {
    let hall = Hall::open().await;
    let elder = hall.sign_in("elder").await;
    let path = "/api/entitlements/{service}";
    let allowance = path.replace("{service}", "elder-allowance");
    let consent = json!({"account": "6222029901010000206", "signature": "魏淑芬"});
    let all = hall.get("/api/entitlements", &elder).await;
    check("get", "/api/entitlements", 200, &all.json());
    let begun = hall.post(&allowance, &elder, &consent).await;
    check("post", path, 201, &begun.json());
    let all = hall.get("/api/entitlements", &elder).await;
    check("get", "/api/entitlements", 200, &all.json());
}

#[tokio::test]
async fn what_is_said_of_calls_wishes_and_patterns_is_what_the_document_says() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let complain = json!({"complain": {"about": "complaint"}});
    hall.own_act(&mother, &number, complain, None).await;
    let wish = json!({"together": ["newborn", "house-transfer"], "why": "刚买了房"});
    let noted = hall.post("/api/wishes", &mother, &wish).await;
    assert_eq!(noted.status, 204);
    let reception = hall.sign_in("reception").await;
    let path = "/api/desk/calls/{case}";
    let case = path.replace("{case}", &format!("{number}-01"));
    let said = hall
        .post(&case, &reception, &json!({"text": "请看一下"}))
        .await;
    check("post", path, 201, &said.json());
    let call = hall.get(&case, &reception).await;
    check("get", path, 200, &call.json());
    let calls = hall.get("/api/desk/calls", &reception).await;
    check("get", "/api/desk/calls", 200, &calls.json());
    let supervisor = hall.sign_in("supervisor").await;
    let wishes = hall.get("/api/desk/wishes", &supervisor).await;
    check("get", "/api/desk/wishes", 200, &wishes.json());
    let patterns = hall.get("/api/desk/patterns", &supervisor).await.json();
    check("get", "/api/desk/patterns", 200, &patterns);
    let path = "/api/desk/patterns/{pattern}/lessons";
    let id = patterns["patterns"][0]["id"].as_str().unwrap();
    let lesson = json!({"rule": "时限太短", "done": "改长"});
    let learnt = hall
        .post(&path.replace("{pattern}", id), &supervisor, &lesson)
        .await;
    check("post", path, 201, &learnt.json());
}

async fn check_messages(hall: &Hall, mother: &str) {
    assert!(0 < tell_all(&hall.app).await.unwrap());
    let messages = hall.get("/api/messages", mother).await.json();
    assert!(!messages["messages"].as_array().unwrap().is_empty());
    check("get", "/api/messages", 200, &messages);
    let address = hall.get("/api/mail-address", mother).await;
    check("get", "/api/mail-address", 200, &address.json());
}

async fn check_drafts(hall: &Hall, mother: &str) {
    let path = "/api/drafts/{bundle}";
    let first = hall.keep_draft(mother, "newborn", None, "林静").await;
    check("put", path, 201, &first.json());
    let stale = hall.keep_draft(mother, "newborn", None, "林净").await;
    check("put", path, 412, &stale.json());
    let second = hall.keep_draft(mother, "newborn", first.json()["revision"].as_i64(), "林净");
    check("put", path, 200, &second.await.json());
    let one = hall.get("/api/drafts/newborn", mother).await;
    check("get", path, 200, &one.json());
    let all = hall.get("/api/drafts", mother).await;
    check("get", "/api/drafts", 200, &all.json());
    let none = hall.get("/api/drafts/company-start", mother).await;
    check("get", path, 404, &none.json());
}

#[tokio::test]
async fn the_document_is_served() {
    let reply = Hall::open()
        .await
        .send(bare("GET", "/api/openapi.json"))
        .await;
    assert_eq!(reply.json(), document());
}

#[test]
fn the_application_files_are_what_the_document_says() {
    let document = document();
    let schema = &document["components"]["schemas"]["Submission"];
    for bundle in ["newborn", "labour-dispatch-hr", "company-start"] {
        let body = json!({"application": application(bundle), "signature": "x"});
        let faults = faults(&document, schema, &body, "$");
        assert!(faults.is_empty(), "{bundle}: {faults:#?}");
    }
}
