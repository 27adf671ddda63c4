//! Who may do what to whom: reviewers and heads, one reviewer at a time, and those who accepted.

use axum::http::StatusCode;
use hall_core::flow::Role;
use hall_server::demo::Demo;
use hall_server::store::{Account, NewAccount};
use serde_json::json;

use crate::flow::{CERTIFICATE, told};
use crate::hall::Hall;

/// Gives somebody these roles.
async fn give(hall: &Hall, account: &str, roles: Vec<Role>) {
    let both = NewAccount {
        account: Account {
            account: account.to_owned(),
            name: "余两".to_owned(),
            roles,
        },
        password: String::new(),
    };
    let put = hall.app.store.put_accounts(Demo::seed(), vec![both]);
    put.await.unwrap();
}

#[tokio::test]
async fn nobody_sits_at_a_desk_for_the_own_application() {
    let hall = Hall::with_reception().await;
    give(&hall, "mother", vec![Role::Applicant, Role::Reception]).await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let own = hall.desk_act(&mother, &number, json!("accept")).await;
    assert_eq!(own.json()["message"], "这一步不由您办理");
    let gone = hall
        .own_act(&mother, &number, json!("withdraw"), None)
        .await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.json());
}

#[tokio::test]
async fn who_accepted_may_not_decide() {
    let hall = Hall::with_reception().await;
    let roles = vec![Role::Reception, Role::Reviewer("health".to_owned())];
    give(&hall, "both", roles).await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let both = hall.sign_in("both").await;
    let accepted = hall.desk_act(&both, &number, json!("accept")).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.json());
    let decided = hall.decide(&both, &format!("{number}-01"), true).await;
    assert_eq!(
        decided.json()["message"],
        "受理和审批、申请和批准不能是同一个人"
    );
    let health = hall.sign_in("health").await;
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
}

#[tokio::test]
async fn one_reviewer_has_a_case_in_hand_and_the_head_hands_it_over() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let (one, other) = (hall.sign_in("health").await, hall.sign_in("health-2").await);
    let head = hall.sign_in("head-health").await;
    let mine = async |cookie: &str, whose: &str| {
        let list = hall
            .get(&format!("/api/desk/cases?whose={whose}"), cookie)
            .await;
        list.json().as_array().unwrap().len()
    };
    let all = mine(&one, "all").await;
    assert_eq!(
        (mine(&one, "mine").await, mine(&one, "free").await),
        (0, all)
    );
    let taken = hall
        .case_act(&one, &number, CERTIFICATE, json!("take"))
        .await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.json());
    assert_eq!(
        (mine(&one, "mine").await, mine(&other, "mine").await),
        (1, 0)
    );
    assert_eq!(mine(&other, "free").await, all - 1);
    let in_hand = hall.decide(&other, &format!("{number}-01"), true).await;
    assert_eq!(in_hand.json()["message"], "这件正由另一位同事办理");
    let assign = |to: &str| json!({"assign": {"to": to}});
    for nobody in ["tax", "mother", "nobody", "head-health"] {
        let refused = hall
            .case_act(&head, &number, CERTIFICATE, assign(nobody))
            .await;
        assert_eq!(refused.code(), "unreadable", "{nobody}");
    }
    let view = hall
        .get(&format!("/api/desk/cases/{number}-01"), &head)
        .await
        .json();
    let offers = view["offers"].as_array().unwrap();
    let offer = offers.iter().find(|it| it["id"] == "assign").unwrap();
    // Whoever holds it is not offered, nor is anybody of another department.
    assert_eq!(
        offer["colleagues"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["account"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["health-2"]
    );
    let own = hall
        .case_act(&one, &number, CERTIFICATE, assign("health-2"))
        .await;
    assert_eq!(own.code(), "conflict");
    let assigned = hall
        .case_act(&head, &number, CERTIFICATE, assign("health-2"))
        .await;
    assert_eq!(assigned.status, StatusCode::OK, "{}", assigned.json());
    assert_eq!(
        (mine(&one, "mine").await, mine(&other, "mine").await),
        (0, 1)
    );
    let decided = hall.decide(&other, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    let odd = hall.get("/api/desk/cases?whose=theirs", &one).await;
    assert_eq!(odd.code(), "unreadable");
}

#[tokio::test]
async fn an_extension_is_granted_by_the_head_of_the_department_and_by_nobody_else() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    let promised = hall.own(&mother, &number).await["lanes"][CERTIFICATE]["promised_on"].clone();
    let ask = json!({"ask_extension": {"days": 3, "reason": "等医院核对"}});
    let asked = hall.case_act(&health, &number, CERTIFICATE, ask).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.json());
    let grant = json!({"rule_on_extension": {"ruling": "granted", "reason": "情况属实"}});
    for (who, status) in [
        ("health", 409),
        ("head-tax", 404),
        ("tax", 404),
        ("supervisor", 409),
    ] {
        let cookie = hall.sign_in(who).await;
        let reply = hall
            .case_act(&cookie, &number, CERTIFICATE, grant.clone())
            .await;
        assert_eq!(reply.status.as_u16(), status, "{who}");
    }
    let head = hall.sign_in("head-health").await;
    let granted = hall.case_act(&head, &number, CERTIFICATE, grant).await;
    assert_eq!(granted.status, StatusCode::OK, "{}", granted.json());
    let view = hall.own(&mother, &number).await;
    assert_ne!(view["lanes"][CERTIFICATE]["promised_on"], promised);
    assert!(told(&view).contains("经负责人批准延长期限：情况属实"));
    let decided = hall.decide(&head, &format!("{number}-01"), true).await;
    assert_eq!(decided.code(), "conflict");
}

