//! The results are wanted otherwise than before: to another address, on another way, by an answer.

use axum::http::StatusCode;
use hall_core::flow::{Handover, Pace};
use serde_json::{Value, json};

use crate::carrier::{opened, recipient, sent};
use crate::flow::{item, told};
use crate::hall::{Hall, application};

const OLD: &str = "示范省示范市城西路8号2单元";
const NEW: &str = "示范省示范市城东路9号1单元";

/// A newborn's application by post to an address.
pub(crate) fn posted_to(address: &str) -> Value {
    let mut newborn = application("newborn");
    newborn["situation"]["newborn_delivery"] = json!("post");
    newborn["answers"]["delivery.name"] = json!("沈悦");
    newborn["answers"]["delivery.mobile"] = json!("13900000005");
    newborn["answers"]["delivery.address"] = json!(address);
    newborn
}

/// Such an application of which reception has asked for these places; its mother and its number.
async fn noticed(places: &[&str]) -> (Hall, String, String) {
    let hall = Hall::with_reception().await;
    let mother = hall.sign_in("mother").await;
    let body = json!({"application": posted_to(OLD), "signature": "林静"});
    let reply = hall.submit(&mother, &hall.key(), &body).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
    let number = reply.json()["number"].as_str().unwrap().to_owned();
    let reception = hall.sign_in("reception").await;
    let items: Vec<Value> = places.iter().map(|at| item(at)).collect();
    let noticed = json!({"notify": {"items": items}});
    let reply = hall.desk_act(&reception, &number, noticed).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    (hall, mother, number)
}

async fn correct(hall: &Hall, mother: &str, number: &str, newborn: Value) {
    let act = json!({"correct": {"round": 1}});
    let reply = hall.own_act(mother, number, act, Some(newborn)).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
}

#[tokio::test]
async fn who_moves_while_the_post_is_wanted_says_only_the_new_address() {
    let (hall, mother, number) = sent().await;
    let mut moved = recipient("林静");
    moved["address"] = json!(NEW);
    let reply = hall.wants_post(&mother, &number, &moved).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "it is on its way");
    let path = opened(&hall, &number).await;
    let back = json!({"answer": "refuse", "reason": "地址不详", "name": "孙投递"});
    let reply = hall.post(&path, "", &back).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let reply = hall.wants_post(&mother, &number, &moved).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let own = hall.own(&mother, &number).await;
    assert_eq!(own["delivery"]["way"], "post");
    assert_eq!(own["recipient"]["address"], NEW, "shown to its applicant");
    let issuing = hall.sign_in("issuing").await;
    let again = json!({"send": {"waybill": "EM990101002CN"}});
    let reply = hall.desk_act(&issuing, &number, again).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    let label = hall.get(&opened(&hall, &number).await, "").await.json();
    assert!(label.to_string().contains(NEW), "{label}");
}

#[tokio::test]
async fn an_address_that_is_corrected_on_request_is_where_the_parcel_goes() {
    let (hall, mother, number) = noticed(&["delivery.address"]).await;
    correct(&hall, &mother, &number, posted_to(NEW)).await;
    let progress = hall.progress(&number).await;
    assert_eq!(progress.state.delivery.way, Handover::Post);
    assert_eq!(progress.recipient.unwrap().address, NEW);
    let view = hall.own(&mother, &number).await;
    assert!(told(&view).contains("更改领取方式"), "{}", told(&view));
}

#[tokio::test]
async fn a_way_that_is_corrected_on_request_is_how_the_results_come() {
    let (hall, mother, number) = noticed(&["situation.newborn_delivery"]).await;
    let mut newborn = posted_to(OLD);
    newborn["situation"]["newborn_delivery"] = json!("pickup");
    correct(&hall, &mother, &number, newborn).await;
    let progress = hall.progress(&number).await;
    assert_eq!(progress.state.delivery.way, Handover::Window);
    assert_eq!(progress.recipient, None, "nothing is posted any more");
}

#[tokio::test]
async fn what_was_chosen_on_the_page_stays_unless_the_form_wants_another_way_than_before() {
    for (asked, change) in [
        ("mother.mobile", "13900000009"),
        // The address is no longer used; correcting it does not bring the post back.
        ("delivery.address", NEW),
    ] {
        let (hall, mother, number) = noticed(&[asked]).await;
        let delivery = json!({"way": "window", "pace": "first_ready"});
        let window = json!({"change_delivery": {"delivery": delivery}});
        let reply = hall.own_act(&mother, &number, window, None).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
        let mut newborn = posted_to(OLD);
        newborn["answers"][asked] = json!(change);
        correct(&hall, &mother, &number, newborn).await;
        let progress = hall.progress(&number).await;
        let delivery = progress.state.delivery;
        assert_eq!(
            (delivery.way, delivery.pace),
            (Handover::Window, Pace::FirstReady),
            "{asked}"
        );
        assert_eq!(progress.recipient, None, "{asked}");
    }
}
