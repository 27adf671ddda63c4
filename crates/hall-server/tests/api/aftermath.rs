//! Handing over, and what comes after the end: call-backs and complaints.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::flow::{CERTIFICATE, offered, told};
use crate::hall::{Hall, Reply};

fn good(reply: &Reply) -> Value {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()
}

#[tokio::test]
async fn at_the_window_results_are_handed_over_together_against_a_signature() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (health, issuing) = (hall.sign_in("health").await, hall.sign_in("issuing").await);
    let window = json!({"change_delivery": {"delivery": {"way": "window", "pace": "together"}}});
    good(&hall.own_act(&mother, &number, window, None).await);
    // The issuing desk has nothing of it before something was approved.
    assert_eq!(hall.at_desk(&issuing, &number).await.code(), "not_found");
    good(&hall.decide(&health, &format!("{number}-01"), true).await);
    let issue = json!({"issue": {"case": CERTIFICATE, "kind": 0}});
    let view = good(&hall.desk_act(&issuing, &number, issue.clone()).await);
    assert!(
        !offered(&view).contains(&"hand_over"),
        "others are still open: {view}"
    );
    let hand_over = json!({"hand_over": {"signature": "林静"}});
    let early = hall.desk_act(&issuing, &number, hand_over.clone()).await;
    assert_eq!(early.code(), "conflict");
    good(
        &hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await,
    );
    let twice = hall.desk_act(&issuing, &number, issue).await;
    assert_eq!(twice.code(), "conflict");
    let own = hall.desk_act(&health, &number, hand_over.clone()).await;
    assert_eq!(own.json()["message"], "这一步不由您办理");
    assert_eq!(hall.own(&mother, &number).await["results"], json!([]));
    let view = good(&hall.desk_act(&issuing, &number, hand_over).await);
    assert_eq!(view["stage"], "closed");
    let view = hall.own(&mother, &number).await;
    assert_eq!(view["results"].as_array().unwrap().len(), 1);
    assert!(view["issued_at"].is_string() && told(&view).contains("结果已签收"));
    assert!(!view.to_string().contains("\"signature\""));
}

#[tokio::test]
async fn the_issuing_desk_reads_in_its_list_what_it_can_do() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (health, issuing) = (hall.sign_in("health").await, hall.sign_in("issuing").await);
    let window = json!({"change_delivery": {"delivery": {"way": "window", "pace": "first_ready"}}});
    good(&hall.own_act(&mother, &number, window, None).await);
    good(&hall.decide(&health, &format!("{number}-01"), true).await);
    let todo = async || {
        let list = hall.get("/api/desk/applications", &issuing).await.json();
        list[0]["todo"].clone()
    };
    assert_eq!(todo().await, json!(["制证：出生医学证明首次签发"]));
    let issue = json!({"issue": {"case": CERTIFICATE, "kind": 0}});
    good(&hall.desk_act(&issuing, &number, issue).await);
    assert_eq!(todo().await, json!(["窗口发放"]));
    let list = hall.get("/api/desk/applications", &health).await.json();
    assert_eq!(list[0]["todo"], json!([]));
}

/// A newborn whose application was withdrawn, so that it has ended.
async fn ended() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    good(
        &hall
            .own_act(&mother, &number, json!("withdraw"), None)
            .await,
    );
    (hall, mother, number)
}

