//! Reception: what is submitted waits there, and no department sees it before.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::flow::{acts_at_desk, offered, told};
use crate::hall::Hall;

#[tokio::test]
async fn a_submission_waits_at_reception_and_no_department_sees_it() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let view = hall.own(&mother, &number).await;
    assert_eq!(
        (&view["stage"], &view["lanes"]),
        (&json!("submitted"), &json!([]))
    );
    // Received on a Saturday; five working days.
    assert_eq!(view["waits"][0]["until"], json!({"day": "2026-11-27"}));
    assert_eq!(view["waits"][0]["whom"], "综合窗口");
    assert!(offered(&view).contains(&"withdraw") && !offered(&view).contains(&"accept"));
    let (health, reception) = (
        hall.sign_in("health").await,
        hall.sign_in("reception").await,
    );
    assert_eq!(hall.cases(&health).await, Vec::<Value>::new());
    assert_eq!(hall.at_desk(&health, &number).await.code(), "not_found");
    let case = hall
        .get(&format!("/api/desk/cases/{number}-01"), &health)
        .await;
    assert_eq!(case.code(), "not_found");
    let list = hall.get("/api/desk/applications", &reception).await.json();
    assert_eq!(list[0]["number"], number);
    assert_eq!(list[0]["until"], "2026-11-27");
    let view = hall.at_desk(&reception, &number).await.json();
    assert_eq!(
        view["submitted"]["application"]["answers"]["mother.name"],
        "林静"
    );
    assert_eq!(view["submitted"]["materials"][0]["way"], "licence");
    assert!(offered(&view).contains(&"accept") && offered(&view).contains(&"notify"));
}

#[tokio::test]
async fn reception_accepts_once_and_each_department_gets_its_case_once() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (health, reception) = (
        hall.sign_in("health").await,
        hall.sign_in("reception").await,
    );
    let accepted = hall.desk_act(&reception, &number, json!("accept")).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.json());
    // 受办分离: whoever accepted does not see on what is decided.
    assert_eq!(accepted.json()["submitted"], Value::Null);
    assert_eq!(hall.at_desk(&reception, &number).await.code(), "not_found");
    let list = hall.get("/api/desk/applications", &reception).await.json();
    assert_eq!(list, json!([]));
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["stage"], "open");
    assert!(
        told(&view).contains("受理，分送 8 个事项"),
        "{}",
        told(&view)
    );
    let lane = &view["lanes"][0];
    assert_eq!(
        (&lane["state"], &lane["clock"]["light"]),
        (&json!("in_review"), &json!("yellow"))
    );
    assert!(
        hall.cases(&health)
            .await
            .iter()
            .any(|it| it["state"] == "in_review")
    );
    let opened = "SELECT count(*) FROM outbox WHERE topic = 'case_opened'";
    assert_eq!(hall.count(opened), 8);
    let again = hall.desk_act(&reception, &number, json!("accept")).await;
    assert_eq!(
        (again.status.as_u16(), again.code().as_str()),
        (409, "conflict")
    );
    assert_eq!(hall.count(opened), 8);
}

#[tokio::test]
async fn of_two_who_accept_at_once_one_is_told_that_it_has_changed() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (one, other) = (
        hall.sign_in("reception").await,
        hall.sign_in("reception-2").await,
    );
    let (path, body) = (
        acts_at_desk(&number),
        json!({"act": "accept", "version": 1}),
    );
    let (one_key, other_key) = (hall.key(), hall.key());
    let (a, b) = tokio::join!(
        hall.act_with(&one, &path, &one_key, &body),
        hall.act_with(&other, &path, &other_key, &body)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let refused = if a.status == StatusCode::OK { b } else { a };
    assert!(refused.json()["message"].as_str().unwrap().contains("变化"));
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
}

