//! One request for corrections of all departments, answered once.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::flow::{CERTIFICATE, REGISTRATION, findings, item, newborn_with, offered, told};
use crate::hall::Hall;

/// A newborn whose certificate the health department asks about; its other case needs nothing, so the
/// request is sent at once.
async fn asked(places: &[&str]) -> (Hall, String, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let items: Vec<Value> = places.iter().map(|at| item(at)).collect();
    let ask = json!({"ask": {"items": items}});
    let first = hall.case_act(&health, &number, CERTIFICATE, ask).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.json());
    let nothing = json!("ask_nothing");
    let second = hall.case_act(&health, &number, REGISTRATION, nothing).await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.json());
    (hall, mother, health, number)
}

async fn case(hall: &Hall, cookie: &str, number: &str, position: usize) -> Value {
    let path = format!("/api/desk/cases/{number}-{:02}", position + 1);
    hall.get(&path, cookie).await.json()
}

#[tokio::test]
async fn the_departments_questions_reach_the_applicant_as_one_and_the_clock_stands_still() {
    let (hall, mother, health, number) = asked(&["mother.mobile"]).await;
    let view = hall.own(&mother, &number).await;
    let request = &view["request"];
    assert_eq!(request["kind"], "supplement", "{}", told(&view));
    assert!(
        request["items"][0]["who"]
            .as_str()
            .unwrap()
            .contains("卫生"),
        "{request}"
    );
    assert!(offered(&view).contains(&"answer"));
    assert_eq!(view["lanes"][CERTIFICATE]["clock"]["stopped"], "both");
    let view = case(&hall, &health, &number, CERTIFICATE).await;
    assert_eq!(view["asked"][0]["at"], "mother.mobile");
    assert_eq!(view["line"]["holder"], "me");
    let waits = view["waits"].as_array().unwrap();
    assert!(waits.iter().any(|it| it["whom"] == "申请人"), "{waits:?}");
    let whole = hall.own(&mother, &number).await;
    assert!(waits.len() < whole["waits"].as_array().unwrap().len());
    // What can be asked about is named by the form and by the materials.
    assert!(
        view["form"]
            .to_string()
            .contains("\"at\":\"mother.mobile\"")
    );
    assert!(view["materials"].to_string().contains("\"id\":"));
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.json()["message"], "正在等申请人补正");
    assert_eq!(
        hall.count("SELECT count(*) FROM outbox WHERE topic = 'supplement'"),
        1
    );
}

#[tokio::test]
async fn an_answer_gives_each_department_its_new_part_beside_the_old_one() {
    let (hall, mother, health, number) = asked(&["baby[0].weight"]).await;
    let mut newborn = newborn_with(&[]);
    newborn["answers"]["baby"][0]["weight"] = json!("3250");
    let answer = json!({"answer": {"round": 1}});
    let answered = hall
        .own_act(&mother, &number, answer.clone(), Some(newborn.clone()))
        .await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.json());
    assert_eq!(answered.json()["request"], Value::Null);
    assert_eq!(
        answered.json()["lanes"][CERTIFICATE]["clock"]["stopped"],
        Value::Null
    );
    let view = case(&hall, &health, &number, CERTIFICATE).await;
    let changes = view["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert!(changes[0]["before"].as_str().unwrap().contains("3300"));
    assert!(changes[0]["after"].as_str().unwrap().contains("3250"));
    assert!(view["form"].to_string().contains("3250"));
    // Whose part is the same sees no change, and what was submitted first is still there.
    let other = case(&hall, &health, &number, REGISTRATION).await;
    assert_eq!(other["changes"], json!([]));
    let row = hall.stored(&number).await;
    assert!(row.contents[0].contains("3300") && row.contents[1].contains("3250"));
    let certificate = &row.cases[CERTIFICATE];
    assert!(certificate.part_before().unwrap().contains("3300"));
    let again = hall.own_act(&mother, &number, answer, Some(newborn)).await;
    assert_eq!(again.code(), "conflict");
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
}

#[tokio::test]
async fn an_answer_changes_only_what_was_asked_and_no_service() {
    let (hall, mother, _, number) =
        asked(&["mother.mobile", "situation.maternity_insurance"]).await;
    let answer = json!({"answer": {"round": 1}});
    let elsewhere = newborn_with(&[("father.mobile", "13900000008")]);
    let refused = hall
        .own_act(&mother, &number, answer.clone(), Some(elsewhere))
        .await;
    let expected = ("father.mobile".to_owned(), "not_asked_to_change".to_owned());
    assert_eq!(findings(&refused), [expected]);
    let mut fewer = newborn_with(&[]);
    fewer["situation"]["maternity_insurance"] = json!("no");
    let refused = hall.own_act(&mother, &number, answer, Some(fewer)).await;
    let expected = ("situation".to_owned(), "changes_services".to_owned());
    assert!(findings(&refused).contains(&expected), "{}", refused.json());
    assert_eq!(hall.count("SELECT count(*) FROM content"), 0);
}

#[tokio::test]
async fn nothing_of_an_answer_is_stored_without_the_rest_of_it() {
    let (hall, mother, _, number) = asked(&["mother.mobile"]).await;
    let path = format!("/api/applications/{number}/acts");
    let newborn = newborn_with(&[("mother.mobile", "13900000009")]);
    let version = hall.progress(&number).await.version;
    let body = json!({"act": {"answer": {"round": 1}}, "version": version, "content": newborn});
    let (one, other) = (hall.key(), hall.key());
    let (a, b) = tokio::join!(
        hall.act_with(&mother, &path, &one, &body),
        hall.act_with(&mother, &path, &other, &body)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(hall.count("SELECT count(*) FROM content"), 1);
    assert_eq!(
        hall.count("SELECT count(*) FROM outbox WHERE topic = 'supplement_answered'"),
        1
    );
    hall.app.store.verify_audit().await.unwrap();
}

#[tokio::test]
async fn a_department_is_not_told_what_another_asks_or_why_it_refused() {
    let (hall, mother, health, number) = asked(&["baby[0].weight"]).await;
    let mut newborn = newborn_with(&[]);
    newborn["answers"]["baby"][0]["weight"] = json!("3250");
    let ask = |view: &Value| view["request"]["items"].as_array().unwrap().len();
    let supervisor = hall.sign_in("supervisor").await;
    for (who, items) in [(&health, 1), (&supervisor, 1)] {
        assert_eq!(ask(&hall.at_desk(who, &number).await.json()), items);
    }
    let police = hall.sign_in("public-security").await;
    assert_eq!(ask(&hall.at_desk(&police, &number).await.json()), 0);
    let answer = json!({"answer": {"round": 1}});
    hall.own_act(&mother, &number, answer, Some(newborn)).await;
    let refuse = json!({"decide": {"outcome": "refuse", "reason": "医院没有这份记录"}});
    let refused = hall.case_act(&health, &number, CERTIFICATE, refuse).await;
    assert_eq!(refused.status, StatusCode::OK, "{}", refused.json());
    let said = async |who: &str| {
        let view = hall.at_desk(who, &number).await.json();
        view.to_string().contains("医院没有这份记录")
    };
    assert!(said(&health).await && said(&supervisor).await && !said(&police).await);
}
