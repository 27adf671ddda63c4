//! The address that a person gives.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::TimeDelta;
use hall_api::{ErrorCode, GiveAddress, MailAddress, MailState};

use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Applicant;
use crate::random::hex;
use crate::store::{AuditEntry, NewMailAddress};
use crate::telling::confirmation;

/// The longest address that mail knows (RFC 5321).
const LONGEST: usize = 254;

/// So many letters that ask for a confirmation are written for a person in [`DAY`]: nobody can use the hall to
/// fill a stranger's mailbox.
const LETTERS: usize = 5;
const DAY: TimeDelta = TimeDelta::hours(24);

/// Where messages go besides the app. (GET mail address)
pub async fn show(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<Json<MailAddress>> {
    let kept = app.store.mail_address(&applicant.account).await?;
    let state = match &kept {
        None => MailState::None,
        Some(it) if !it.is_confirmed => MailState::Waiting,
        Some(it) if it.wanted => MailState::Receiving,
        Some(_) => MailState::Stopped,
    };
    Ok(Json(MailAddress {
        sends: app.outlets.mail.is_some(),
        address: kept.map(|it| it.address),
        state,
    }))
}

/// Keeps the address and writes to it, asking for its confirmation. (PUT mail address)
pub async fn give(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    body: JsonBody<GiveAddress>,
) -> Reply<StatusCode> {
    let address = body.value.address.trim().to_owned();
    if app.outlets.mail.is_none() {
        return Err(Refusal::new(ErrorCode::Unavailable)
            .because("这个大厅没有开通邮件通知")
            .mend("通知都在“消息”里，请在那里查看"));
    }
    if !is_address(&address) {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("这不像一个邮箱地址")
            .mend("请写成 name@example.cn 的样子"));
    }
    let account = &applicant.account;
    let new = NewMailAddress {
        address,
        token: hex(&app.random.bits()),
        letter: confirmation(&app, account)?,
    };
    let letters = (app.clock.now() - DAY, LETTERS);
    let audit = note(&app, account, "mail.address.given");
    let given = app.store.put_mail_address(account, new, letters, audit);
    if given.await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::new(ErrorCode::TooMany)
            .because("今天发的确认邮件太多了")
            .mend("请看看垃圾邮件里有没有，或者明天再试"))
    }
}

/// Forgets the address. (DELETE mail address)
pub async fn forget(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<StatusCode> {
    let account = &applicant.account;
    let audit = note(&app, account, "mail.address.forgotten");
    app.store.forget_mail_address(account, audit).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn note(app: &App, account: &str, act: &'static str) -> AuditEntry {
    AuditEntry {
        at: app.clock.now(),
        actor: account.to_owned(),
        act,
        object: String::new(),
    }
}

/// Whether mail can be sent there at all; whether somebody reads it, only a letter can tell.
fn is_address(text: &str) -> bool {
    text.len() <= LONGEST && text.parse::<lettre::Address>().is_ok()
}
