//! Signing in.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hall_api::{ErrorCode, SignIn};

use super::{cookie, hashed, who};
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::random::hex;
use crate::store::NewSession;

/// Opens a session with a fresh token. (POST session)
pub async fn sign_in(State(app): State<Arc<App>>, body: JsonBody<SignIn>) -> Reply<Response> {
    let SignIn { account, password } = body.value;
    let at = app.clock.now();
    if !app.throttle.may_try(&account, at) {
        return Err(Refusal::new(ErrorCode::TooMany));
    }
    let (found, hash) = app.store.account(&account).await?.unzip();
    if !app.passwords.check(password, hash).await {
        app.throttle.wrong(&account, at);
        return Err(Refusal::new(ErrorCode::WrongCredentials));
    }
    let found = found.ok_or_else(|| Refusal::new(ErrorCode::WrongCredentials))?;
    app.throttle.right(&account);
    let mut reply = Json(who::person(&app, &found, None).await?).into_response();
    open(&app, (account, None), &mut reply).await?;
    Ok(reply)
}

/// Opens a session of somebody, helped by a clerk or by nobody, and gives the browser its token.
pub(super) async fn open(
    app: &App,
    (account, helper): (String, Option<String>),
    reply: &mut Response,
) -> Reply<()> {
    let token = hex(&app.random.bits());
    app.store
        .open_session(NewSession {
            token: hashed(&token),
            account,
            helper,
            at: app.clock.now(),
        })
        .await?;
    if let Some(cookie) = cookie::set(&token, app.https) {
        reply.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(())
}
