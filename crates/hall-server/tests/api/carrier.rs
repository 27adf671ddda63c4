//! The post: to whom results go, and the carrier that says what became of them.

use std::time::Duration;

use axum::http::StatusCode;
use hall_core::flow::Handover;
use hall_server::ringing::{Look, ring_all};
use hall_server::telling::tell_all;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply, bare};
use crate::redirect::posted_to;
use crate::scenarios::approve_all;

/// 取件委托书 as this applicant signs it.
pub(crate) fn recipient(applicant: &str) -> Value {
    json!({"name": "沈悦", "phone": "139 0000 0005", "address": "示范市城西路8号2单元", "signature": applicant})
}

/// A newborn's application of which one certificate is ready for the post; its mother and its number.
async fn ready() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let chosen = hall.wants_post(&mother, &number, &recipient("林静")).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.json());
    let health = hall.sign_in("health").await;
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    let gone = hall
        .own_act(&mother, &number, json!("withdraw"), None)
        .await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.json());
    (hall, mother, number)
}

/// The same, and the parcel is with the carrier.
pub(crate) async fn sent() -> (Hall, String, String) {
    let (hall, mother, number) = ready().await;
    let issuing = hall.sign_in("issuing").await;
    for act in [
        json!({"issue": {"case": 0, "kind": 0}}),
        json!({"send": {"waybill": "EM990101001CN"}}),
    ] {
        let reply = hall.desk_act(&issuing, &number, act).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    }
    (hall, mother, number)
}

async fn link(hall: &Hall, who: &str, number: &str) -> Reply {
    let path = format!("/api/desk/applications/{number}/carrier/links");
    let cookie = hall.sign_in(who).await;
    hall.post(&path, &cookie, &Value::Null).await
}

pub(crate) async fn opened(hall: &Hall, number: &str) -> String {
    let reply = link(hall, "issuing", number).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    format!("/api/party/{}", reply.json()["token"].as_str().unwrap())
}

#[tokio::test]
async fn nothing_is_posted_without_a_letter_that_says_to_whom() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let mut bad = vec![(Value::Null, "recipient")];
    for (place, value) in [
        ("name", " "),
        ("phone", "12345"),
        ("address", ""),
        ("signature", "沈悦"),
    ] {
        let mut letter = recipient("林静");
        letter[place] = json!(value);
        bad.push((letter, place));
    }
    for (letter, named) in bad {
        let reply = hall.wants_post(&mother, &number, &letter).await;
        assert_eq!(
            reply.status,
            StatusCode::BAD_REQUEST,
            "{named}: {}",
            reply.json()
        );
        let said = reply.json()["message"].to_string();
        assert!(said.contains(named), "{said}");
    }
    let version = hall.own(&mother, &number).await["version"].clone();
    let body = json!({"act": "withdraw", "version": version, "recipient": recipient("林静")});
    let path = format!("/api/applications/{number}/acts");
    let astray = hall.act_with(&mother, &path, &hall.key(), &body).await;
    assert_eq!(astray.status, StatusCode::BAD_REQUEST, "only with the post");
}

#[tokio::test]
async fn the_issuing_desk_knows_to_whom_and_nobody_else_does() {
    let (hall, mother, number) = sent().await;
    let issuing = hall.sign_in("issuing").await;
    let desk = hall.at_desk(&issuing, &number).await.json();
    assert_eq!(desk["recipient"]["phone"], "13900000005", "in one spelling");
    assert_eq!(desk["recipient"]["address"], "示范市城西路8号2单元");
    assert_eq!(desk["carrier"]["state"], "asked");
    assert!(
        !desk["recipient"].to_string().contains("990101"),
        "no identity number"
    );
    for other in ["head-health", "supervisor"] {
        let cookie = hall.sign_in(other).await;
        let text = hall.at_desk(&cookie, &number).await.json().to_string();
        assert!(!text.contains("城西路"), "{other}: {text}");
    }
    let own = hall.own(&mother, &number).await;
    assert!(!own["history"].to_string().contains("城西路"), "{own}");
}

