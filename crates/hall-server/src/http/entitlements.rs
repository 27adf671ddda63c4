//! 免申办: what one is entitled to without applying, and consenting to it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use hall_api::{Consent, EntitledState, Entitlements, ErrorCode, Submission};
use sha2::{Digest, Sha256};

use super::applications::{receipt, take_in};
use super::body::JsonBody;
use super::error::{Refusal, Reply};
use super::session::Applicant;
use super::shelf;
use crate::app::App;
use crate::entitled::{Asking, application, entitled, key};
use crate::intake::{By, Key, judge};

/// What the signed-in person is entitled to without applying. (GET entitlements)
pub async fn list(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<Json<Entitlements>> {
    let shelf = shelf::of(&app, &applicant.account).await?;
    let applications = app.store.applications_of(&applicant.account).await?;
    let asking = Asking {
        name: &applicant.name,
        shelf: &shelf,
        applications: &applications,
        today: app.clock.today(),
    };
    Ok(Json(Entitlements {
        entitlements: entitled(&app.catalog, asking),
    }))
}

/// Consents to one of them: the hall fills in the service's form and takes it in like every submission. The
/// same consent again gets the same receipt. (POST entitlement)
pub async fn consent(
    State(app): State<Arc<App>>,
    applicant: Applicant,
    Path(service): Path<String>,
    body: JsonBody<Consent>,
) -> Reply<Response> {
    let owner = &applicant.account;
    let shelf = shelf::of(&app, owner).await?;
    let applications = app.store.applications_of(owner).await?;
    let asking = Asking {
        name: &applicant.name,
        shelf: &shelf,
        applications: &applications,
        today: app.clock.today(),
    };
    let key = Key {
        key: key(&service, &applications),
        body_hash: Sha256::digest(&body.bytes).into(),
    };
    let earlier = app.store.replay(owner, &key.key).await?;
    if let Some(earlier) = earlier.filter(|it| it.body_hash == key.body_hash) {
        return Ok(receipt(StatusCode::OK, earlier.receipt));
    }
    may_consent(&app, &service, asking)?;
    signed_by(&applicant.name, &body.value)?;
    let submission = submission(&app, &service, asking, &body.value)?;
    let credit = app.credit(owner).await?;
    let judged = judge(&app, owner, &submission, credit).map_err(|refusal| {
        refusal
            .because("收款账户不对，或者证照上的内容和这个事项的要求对不上")
            .mend("请核对账号，再试一次；还是不行的，请到综合窗口办")
    })?;
    take_in(&app, By::own(owner), (&key, None), &submission, &judged).await
}

/// Whether consent is all that is missing.
fn may_consent(app: &App, service: &str, asking: Asking<'_>) -> Reply<()> {
    let all = entitled(&app.catalog, asking);
    let is = |state| {
        let mut of_service = all.iter().filter(|it| it.service == service);
        of_service.any(|it| it.state == state)
    };
    if is(EntitledState::Open) {
        return Ok(());
    }
    if is(EntitledState::Begun) {
        return Err(Refusal::new(ErrorCode::Conflict)
            .because("已经同意过了，正在办")
            .mend("请到“我的办件”看进度；要换收款账户，请联系窗口"));
    }
    Err(Refusal::not_found())
}

/// Nobody consents for another.
fn signed_by(name: &str, consent: &Consent) -> Reply<()> {
    if consent.signature.trim() == name {
        return Ok(());
    }
    Err(Refusal::new(ErrorCode::NotAcceptable)
        .because("签的姓名和登录的人不一样")
        .mend("请由本人签自己的姓名；别人不能代签"))
}

fn submission(
    app: &App,
    service: &str,
    asking: Asking<'_>,
    consent: &Consent,
) -> Reply<Submission> {
    let mut entitlements = app.catalog.entitlements().iter();
    let grant = entitlements
        .find(|it| it.service == service)
        .and_then(|it| it.grant.as_ref())
        .ok_or_else(Refusal::not_found)?;
    let plan = app.catalog.plan(service).ok_or_else(Refusal::not_found)?;
    Ok(Submission {
        application: application(plan, grant, (asking.name, asking.shelf), consent),
        signature: consent.signature.clone(),
        witnessed: false,
    })
}
