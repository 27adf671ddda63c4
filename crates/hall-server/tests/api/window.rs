//! 窗口帮办: reception fills in and submits for somebody who is present, and does nothing else for them.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

use crate::flow::told;
use crate::hall::{Hall, Reply, submission};

/// Nobody in the registers.
const UNKNOWN: &str = "990101198808080013";

fn visitor(name: &str, id_no: &str) -> Value {
    json!({"name": name, "id_no": id_no, "mobile": "13900000066", "compared": true})
}

/// What the browser holds after a reply that gives it another session.
fn session(reply: &Reply) -> String {
    let all = reply.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = all.filter_map(|it| it.to_str().ok()?.split(';').next());
    let found = cookies.find(|it| it.starts_with("hall="));
    found.expect("a session").to_owned()
}

fn kiosk(reply: &Reply) -> Option<String> {
    let all = reply.headers.get_all(header::SET_COOKIE).iter();
    all.filter_map(|it| it.to_str().ok())
        .find(|it| it.starts_with("hall-kiosk="))
        .map(str::to_owned)
}

async fn helped(hall: &Hall, clerk: &str, body: &Value) -> Reply {
    let reply = hall.post("/api/desk/visitors", clerk, body).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply
}

async fn sign_out(hall: &Hall, cookie: &str) -> Reply {
    let request = Request::delete("/api/session").header(header::COOKIE, cookie);
    hall.send(request.body(Body::empty()).unwrap()).await
}

/// The mother's application, signed on paper.
fn on_paper() -> Value {
    let mut submission = submission("newborn", "林静");
    submission["witnessed"] = json!(true);
    submission
}

#[tokio::test]
async fn what_is_submitted_at_the_counter_is_the_persons_own_and_says_who_helped() {
    let hall = Hall::with_reception().await;
    let clerk = hall.sign_in("reception").await;
    let begun = helped(&hall, &clerk, &visitor("林静", "990101199503203021")).await;
    assert_eq!(begun.json()["account"], "mother");
    assert!(kiosk(&begun).is_some_and(|it| it.starts_with("hall-kiosk=1")));
    let counter = session(&begun);
    let unsigned = submission("newborn", "林静");
    let refused = hall.submit(&counter, "counter-0123456789", &unsigned).await;
    assert_eq!(refused.code(), "not_acceptable");
    let done = hall
        .submit(&counter, "counter-0123456789", &on_paper())
        .await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.json());
    let number = done.json()["number"].as_str().unwrap().to_owned();
    // The person finds it at home, with who did what.
    let mother = hall.sign_in("mother").await;
    let view = hall.own(&mother, &number).await;
    assert!(
        told(&view).contains("本人在纸上签名后提交"),
        "{}",
        told(&view)
    );
    assert_eq!(view["history"][0]["who"], "综合窗口");
    let looks = view["looks"].as_array().unwrap();
    assert!(
        looks
            .iter()
            .any(|it| it["what"] == "在窗口帮您填写，按您的纸质签名提交")
    );
    // Acceptance is an act of its own.
    assert_eq!(view["stage"], "submitted");
}

