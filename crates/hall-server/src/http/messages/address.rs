//! The address that a person gives.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use hall_api::{ErrorCode, MailAddress};

use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;
use crate::random::hex;
use crate::store::{self, AuditEntry};

/// The longest address that mail knows (RFC 5321).
const LONGEST: usize = 254;

/// Where messages go besides the app. (GET mail address)
pub async fn show(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<Json<MailAddress>> {
    let kept = app.store.mail_address(&applicant.account).await?;
    Ok(Json(kept.map_or_else(MailAddress::default, |it| {
        MailAddress {
            address: Some(it.address),
            wanted: it.wanted,
        }
    })))
}

/// Keeps the address, or forgets it where there is none. (PUT mail address)
pub async fn keep(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    body: JsonBody<MailAddress>,
) -> Reply<StatusCode> {
    let MailAddress { address, wanted } = body.value;
    let address = address.map(|it| it.trim().to_owned());
    if address.as_deref().is_some_and(|it| !is_address(it)) {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("这不像一个邮箱地址")
            .mend("请写成 name@example.cn 的样子；不想收邮件就留空"));
    }
    let new = address.map(|address| {
        let token = hex(&app.random.bits());
        (store::MailAddress { address, wanted }, token)
    });
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: applicant.account.clone(),
        act: "mail.address.changed",
        object: String::new(),
    };
    app.store
        .put_mail_address(&applicant.account, new, audit)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether mail can be sent there at all; whether somebody reads it, only a letter can tell.
fn is_address(text: &str) -> bool {
    text.len() <= LONGEST && text.parse::<lettre::Address>().is_ok()
}
