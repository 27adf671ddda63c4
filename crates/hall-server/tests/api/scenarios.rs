//! Each bundle from its first guiding question to the last result and its rating.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use hall_core::flow::{Handover, Place};
use hall_core::known::Truth;
use hall_core::precheck::Precheck;
use serde_json::{Value, json};

use hall_server::parties::make_link;
use hall_server::store::AuditEntry;

use crate::hall::{Hall, JPEG, PDF, bare, submission};

/// Approves whatever is in review, department after department, until nothing is open.
pub(crate) async fn approve_all(hall: &Hall, number: &str) {
    let mut reviewers = Vec::new();
    for reviewer in &hall.app.demo.reviewers {
        reviewers.push(hall.sign_in(&reviewer.account).await);
    }
    loop {
        let mut acted = false;
        for reviewer in &reviewers {
            acted |= confirm_all(hall, number).await;
            for case in hall
                .cases(reviewer)
                .await
                .iter()
                .filter(|it| it["state"] == "in_review")
            {
                let reply = hall
                    .decide(reviewer, case["case"].as_str().unwrap(), true)
                    .await;
                assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
                acted = true;
            }
        }
        if !acted {
            return;
        }
    }
}

/// Every outside party that is asked confirms; whether there was one.
async fn confirm_all(hall: &Hall, number: &str) -> bool {
    let mut acted = false;
    for request in hall.app.store.party_requests_of(number).await.unwrap() {
        let audit = AuditEntry {
            at: hall.app.clock.now(),
            actor: "hall".to_owned(),
            act: "hall.party.link_made",
            object: number.to_owned(),
        };
        let link = make_link(&hall.app, &request, audit).await.unwrap();
        let path = format!("/api/party/{}", link.token);
        let view = hall.send(bare("GET", &path)).await.json();
        if view["state"] == "asked" {
            // Nobody but the lender, who is called back itself, sees a telephone number.
            let text = view["slice"].to_string();
            assert!(
                view["party"] == "抵押权人" || !text.contains("1390000"),
                "{text}"
            );
            assert!(text.contains("990101"), "{text}");
            let yes = json!({"answer": "confirm", "name": "吴安宁"});
            let reply = hall.post(&path, "", &yes).await;
            assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
            acted = true;
        }
    }
    acted
}

/// Uploads a file for each one that the application names, and names the uploaded one.
pub(crate) async fn upload_files(hall: &Hall, cookie: &str, submission: &mut Value) {
    for material in submission["application"]["materials"]
        .as_array_mut()
        .unwrap()
    {
        let Some(files) = material.get_mut("files").and_then(Value::as_array_mut) else {
            continue;
        };
        for file in files {
            let name = file["name"].as_str().unwrap().to_owned();
            let media = file["media_type"].as_str().unwrap().to_owned();
            let start = if media == "image/jpeg" { JPEG } else { PDF };
            let content = [start, name.as_bytes()].concat();
            let reply = hall.upload(cookie, &name, &media, &content).await;
            assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
            *file = reply.json();
        }
    }
}

/// Answers the guiding questions one after the other, as each is asked, and keeps no other answer.
fn guided(hall: &Hall, body: &mut Value) {
    let application = &mut body["application"];
    let bundle = application["bundle"].as_str().unwrap();
    let plan = Arc::clone(hall.app.catalog.plan(bundle).unwrap());
    let mut check = Precheck::new(Arc::clone(&plan), hall.app.clock.today());
    let mut given = json!({});
    loop {
        let questions = check.questions().into_iter();
        let mut open = questions.filter(|it| it.relevant == Truth::Yes && !it.answered);
        let next = open.find_map(|it| {
            let question = &plan.bundle().questions[it.ix.at()].id;
            let answer = application["situation"].get(question);
            // One that has a default need not be answered.
            assert!(
                it.value.is_some() || answer.is_some(),
                "{bundle}: {question}"
            );
            Some((question.clone(), answer?.as_str()?.to_owned()))
        });
        let Some((question, answer)) = next else {
            break;
        };
        check.set_situation(&question, Some(&answer));
        given[question] = json!(answer);
    }
    assert!(
        !given.as_object().unwrap().is_empty(),
        "{bundle} asks nothing"
    );
    application["situation"] = given;
}

