//! 窗口帮办: reception helps somebody who is present to fill in and submit.
//!
//! The clerk's session becomes the person's for as long as it takes, and its browser a terminal that keeps
//! nothing. What is submitted is the person's own, signed on paper before the clerk; nothing else of theirs is
//! open. Whoever has no account gets one to which nobody can sign in.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use hall_api::{ErrorCode, NewVisitor};
use hall_core::flow::Role;
use hall_core::kind::{Context, ValueKind, verdict};

use super::{Staff, sign_in, who};
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::site::KIOSK;
use crate::random::hex;
use crate::store::{Account, AuditEntry, Visitor};

const NO_KIOSK: HeaderValue =
    HeaderValue::from_static("hall-kiosk=; Path=/; SameSite=Lax; Max-Age=0");

/// The account of a visitor begins so; no account of the identity platform does.
const VISITOR: &str = "visitor-";

/// Begins to help somebody. (POST desk visitors)
pub async fn help(
    State(app): State<Arc<App>>,
    staff: Staff,
    body: JsonBody<NewVisitor>,
) -> Reply<Response> {
    if !staff.account.roles.contains(&Role::Reception) {
        return Err(Refusal::not_found());
    }
    let visitor = checked(&app, body.value)?;
    let account = known(&app, visitor).await?;
    let entry = AuditEntry {
        at: app.clock.now(),
        actor: staff.account.account.clone(),
        act: "desk.visitor.helped",
        object: account.account.clone(),
    };
    app.store.audit(entry).await?;
    let clerk = staff.account;
    let mut reply = Json(who::person(&app, &account, Some(&clerk)).await?).into_response();
    let both = (account.account, Some(clerk.account));
    sign_in::open(&app, both, &mut reply).await?;
    reply.headers_mut().append(header::SET_COOKIE, KIOSK);
    Ok(reply)
}

/// The browser is a clerk's again, unless all browsers of this hall are terminals.
pub(super) fn end(app: &App, reply: &mut Response) {
    if !app.kiosk {
        reply.headers_mut().append(header::SET_COOKIE, NO_KIOSK);
    }
}

/// What the clerk wrote, in the spelling in which it is kept.
fn checked(app: &App, new: NewVisitor) -> Reply<NewVisitor> {
    if !new.compared {
        return Err(wrong(
            "还没有核对本人和证件",
            "请看证件原件，确认是本人后勾选",
        ));
    }
    let read = |kind, text: &str| {
        let context = Context {
            today: app.clock.today(),
            calendar: app.catalog.calendar(),
        };
        verdict(kind, text, &context).map(|(text, _)| text)
    };
    Ok(NewVisitor {
        name: read(ValueKind::PersonName, &new.name)
            .map_err(|_| wrong("姓名不对", "请照身份证填写姓名"))?,
        id_no: read(ValueKind::CnResidentId, &new.id_no)
            .map_err(|_| wrong("身份证号码不对", "请对照证件逐位核对，最后一位可能是 X"))?,
        mobile: read(ValueKind::CnMobile, &new.mobile)
            .map_err(|_| wrong("手机号码不对", "请填 11 位手机号码"))?,
        compared: true,
    })
}

/// The account of this person: their own, the one made for them before, or a new one.
async fn known(app: &App, new: NewVisitor) -> Reply<Account> {
    let own = app.demo.with_identity(&new.id_no);
    if !own.is_empty() {
        let own = own.into_iter().find(|it| it.name == new.name);
        let own = own.ok_or_else(other_name)?;
        let found = app.store.account(&own.account).await?;
        return found
            .map(|(account, _)| account)
            .ok_or_else(|| Refusal::internal("a person has no account"));
    }
    let before = app.store.visitor(&new.id_no).await?;
    let account = match before {
        Some(before) if before.name != new.name => return Err(other_name()),
        Some(before) => before.account,
        None => format!("{VISITOR}{}", short(&hex(&app.random.bits()))),
    };
    let visitor = Visitor {
        account,
        name: new.name,
        id_no: new.id_no,
        mobile: new.mobile,
    };
    app.store.put_visitor(visitor.clone()).await?;
    Ok(Account {
        account: visitor.account,
        name: visitor.name,
        roles: vec![Role::Applicant],
    })
}

fn other_name() -> Refusal {
    wrong("姓名和身份证号码对不上", "请对照证件核对姓名和号码")
}

fn wrong(what: &str, mend: &str) -> Refusal {
    Refusal::new(ErrorCode::NotAcceptable)
        .because(what)
        .mend(mend)
}

/// 96 bits are enough for no two to be alike.
fn short(text: &str) -> String {
    text.chars().take(24).collect()
}
