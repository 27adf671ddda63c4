//! What is somebody else's looks like what is not there.

use serde_json::{Value, json};

use crate::hall::{Hall, Reply};

/// What a refusal says, without the request's own id.
fn said(reply: &Reply) -> Value {
    let mut json = reply.json();
    json["request"] = json!("");
    json
}

#[tokio::test]
async fn what_is_not_ones_own_looks_exactly_like_what_is_not_there() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    let (founder, health, tax) = (
        hall.sign_in("founder").await,
        hall.sign_in("health").await,
        hall.sign_in("tax").await,
    );
    let case = hall.cases(&health).await[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    for (cookie, theirs, absent) in [
        (
            &founder,
            format!("/api/applications/{number}"),
            "/api/applications/2026-1121-0000-0000-1".to_owned(),
        ),
        (
            &founder,
            "/api/drafts/newborn".to_owned(),
            "/api/drafts/company-start".to_owned(),
        ),
        (
            &tax,
            format!("/api/desk/cases/{case}"),
            "/api/desk/cases/2026-1121-0000-0000-1-01".to_owned(),
        ),
    ] {
        let (theirs, absent) = (
            hall.get(&theirs, cookie).await,
            hall.get(&absent, cookie).await,
        );
        assert_eq!(theirs.status, absent.status);
        assert_eq!(said(&theirs), said(&absent));
    }
}
