//! 举一反三: complaints that are alike are found together, and what was learnt stays with them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply};

fn good(reply: &Reply) -> Value {
    assert!(reply.status.is_success(), "{}", reply.json());
    reply.json()
}

async fn patterns(hall: &Hall, cookie: &str) -> Vec<Value> {
    let all = good(&hall.get("/api/desk/patterns", cookie).await);
    all["patterns"].as_array().unwrap().clone()
}

/// A hall with a complaint, a poor rating, and a second complaint about a birth certificate that was refused.
async fn disputed() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    good(&hall.decide(&health, &format!("{number}-01"), false).await);
    for about in ["complaint", "cannot_be_done"] {
        let complain = json!({"complain": {"about": about}});
        good(&hall.own_act(&mother, &number, complain, None).await);
        let reception = hall.sign_in("reception").await;
        let settle = json!({"settle": {"conclusion": "已解释"}});
        good(&hall.desk_act(&reception, &number, settle).await);
    }
    (hall, mother, number)
}

#[tokio::test]
async fn complaints_are_grouped_by_service_kind_and_what_went_wrong() {
    let (hall, _, number) = disputed().await;
    let supervisor = hall.sign_in("supervisor").await;
    let all = patterns(&hall, &supervisor).await;
    assert_eq!(all.len(), 2, "{all:?}");
    for pattern in &all {
        assert_eq!(pattern["service"], "出生医学证明首次签发");
        assert_eq!(pattern["reason"], "refused");
        assert_eq!(pattern["cases"][0]["number"], number.as_str());
        assert_eq!(pattern["cases"][0]["answer"], "已解释");
    }
}

#[tokio::test]
async fn the_rule_behind_a_group_is_written_down_once_and_stays() {
    let (hall, _, _) = disputed().await;
    let supervisor = hall.sign_in("supervisor").await;
    let all = patterns(&hall, &supervisor).await;
    let id = all[0]["id"].as_str().unwrap();
    let path = format!("/api/desk/patterns/{id}/lessons");
    let empty = json!({"rule": " ", "done": "改了目录"});
    let refused = hall.post(&path, &supervisor, &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let lesson = json!({"rule": "母亲证件过期就不予签发", "done": "提请放宽到三个月"});
    let learnt = hall.post(&path, &supervisor, &lesson).await;
    assert_eq!(learnt.status, StatusCode::CREATED, "{}", learnt.json());
    let all = patterns(&hall, &supervisor).await;
    let group = all.iter().find(|it| it["id"] == id).unwrap();
    assert_eq!(group["lessons"][0]["rule"], "母亲证件过期就不予签发");
    assert_eq!(group["lessons"][0]["by"], "雷宁");
}

#[tokio::test]
async fn a_rating_that_does_not_count_is_in_no_group() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    good(
        &hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await,
    );
    let rate = json!({"rate": {"stars": 1}});
    good(&hall.own_act(&mother, &number, rate, None).await);
    let supervisor = hall.sign_in("supervisor").await;
    let all = patterns(&hall, &supervisor).await;
    assert_eq!(all[0]["kind"], "poor_rating");
    let reception = hall.sign_in("reception").await;
    let appeal = json!({"appeal": {"reason": "说的是另一件"}});
    good(&hall.desk_act(&reception, &number, appeal).await);
    let rule = json!({"rule_on_appeal": {"ruling": "granted", "reason": "核对过录音"}});
    good(&hall.desk_act(&supervisor, &number, rule).await);
    assert_eq!(patterns(&hall, &supervisor).await, Vec::<Value>::new());
}