#[tokio::test]
async fn a_poor_rating_comes_back_to_reception_until_it_is_mended() {
    let (hall, mother, number) = ended().await;
    let reception = hall.sign_in("reception").await;
    let waiting = async || {
        let list = hall.get("/api/desk/applications", &reception).await;
        list.json().as_array().unwrap().len()
    };
    assert_eq!(waiting().await, 0);
    assert_eq!(hall.at_desk(&reception, &number).await.code(), "not_found");
    good(
        &hall
            .own_act(&mother, &number, json!({"rate": {"stars": 1}}), None)
            .await,
    );
    assert_eq!(waiting().await, 1);
    let view = good(&hall.at_desk(&reception, &number).await);
    assert_eq!(view["submitted"], Value::Null);
    let contact = json!({"contact": {"repair": "ordinary"}});
    good(&hall.desk_act(&reception, &number, contact).await);
    let done = json!({"repair": {"done": "已当面说明并改正"}});
    good(&hall.desk_act(&reception, &number, done).await);
    assert_eq!(waiting().await, 0);
    let view = good(
        &hall
            .own_act(&mother, &number, json!({"rate": {"stars": 4}}), None)
            .await,
    );
    assert!(told(&view).contains("整改完成：已当面说明并改正"));
}

#[tokio::test]
async fn a_complaint_climbs_when_nobody_answers_and_is_settled_by_whoever_has_it() {
    let (hall, mother, number) = ended().await;
    let complain = json!({"complain": {"about": "cannot_be_done"}});
    let view = good(&hall.own_act(&mother, &number, complain, None).await);
    assert_eq!(view["waits"][0]["whom"], "综合窗口");
    let settle = json!({"settle": {"conclusion": "已解释"}});
    let supervisor = hall.sign_in("supervisor").await;
    let early = hall.desk_act(&supervisor, &number, settle.clone()).await;
    assert_eq!(early.code(), "conflict");
    // Two office hours from Saturday morning end on Monday at eleven.
    hall.clock.forward(std::time::Duration::from_hours(51));
    let rang = hall_server::ringing::ring_all(&hall.app, hall_server::ringing::Look::Due).await;
    assert_eq!(rang.unwrap(), 1);
    let (reception, head) = (
        hall.sign_in("reception").await,
        hall.sign_in("head-health").await,
    );
    let late = hall.desk_act(&reception, &number, settle.clone()).await;
    assert_eq!(late.json()["message"], "这一步不由您办理");
    // Whoever has it, and the supervisor, find it although the application has ended.
    let supervisor = hall.sign_in("supervisor").await;
    for who in [&head, &supervisor] {
        let list = hall.get("/api/desk/applications", who).await.json();
        assert_eq!(list[0]["why"], json!(["有投诉转到主办部门"]), "{list}");
    }
    good(&hall.desk_act(&head, &number, settle).await);
    let mother = hall.sign_in("mother").await;
    let view = hall.own(&mother, &number).await;
    assert!(told(&view).contains("投诉转到主办部门") && told(&view).contains("投诉办结：已解释"));
}

#[tokio::test]
async fn what_becomes_of_a_certificate_is_offered_and_told_with_its_case() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let case = format!("{number}-01");
    let (health, issuing) = (hall.sign_in("health").await, hall.sign_in("issuing").await);
    good(&hall.decide(&health, &case, true).await);
    let issue = json!({"issue": {"case": CERTIFICATE, "kind": 0}});
    good(&hall.desk_act(&issuing, &number, issue).await);
    let path = format!("/api/desk/cases/{case}");
    let own = hall.get(&path, &health).await.json();
    assert!(!offered(&own).contains(&"suspend"), "{own}");
    let head = hall.sign_in("head-health").await;
    let view = hall.get(&path, &head).await.json();
    let suspend = view["offers"].as_array().unwrap().iter();
    let suspend: Vec<&Value> = suspend.filter(|it| it["id"] == "suspend").collect();
    assert_eq!(suspend.len(), 1, "{view}");
    assert_eq!(suspend[0]["service"], "birth-certificate");
    let turn = json!({"turn": {"item": 0, "to": "suspended", "reason": "正在核查"}});
    good(&hall.desk_act(&head, &number, turn).await);
    let view = hall.get(&path, &head).await.json();
    assert!(told(&view).contains("“出生医学证明首次签发”的证照暂停有效：正在核查"));
    let police = hall.sign_in("public-security").await;
    let other = hall.at_desk(&police, &number).await.json();
    assert!(!told(&other).contains("正在核查"), "{other}");
}