#[tokio::test]
async fn the_carrier_sees_the_label_and_says_who_signed() {
    let (hall, mother, number) = sent().await;
    let path = opened(&hall, &number).await;
    let view = hall.send(bare("GET", &path)).await.json();
    assert_eq!(
        (&view["asks"], &view["state"], &view["party"]),
        (&json!("delivery"), &json!("asked"), &json!("post"))
    );
    let text = view.to_string();
    for seen in [
        "沈悦",
        "13900000005",
        "示范市城西路8号2单元",
        "EM990101001CN",
    ] {
        assert!(text.contains(seen), "{seen}: {text}");
    }
    for hidden in ["林静", "990101199", "baby", "父亲"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    let unsigned = json!({"answer": "confirm", "name": "孙投递"});
    let reply = hall.post(&path, "", &unsigned).await;
    assert!(reply.json()["message"].to_string().contains("signed_by"));
    let delivered = json!({"answer": "confirm", "name": "孙投递", "signed_by": "沈悦"});
    let reply = hall.post(&path, "", &delivered).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    assert_eq!(
        (&reply.json()["state"], &reply.json()["slice"]),
        (&json!("confirmed"), &json!([])),
        "an answered link shows nobody's data"
    );
    let own = hall.own(&mother, &number).await;
    assert_eq!(own["stage"], "closed", "{own}");
    assert_eq!(hall.post(&path, "", &delivered).await.code(), "conflict");
    assert_eq!(link(&hall, "issuing", &number).await.code(), "conflict");
}

#[tokio::test]
async fn what_comes_back_can_be_sent_again_under_a_new_request() {
    let (hall, _, number) = sent().await;
    let first = opened(&hall, &number).await;
    let back = json!({"answer": "refuse", "reason": "收件人不在", "name": "孙投递"});
    let reply = hall.post(&first, "", &back).await;
    assert_eq!(reply.json()["state"], "refused", "{}", reply.json());
    let issuing = hall.sign_in("issuing").await;
    let again = json!({"send": {"waybill": "EM990101002CN"}});
    let reply = hall.desk_act(&issuing, &number, again).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let old = hall.send(bare("GET", &first)).await.json();
    assert_eq!(
        (&old["state"], &old["slice"]),
        (&json!("ended"), &json!([]))
    );
    let second = opened(&hall, &number).await;
    let new = hall.send(bare("GET", &second)).await.json();
    assert!(new.to_string().contains("EM990101002CN"), "{new}");
    assert_eq!(
        hall.broken_claims().await,
        std::collections::BTreeSet::new()
    );
}

#[tokio::test]
async fn only_the_issuing_desk_gives_the_carrier_its_link_and_only_while_something_is_on_its_way() {
    let (hall, _, number) = ready().await;
    assert_eq!(link(&hall, "issuing", &number).await.code(), "not_found");
    let (hall, _, number) = sent().await;
    for other in ["reception", "supervisor", "head-health", "health", "mother"] {
        let reply = link(&hall, other, &number).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{other}");
    }
}

/// How many messages of this topic lie in a mailbox.
fn told(hall: &Hall, topic: &str, mailbox: &str) -> i64 {
    hall.count(&format!(
        "SELECT count(*) FROM message WHERE topic = '{topic}' AND mailbox LIKE '{mailbox}'"
    ))
}

#[tokio::test]
async fn a_silent_carrier_is_reminded_twice_and_then_the_issuing_desk_hears_of_it() {
    let (hall, _, number) = sent().await;
    let path = opened(&hall, &number).await;
    for _ in 0..20 {
        hall.clock.forward(Duration::from_hours(24));
        ring_all(&hall.app, Look::Due).await.unwrap();
        tell_all(&hall.app).await.unwrap();
    }
    assert_eq!(told(&hall, "carrier_reminded", "institution/post"), 2);
    assert_eq!(told(&hall, "over", "issuing"), 1);
    let issuing = hall.sign_in("issuing").await;
    let messages = hall.get("/api/messages", &issuing).await.json();
    assert!(messages.to_string().contains("送到办理结果"), "{messages}");
    let desk = hall.at_desk(&issuing, &number).await.json();
    assert_eq!(desk["carrier"]["state"], "overdue");
    let late = json!({"answer": "confirm", "name": "孙投递", "signed_by": "沈悦"});
    let expired = hall.post(&path, "", &late).await;
    assert_eq!(expired.status, StatusCode::CONFLICT, "the link has ended");
    let path = opened(&hall, &number).await;
    let reply = hall.post(&path, "", &late).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
}

#[tokio::test]
async fn of_a_parcel_that_comes_back_both_the_applicant_and_the_issuing_desk_hear() {
    let (hall, _, number) = sent().await;
    let path = opened(&hall, &number).await;
    let back = json!({"answer": "refuse", "reason": "收件人不在", "name": "孙投递"});
    let reply = hall.post(&path, "", &back).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    tell_all(&hall.app).await.unwrap();
    assert_eq!(told(&hall, "results_returned", "account/%"), 1);
    assert_eq!(told(&hall, "parcel_returned", "issuing"), 1);
}

/// A newborn's application whose form says on which way the results are wanted; its number.
async fn newborn_by(hall: &Hall, mode: &str) -> String {
    let mother = hall.sign_in("mother").await;
    let mut application = posted_to("示范省示范市城西路8号2单元");
    application["situation"]["newborn_delivery"] = json!(mode);
    let body = json!({"application": application, "signature": "林静"});
    let reply = hall.submit(&mother, &hall.key(), &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    reply.json()["number"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_the_form_says_of_the_results_is_how_they_come() {
    let hall = Hall::open().await;
    for (mode, way) in [
        ("electronic", Handover::Electronic),
        ("pickup", Handover::Window),
        ("nearby", Handover::Nearby),
        ("post", Handover::Post),
    ] {
        let number = newborn_by(&hall, mode).await;
        let progress = hall.progress(&number).await;
        assert_eq!(progress.state.delivery.way, way, "{mode}");
        assert_eq!(
            progress.recipient.is_some(),
            way == Handover::Post,
            "{mode}"
        );
    }
}

#[tokio::test]
async fn who_wants_the_post_on_the_form_writes_the_label_there_and_nowhere_again() {
    let hall = Hall::open().await;
    let number = newborn_by(&hall, "post").await;
    let recipient = hall.progress(&number).await.recipient.unwrap();
    let letter = (recipient.name, recipient.phone, recipient.address);
    let (name, phone, address) = ("沈悦", "13900000005", "示范省示范市城西路8号2单元");
    assert_eq!(letter, (name.into(), phone.into(), address.into()));
    assert_eq!(recipient.signature, "林静", "the form is signed as a whole");
}

#[tokio::test]
async fn who_comes_for_the_results_is_told_once_when_they_are_all_there() {
    let hall = Hall::open().await;
    let number = newborn_by(&hall, "pickup").await;
    let mother = hall.sign_in("mother").await;
    approve_all(&hall, &number).await;
    let issuing = hall.sign_in("issuing").await;
    while let Some((case, kind)) = hall.progress(&number).await.state.to_make() {
        let own = hall.own(&mother, &number).await;
        assert_eq!(own["to_fetch"], Value::Null, "one is still to be made");
        let issue = json!({"issue": {"case": case, "kind": kind}});
        let reply = hall.desk_act(&issuing, &number, issue).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    }
    tell_all(&hall.app).await.unwrap();
    assert_eq!(told(&hall, "results_ready", "account/%"), 1);
    let own = hall.own(&mother, &number).await;
    let place = own["to_fetch"].as_str().unwrap();
    assert!(place.contains("统一出件窗口"), "{place}");
    let fetched = json!({"hand_over": {"signature": "林静"}});
    let fetched = hall.desk_act(&issuing, &number, fetched).await;
    assert_eq!(fetched.status, StatusCode::OK, "{}", fetched.json());
    let own = hall.own(&mother, &number).await;
    assert_eq!(own["to_fetch"], Value::Null, "{own}");
}
