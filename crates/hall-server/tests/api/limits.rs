//! Bad input that must be answered well, and quickly.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, submission};

const KEY: &str = "key-0123456789abcdef";

async fn submit(change: impl FnOnce(&mut Value)) -> (StatusCode, Value) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut body = submission("newborn", "林静");
    change(&mut body);
    let reply = hall.submit(&mother, KEY, &body).await;
    (reply.status, reply.json())
}

#[tokio::test]
async fn more_rows_than_the_table_has_are_refused() {
    let (status, envelope) = submit(|it| {
        let row = it["application"]["answers"]["baby"][0].clone();
        it["application"]["answers"]["baby"] = Value::Array(vec![row; 2000]);
    })
    .await;
    assert!(status.is_client_error(), "{status}");
    assert!(envelope.to_string().contains("baby") || status == StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn an_identity_number_in_full_width_digits_is_understood() {
    let (status, envelope) = submit(|it| {
        it["application"]["answers"]["mother.id_no"] =
            json!("９９０１０１１９９５０３２０３０２１");
    })
    .await;
    assert_eq!(status, StatusCode::CREATED, "{envelope}");
}

#[tokio::test]
async fn a_name_with_a_rare_character_is_kept_and_one_with_a_bidi_control_is_refused() {
    let (status, envelope) = submit(|it| {
        it["application"]["answers"]["baby"][0]["name"] = json!("陈\u{20BB7}\u{30EDD}");
    })
    .await;
    assert_eq!(status, StatusCode::CREATED, "{envelope}");
    let (status, envelope) = submit(|it| {
        it["application"]["answers"]["baby"][0]["name"] = json!("陈\u{202E}知夏");
    })
    .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{envelope}");
}

#[tokio::test]
async fn an_error_never_repeats_an_identity_number() {
    for change in [
        |it: &mut Value| it["application"]["answers"]["mother.id_no"] = json!("990101199503203022"),
        |it: &mut Value| it["application"]["990101199503203022"] = json!(1),
        |it: &mut Value| it["application"]["bundle"] = json!({"990101199503203022": 1}),
        |it: &mut Value| it["990101199503203022"] = json!("990101199503203022"),
    ] {
        let (status, envelope) = submit(change).await;
        assert!(status.is_client_error());
        assert!(
            !envelope.to_string().contains("990101199503203022"),
            "{envelope}"
        );
    }
}

#[tokio::test]
async fn an_application_that_was_cut_in_the_middle_is_refused_at_every_place() {
    use axum::body::Body;
    use axum::http::{Request, header};
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let whole = submission("newborn", "林静").to_string().into_bytes();
    for cut in (0..whole.len()).step_by(97) {
        let request = Request::post("/api/applications")
            .header(header::COOKIE, &mother)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", KEY)
            .body(Body::from(whole[..cut].to_vec()));
        let reply = hall.send(request.unwrap()).await;
        assert_eq!(
            (reply.status.as_u16(), reply.code().as_str()),
            (400, "unreadable"),
            "{cut}"
        );
    }
}