#[tokio::test]
async fn at_the_counter_nothing_is_open_but_filling_in_and_submitting() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let clerk = hall.sign_in("reception").await;
    let counter = session(&helped(&hall, &clerk, &visitor("林静", "990101199503203021")).await);
    for path in [
        "/api/applications",
        "/api/licences",
        "/api/drafts",
        "/api/messages",
        "/api/mail-address",
        "/api/entitlements",
    ] {
        assert_eq!(
            hall.get(path, &counter).await.code(),
            "only_in_person",
            "{path}"
        );
    }
    let withdraw = json!({"act": "withdraw", "version": 1});
    let acts = format!("/api/applications/{number}/acts");
    assert_eq!(
        hall.post(&acts, &counter, &withdraw).await.code(),
        "only_in_person"
    );
    let wish = json!({"together": ["newborn", "social-card"], "why": ""});
    assert_eq!(
        hall.post("/api/wishes", &counter, &wish).await.code(),
        "only_in_person"
    );
    // Nor is the clerk a clerk meanwhile.
    assert_eq!(
        hall.get("/api/desk/applications", &counter).await.code(),
        "only_in_person"
    );
    assert_eq!(
        hall.get("/api/shelf", &counter).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn only_reception_helps_and_only_whom_it_has_compared_with_the_card() {
    let hall = Hall::open().await;
    let clerk = hall.sign_in("reception").await;
    let mut unseen = visitor("袁大海", UNKNOWN);
    unseen["compared"] = json!(false);
    for (body, what) in [
        (unseen, "还没有核对本人和证件"),
        (visitor("袁大海", "990101198808080011"), "身份证号码不对"),
        (visitor("", UNKNOWN), "姓名不对"),
        (
            visitor("林小静", "990101199503203021"),
            "姓名和身份证号码对不上",
        ),
    ] {
        let refused = hall.post("/api/desk/visitors", &clerk, &body).await;
        assert_eq!(refused.json()["message"], what);
        assert!(!String::from_utf8_lossy(&refused.body).contains("9901011"));
    }
    for other in ["health", "supervisor", "issuing", "mother"] {
        let other = hall.sign_in(other).await;
        let refused = hall
            .post("/api/desk/visitors", &other, &visitor("袁大海", UNKNOWN))
            .await;
        assert_eq!(refused.code(), "not_found");
    }
    assert_eq!(hall.count("SELECT count(*) FROM visitor"), 0);
}

#[tokio::test]
async fn who_comes_a_second_time_without_an_account_is_the_same_person() {
    let hall = Hall::open().await;
    let clerk = hall.sign_in("reception").await;
    let first = helped(&hall, &clerk, &visitor("袁大海", UNKNOWN)).await;
    let shelf = hall.get("/api/shelf", &session(&first)).await.json();
    assert_eq!(shelf["account"]["name"], "袁大海");
    assert_eq!(shelf["licences"], json!([]));
    let second = helped(&hall, &clerk, &visitor("袁大海", UNKNOWN)).await;
    assert_eq!(first.json()["account"], second.json()["account"]);
    let other = hall
        .post("/api/desk/visitors", &clerk, &visitor("袁小海", UNKNOWN))
        .await;
    assert_eq!(other.json()["message"], "姓名和身份证号码对不上");
    // Nobody signs in to what was made for them.
    let account = first.json()["account"].clone();
    for password in ["", "demo-袁大海"] {
        let body = json!({"account": account, "password": password});
        assert_eq!(
            hall.post("/api/session", "", &body).await.code(),
            "wrong_credentials"
        );
    }
}

#[tokio::test]
async fn the_clerk_is_back_at_the_desk_when_the_help_ends() {
    let hall = Hall::open().await;
    let clerk = hall.sign_in("reception").await;
    let counter = session(&helped(&hall, &clerk, &visitor("袁大海", UNKNOWN)).await);
    let who = hall.get("/api/session", &counter).await.json();
    assert_eq!(
        (&who["name"], &who["role"]),
        (&json!("袁大海"), &json!("applicant"))
    );
    assert!(who["helper"].as_str().is_some_and(|it| !it.is_empty()));
    let ended = sign_out(&hall, &counter).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert!(kiosk(&ended).is_some_and(|it| it.contains("Max-Age=0")));
    let who = hall.get("/api/session", &session(&ended)).await.json();
    assert_eq!(who["account"], "reception");
    assert_eq!(
        hall.get("/api/session", &counter).await.code(),
        "sign_in_needed"
    );
}

#[tokio::test]
async fn a_signature_on_paper_counts_at_the_counter_only() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let refused = hall
        .submit(&mother, "at-home-0123456789", &on_paper())
        .await;
    assert_eq!(refused.json()["message"], "只有窗口帮办才有纸上签名");
    assert_eq!(hall.count("SELECT count(*) FROM application"), 0);
}