/// Submits as the demo's person, approves everything, and gives the application as its applicant sees it
/// then.
async fn through(bundle: &str) -> Value {
    let hall = Hall::open().await;
    let mut people = hall.app.demo.people.iter();
    let person = people
        .find(|it| it.bundles.iter().any(|it| it == bundle))
        .unwrap();
    let mut body = submission(bundle, &person.name);
    guided(&hall, &mut body);
    decided(&hall, &person.account, body).await
}

async fn decided(hall: &Hall, account: &str, mut body: Value) -> Value {
    let cookie = hall.sign_in(account).await;
    upload_files(hall, &cookie, &mut body).await;
    let receipt = hall.submit(&cookie, "scenario-0123456789", &body).await;
    assert_eq!(
        receipt.status,
        StatusCode::CREATED,
        "{}: {}",
        body["application"]["bundle"],
        receipt.json()
    );
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    approve_all(hall, &number).await;
    hand_over(hall, &number).await;
    let view = hall
        .get(&format!("/api/applications/{number}"), &cookie)
        .await
        .json();
    let lanes = view["lanes"].as_array().unwrap();
    assert!(
        lanes.iter().all(|lane| lane["state"] == "approved"),
        "{lanes:?}"
    );
    assert!(view["issued_at"].is_string());
    assert_eq!(view["results"].as_array().unwrap().len(), lanes.len());
    let rate = json!({"rate": {"stars": 5}});
    let rated = hall.own_act(&cookie, &number, rate, None).await;
    assert_eq!(rated.status, StatusCode::OK, "{}", rated.json());
    assert_eq!(hall.broken_claims().await, BTreeSet::new());
    view
}

/// The issuing desk makes what does not go out by itself, and hands it over as the form says.
async fn hand_over(hall: &Hall, number: &str) {
    let issuing = hall.sign_in("issuing").await;
    loop {
        let state = hall.progress(number).await.state;
        if state.is_issued() {
            return;
        }
        let is_sent = state
            .certificates
            .iter()
            .any(|it| it.place == Place::OnItsWay);
        let act = match (state.to_make(), state.delivery.way) {
            (Some((case, kind)), _) => json!({"issue": {"case": case, "kind": kind}}),
            (None, Handover::Post) if is_sent => json!({"deliver": {"signature": "签收人"}}),
            (None, Handover::Post) => json!({"send": {"waybill": "EM990101009CN"}}),
            (None, _) => json!({"hand_over": {"signature": "领取人"}}),
        };
        let reply = hall.desk_act(&issuing, number, act).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    }
}

/// What of a bundle's submission a service standing alone asks for.
fn only(hall: &Hall, service: &str, mut body: Value) -> Value {
    let plan = hall.app.catalog.plan(service).unwrap();
    let application = body["application"].as_object_mut().unwrap();
    application["bundle"] = json!(service);
    application.remove("prefilled");
    let situation = application["situation"].as_object_mut().unwrap();
    situation.retain(|id, _| plan.question_ix(id).is_some());
    let answers = application["answers"].as_object_mut().unwrap();
    answers.retain(|key, _| plan.field_ix(key).is_some());
    for (group, answer) in answers {
        for row in answer.as_array_mut().into_iter().flatten() {
            let cells = row.as_object_mut().unwrap();
            cells.retain(|column, _| plan.field_ix(&format!("{group}.{column}")).is_some());
        }
    }
    let materials = application["materials"].as_array_mut().unwrap();
    materials.retain(|it| plan.material_ix(it["id"].as_str().unwrap()).is_some());
    body
}

fn value_of(view: &Value, label: &str) -> String {
    let values = view["results"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["values"].as_array().unwrap());
    let found: BTreeSet<&str> = values
        .filter(|it| it[0] == label)
        .map(|it| it[1].as_str().unwrap())
        .collect();
    (*found.first().unwrap()).to_owned()
}

#[tokio::test]
async fn every_bundle_goes_from_submission_to_its_results() {
    let demo = hall_server::demo::Demo::load().unwrap();
    for bundle in demo.people.iter().flat_map(|it| &it.bundles) {
        through(bundle).await;
    }
}

#[tokio::test]
async fn a_child_is_born() {
    let view = through("newborn").await;
    let id = value_of(&view, "宝宝的公民身份号码");
    assert!(id.starts_with("99010120261110"), "{id}");
    // The seventeenth digit is even for a girl.
    assert_eq!(
        id.chars().nth(16).unwrap().to_digit(10).unwrap() % 2,
        0,
        "{id}"
    );
}

