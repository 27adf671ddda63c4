//! 我想把这两件一起办.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use hall_api::{ErrorCode, NewWish};

use super::body::JsonBody;
use super::error::{Refusal, Reply};
use super::session::Applicant;
use crate::app::App;
use crate::calls::tells_contact;
use crate::store::{self, AuditEntry};
use crate::wishes::name;

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// Notes what somebody wishes to have done together. (POST wishes)
pub async fn wish(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    body: JsonBody<NewWish>,
) -> Reply<StatusCode> {
    let NewWish { mut together, why } = body.value;
    together.sort_unstable();
    let [first, second] = &together;
    let index = app.catalog.index();
    let are_known = together.iter().all(|it| name(index, it).is_some());
    if first == second || !are_known {
        return Err(refused("要选两件不同的事"));
    }
    let why = why.trim().to_owned();
    if LONGEST < why.chars().count() {
        return Err(refused("原因写得太长，最多 500 字"));
    }
    if tells_contact(&why) {
        return Err(refused(
            "里面像是有电话、证件号码或者邮箱，写事项目录的人不该看到",
        ));
    }
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: applicant.account.clone(),
        act: "wish.noted",
        object: String::new(),
    };
    let wish = store::NewWish {
        owner: applicant.account,
        pair: together,
        why,
    };
    app.store.put_wish(wish, audit).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(why: &str) -> Refusal {
    Refusal::new(ErrorCode::NotAcceptable)
        .because(why)
        .mend("请改好后再提交")
}