#[tokio::test]
async fn the_applicant_sees_which_desks_have_looked() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    assert_eq!(hall.own(&mother, &number).await["looks"], json!([]));
    let (health, supervisor) = (
        hall.sign_in("health").await,
        hall.sign_in("supervisor").await,
    );
    hall.get(&format!("/api/desk/cases/{number}-01"), &health)
        .await;
    hall.at_desk(&supervisor, &number).await;
    let looks = hall.own(&mother, &number).await["looks"].clone();
    let looks: Vec<(&str, &str)> = looks
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["who"].as_str().unwrap(), it["what"].as_str().unwrap()))
        .collect();
    assert_eq!(looks.len(), 2, "{looks:?}");
    assert_eq!(looks[0], ("督办", "查看了办件"));
    assert!(looks[1].0.contains("卫生"), "{looks:?}");
}

#[tokio::test]
async fn withdrawing_ends_what_is_open_and_leaves_what_was_decided() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let health = hall.sign_in("health").await;
    hall.decide(&health, &format!("{number}-01"), true).await;
    let gone = hall
        .own_act(&mother, &number, json!("withdraw"), None)
        .await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.json());
    let view = gone.json();
    let states: Vec<&str> = view["lanes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["state"].as_str().unwrap())
        .collect();
    assert_eq!(states[CERTIFICATE], "approved");
    assert!(
        states[1..].iter().all(|it| *it == "withdrawn"),
        "{states:?}"
    );
    assert_eq!(
        (&view["stage"], view["results"].as_array().unwrap().len()),
        (&json!("closed"), 1)
    );
    let late = hall.case_act(&health, &number, 1, json!("take")).await;
    assert_eq!(late.json()["message"], "这件已经终止");
    // After the end it is rated, once; the results stay what they were.
    let rated = hall
        .own_act(&mother, &number, json!({"rate": {"stars": 5}}), None)
        .await;
    assert_eq!(rated.status, StatusCode::OK, "{}", rated.json());
    assert_eq!(rated.json()["results"].as_array().unwrap().len(), 1);
    let again = hall
        .own_act(&mother, &number, json!({"rate": {"stars": 1}}), None)
        .await;
    assert_eq!(again.code(), "conflict");
    let none = hall
        .own_act(&mother, &number, json!({"rate": {"stars": 6}}), None)
        .await;
    assert_eq!(none.code(), "unreadable");
}

#[tokio::test]
async fn a_new_telephone_number_is_told_to_the_departments_and_needs_saying() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let silent = hall
        .own_act(&mother, &number, json!("change_contact"), None)
        .await;
    assert_eq!(silent.code(), "unreadable");
    let version = hall.own(&mother, &number).await["version"].clone();
    let body = json!({"act": "change_contact", "version": version, "note": "电话改为 13900000009"});
    let path = format!("/api/applications/{number}/acts");
    let changed = hall.act_with(&mother, &path, &hall.key(), &body).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.json());
    let health = hall.sign_in("health").await;
    let view = hall
        .get(&format!("/api/desk/cases/{number}-01"), &health)
        .await;
    assert_eq!(view.json()["contact"], "电话改为 13900000009");
    assert!(!told(&changed.json()).contains("13900000009"));
}