#[tokio::test]
async fn a_company_opens() {
    let view = through("company-start").await;
    assert!(value_of(&view, "统一社会信用代码").starts_with("91990101"));
    assert_eq!(view["receipt"]["promised_on"], "2026-11-25");
}

#[tokio::test]
async fn a_company_dispatches_labour() {
    let view = through("labour-dispatch-hr").await;
    let titles: Vec<&str> = view["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert!(titles.contains(&"劳务派遣经营许可证"), "{titles:?}");
}

#[tokio::test]
async fn a_house_is_sold_with_its_mortgage_and_the_lender_sees_no_more_than_it_needs() {
    let hall = Hall::open().await;
    let mut body = submission("house-transfer", "赵芸");
    let application = &mut body["application"];
    application["situation"]["house_mortgage"] = json!("mortgaged");
    application["answers"]["house_property.mortgage_state"] = json!("mortgaged");
    let consent = json!({"id": "house-bank-consent", "way": "third_party"});
    application["materials"]
        .as_array_mut()
        .unwrap()
        .push(consent);
    let mut people = hall.app.demo.people.iter();
    let person = people.find(|it| it.bundles.iter().any(|it| it == "house-transfer"));
    let account = person.unwrap().account.clone();
    let view = decided(&hall, &account, body).await;
    let history = view["history"].to_string();
    assert!(history.contains("贷款银行已确认"), "{history}");
}

#[tokio::test]
async fn a_service_is_applied_for_alone() {
    let hall = Hall::open().await;
    let mut body = only(&hall, "birth-registration", submission("newborn", "林静"));
    // In the bundle a guiding question settles it; alone it is a field like any other.
    body["application"]["answers"]["marriage.status"] = json!("in_wedlock");
    let view = decided(&hall, "mother", body).await;
    assert_eq!(view["receipt"]["bundle_name"], "生育登记");
    assert_eq!(view["lanes"].as_array().unwrap().len(), 1);
    let titles: Vec<&Value> = view["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["title"])
        .collect();
    assert_eq!(titles, ["生育登记凭证"]);
}

#[tokio::test]
async fn a_reviewer_opens_a_file_of_the_own_case() {
    let hall = Hall::open().await;
    let legal = hall.sign_in("legal").await;
    let mut body = submission("labour-dispatch-hr", "周明");
    upload_files(&hall, &legal, &mut body).await;
    let receipt = hall.submit(&legal, "files-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let reviewer = hall.sign_in("human-resources").await;
    let case = hall
        .cases(&reviewer)
        .await
        .into_iter()
        .find(|it| it["service"] == "劳务派遣经营许可")
        .unwrap();
    let path = format!("/api/desk/cases/{}", case["case"].as_str().unwrap());
    let view = hall.get(&path, &reviewer).await.json();
    let materials = view["materials"].as_array().unwrap();
    let file = materials.iter().find_map(|it| it["files"].get(0)).unwrap();
    let sha256 = file["sha256"].as_str().unwrap();
    let reply = hall.get(&format!("{path}/files/{sha256}"), &reviewer).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.body.starts_with(b"%PDF"));
    assert!(
        reply.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    assert!(
        reply.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .starts_with("sandbox")
    );
    let elsewhere = hall
        .get(&format!("{path}/files/{}", "0".repeat(64)), &reviewer)
        .await;
    assert_eq!(elsewhere.code(), "not_found");
    let tax = hall.sign_in("tax").await;
    assert_eq!(
        hall.get(&format!("{path}/files/{sha256}"), &tax)
            .await
            .code(),
        "not_found"
    );
    assert_eq!(json!(hall.get(&path, &tax).await.code()), "not_found");
}

/// The newborn's with a second baby.
pub(crate) fn twins() -> Value {
    let mut body = submission("newborn", "林静");
    let application = &mut body["application"];
    application["situation"]["babies"] = json!("two");
    let babies = application["answers"]["baby"].as_array_mut().unwrap();
    let mut second = babies[0].clone();
    second["name"] = json!("陈知秋");
    babies.push(second);
    for (baby, order) in babies.iter_mut().zip(["1", "2"]) {
        baby["birth_order"] = json!(order);
    }
    body
}
