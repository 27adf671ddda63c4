//! Acting on an application from a desk.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{Acting, DeskApplication, ErrorCode};
use hall_core::flow::{Act, DeskAct, Role};

use super::application::view;
use crate::app::App;
use crate::casework::name;
use crate::http::acts::{self, On};
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::key::IdempotencyKey;
use crate::http::session::Staff;
use crate::progress::Progress;

/// Acts on an application that belongs to one's own desk, and shows it as it is then. (POST desk acts)
pub async fn act(
    State(app): State<Arc<App>>,
    staff: Staff,
    IdempotencyKey(key): IdempotencyKey,
    Path(number): Path<String>,
    body: JsonBody<Acting>,
) -> Reply<Json<DeskApplication>> {
    let acted = try_to_act(&app, &staff, (key, &number), &body).await;
    if acted.is_err() {
        super::note(&app, &staff, "desk.act_refused", &number).await?;
    }
    acted
}

async fn try_to_act(
    app: &App,
    staff: &Staff,
    (key, number): (String, &str),
    body: &JsonBody<Acting>,
) -> Reply<Json<DeskApplication>> {
    let on = On::Desk(staff, number);
    let key = acts::key(key, number, body);
    colleague(app, on, &body.value.act).await?;
    let object = format!("{number}/{}", name(&body.value.act).0);
    let audit = super::entry(app, staff, "desk.acted", &object);
    acts::act(app, on, &body.value, Some(&key), audit).await?;
    // Whoever acted sees the outcome, even when nothing more is to be done at this desk.
    view(app, staff, &on.load(app).await?).await.map(Json)
}

/// The rules know a person by an opaque id alone; whether somebody of that name works here, and for this
/// department, is looked up here.
async fn colleague(app: &App, on: On<'_>, act: &Act) -> Reply<()> {
    let (who, role) = match act {
        Act::Desk {
            case,
            act: DeskAct::Assign { to },
            ..
        } => {
            let progress = Progress::of(&on.load(app).await?)?;
            let rules = progress.state.rules_of(*case);
            let department = rules.map(|it| it.department.clone());
            (to, Some(Role::Reviewer(department.unwrap_or_default())))
        }
        Act::Bar { who } => (who, None),
        _ => return Ok(()),
    };
    let found = app.store.account(who.trim()).await?;
    let fits = found.is_some_and(|(account, _)| match role {
        Some(role) => account.roles.contains(&role),
        None => account.is_staff(),
    });
    fits.then_some(()).ok_or_else(|| {
        Refusal::new(ErrorCode::Unreadable)
            .because("没有这位同事，或不是这个部门的审批员")
            .mend("请核对账号")
    })
}