#[tokio::test]
async fn whoever_is_not_at_reception_cannot_accept() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    for (who, status) in [
        ("health", 404),
        ("issuing", 404),
        ("head-health", 404),
        ("supervisor", 409),
    ] {
        let cookie = hall.sign_in(who).await;
        let reply = hall.desk_act(&cookie, &number, json!("accept")).await;
        assert_eq!(reply.status.as_u16(), status, "{who}");
    }
    let own = hall.own_act(&mother, &number, json!("accept"), None).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert_eq!(own.json()["message"], "这一步不由您办理");
    let founder = hall.sign_in("founder").await;
    let other = hall
        .own_act(&founder, &number, json!("withdraw"), None)
        .await;
    assert_eq!(other.code(), "not_found");
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 1);
}

#[tokio::test]
async fn what_only_the_hall_does_is_nobodys_to_do() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let ring = json!({"ring": {"matter": "acceptance", "rung": "over"}});
    let submit = json!({"submit": {"rules": {"cases": []}}});
    for act in [ring, submit] {
        let reply = hall.desk_act(&reception, &number, act.clone()).await;
        assert_eq!(reply.code(), "conflict", "{act}");
        let reply = hall.own_act(&mother, &number, act.clone(), None).await;
        assert_eq!(reply.code(), "conflict", "{act}");
    }
    let unknown = hall.desk_act(
        &reception,
        &number,
        json!({"decline": {"reason": "", "by": "x"}}),
    );
    assert_eq!(unknown.await.code(), "unreadable");
}

#[tokio::test]
async fn declining_needs_a_reason_and_ends_it() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let silent = hall
        .desk_act(&reception, &number, json!({"decline": {"reason": " "}}))
        .await;
    assert_eq!(
        (silent.status.as_u16(), silent.code().as_str()),
        (400, "unreadable")
    );
    let long = json!({"decline": {"reason": "长".repeat(1001)}});
    assert_eq!(
        hall.desk_act(&reception, &number, long).await.code(),
        "unreadable"
    );
    let decline = json!({"decline": {"reason": "不属于本地办理"}});
    let declined = hall.desk_act(&reception, &number, decline).await;
    assert_eq!(declined.status, StatusCode::OK, "{}", declined.json());
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["stage"], "declined");
    assert!(told(&view).contains("不予受理：不属于本地办理"));
    assert!(hall.cases(&hall.sign_in("health").await).await.is_empty());
}

#[tokio::test]
async fn the_same_request_again_is_done_once_and_its_key_serves_nothing_else() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let (path, key) = (acts_at_desk(&number), hall.key());
    let body = json!({"act": "accept", "version": 1});
    for _ in 0..2 {
        let reply = hall.act_with(&reception, &path, &key, &body).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
        assert_eq!(reply.json()["stage"], "open");
    }
    assert_eq!(hall.count("SELECT count(*) FROM turn"), 2);
    let other = json!({"act": "send_supplement", "version": 2});
    let reused = hall.act_with(&reception, &path, &key, &other).await;
    assert_eq!(
        (reused.status.as_u16(), reused.code().as_str()),
        (422, "key_reused")
    );
    let versionless = json!({"act": "accept"});
    let key = hall.key();
    let without = hall.act_with(&reception, &path, &key, &versionless).await;
    assert_eq!(without.code(), "unreadable");
}

#[tokio::test]
async fn withdrawn_before_it_is_accepted_it_is_closed_and_no_department_ever_sees_it() {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let gone = hall
        .own_act(&mother, &number, json!("withdraw"), None)
        .await;
    assert_eq!(gone.json()["stage"], "closed", "{}", gone.json());
    let reception = hall.sign_in("reception").await;
    assert_eq!(hall.at_desk(&reception, &number).await.code(), "not_found");
    let late = hall.desk_act(&reception, &number, json!("accept")).await;
    assert_eq!(late.code(), "conflict");
    assert!(hall.cases(&hall.sign_in("health").await).await.is_empty());
}
