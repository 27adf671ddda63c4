//! What a reviewer has not read is marked before several cases are granted at once.

use axum::http::StatusCode;
use serde_json::Value;

use crate::batch::{certificates, newborns, preview};

#[tokio::test]
async fn of_each_case_it_is_said_whether_this_reviewer_has_read_it() {
    let (hall, health, numbers) = newborns(2).await;
    let cases = certificates(&numbers);
    let read = |seen: &Value| -> Vec<bool> {
        let cases = seen["cases"].as_array().unwrap().iter();
        cases.map(|it| it["read"].as_bool().unwrap()).collect()
    };
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(read(&seen), [false, false]);
    let path = format!("/api/desk/cases/{}", cases[1]);
    assert_eq!(hall.get(&path, &health).await.status, StatusCode::OK);
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(read(&seen), [false, true]);
    let colleague = hall.sign_in("health-2").await;
    let seen = preview(&hall, &colleague, "approve", &cases).await;
    assert_eq!(
        read(&seen),
        [false, false],
        "a colleague's reading is theirs"
    );
}
