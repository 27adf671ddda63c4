//! What the issuing desk sees of an application: to whom it posts, and nothing else of what was submitted.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::flow::newborn_with;
use crate::hall::Hall;

/// Somebody else than the parents, somewhere else than at their home.
const NAME: &str = "韩小满";
const MOBILE: &str = "13900000088";
const ADDRESS: &str = "示范省示范市城西区柳林路9号2单元301室";

/// A hall with a newborn whose certificate is granted, its mother, and the number; the results go to somebody else.
async fn granted() -> (Hall, String, String) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let application = newborn_with(&[
        ("delivery.name", NAME),
        ("delivery.mobile", MOBILE),
        ("delivery.address", ADDRESS),
    ]);
    let body = json!({"application": application, "signature": "林静"});
    let receipt = hall.submit(&mother, "recipient-0123456789", &body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.json());
    let number = receipt.json()["number"].as_str().unwrap().to_owned();
    let health = hall.sign_in("health").await;
    let decided = hall.decide(&health, &format!("{number}-01"), true).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json());
    (hall, mother, number)
}

async fn wanted(hall: &Hall, mother: &str, number: &str, way: &str) {
    let carrier = if way == "post" { "post" } else { "" };
    let delivery = json!({"way": way, "pace": "first_ready", "carrier": carrier});
    let act = json!({"change_delivery": {"delivery": delivery}});
    let changed = hall.own_act(mother, number, act, None).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.json());
}

async fn seen_by(hall: &Hall, account: &str, number: &str) -> Value {
    let cookie = hall.sign_in(account).await;
    hall.at_desk(&cookie, number).await.json()
}

/// Every answer that stands for a person or a thing: numbers, names, accounts, addresses.
fn private(answers: &Value, all: &mut Vec<String>) {
    match answers {
        Value::String(text) if 4 < text.chars().count() => all.push(text.clone()),
        Value::Array(rows) => rows.iter().for_each(|it| private(it, all)),
        Value::Object(fields) => fields.values().for_each(|it| private(it, all)),
        _ => {}
    }
}

#[tokio::test]
async fn the_issuing_desk_sees_to_whom_it_posts_also_when_that_was_never_changed() {
    let (hall, mother, number) = granted().await;
    wanted(&hall, &mother, &number, "post").await;
    let view = seen_by(&hall, "issuing", &number).await;
    let recipient = json!({"name": NAME, "mobile": MOBILE, "address": ADDRESS});
    assert_eq!(view["recipient"], recipient);
    // What was changed later stands beside it.
    assert!(view["contact"].is_null(), "{view}");
    let version = hall.progress(&number).await.version;
    let body = json!({"act": "change_contact", "version": version, "note": "改寄示范市城东路1号"});
    let path = format!("/api/applications/{number}/acts");
    hall.act_with(&mother, &path, &hall.key(), &body).await;
    let view = seen_by(&hall, "issuing", &number).await;
    assert_eq!(view["recipient"], recipient);
    assert_eq!(view["contact"], "改寄示范市城东路1号");
}

#[tokio::test]
async fn it_sees_nothing_else_of_what_was_submitted() {
    let (hall, mother, number) = granted().await;
    wanted(&hall, &mother, &number, "post").await;
    let view = seen_by(&hall, "issuing", &number).await;
    assert_eq!(view["recipient"].as_object().unwrap().len(), 3);
    assert!(view["submitted"].is_null());
    let text = view.to_string();
    let mut all = Vec::new();
    private(&newborn_with(&[])["answers"], &mut all);
    // The police station is a desk and no secret; it is not in the view either.
    assert!(all.iter().any(|it| it.starts_with("990101")), "{all:?}");
    for it in all {
        assert!(!text.contains(&it), "the issuing desk sees {it}");
    }
}

#[tokio::test]
async fn who_does_not_post_does_not_see_the_recipient() {
    let (hall, mother, number) = granted().await;
    for way in ["electronic", "window", "nearby"] {
        if way != "electronic" {
            wanted(&hall, &mother, &number, way).await;
        }
        let view = seen_by(&hall, "issuing", &number).await;
        assert!(view["recipient"].is_null(), "{way}: {view}");
        assert!(!view.to_string().contains(ADDRESS), "{way}");
    }
    wanted(&hall, &mother, &number, "post").await;
    for account in ["supervisor", "public-security", "health"] {
        let view = seen_by(&hall, account, &number).await;
        assert!(view["number"].is_string(), "{account}: {view}");
        assert!(!view.to_string().contains(ADDRESS), "{account}");
    }
}
