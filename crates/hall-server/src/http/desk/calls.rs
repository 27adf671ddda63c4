//! 一键呼叫: the conversations between reception and reviewers.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use hall_api::{Call, CallCase, CallSide, Calls, ErrorCode, NewCallMessage};

use crate::app::App;
use crate::calls::{
    Side, accepted, case as case_of, choice, line, message, side, tells_contact, word,
};
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Staff;
use crate::store::{CallAbout, CaseRow};

/// The longest message, in characters.
const LONGEST: usize = 1000;

/// The conversations of one's own desk, the latest first. (GET desk calls)
pub async fn calls(State(app): State<Arc<App>>, staff: Staff) -> Reply<Json<Calls>> {
    super::note(&app, &staff, "desk.calls.listed", "").await?;
    let Side { side, department } = side(&staff.account, &staff.desks())?;
    let rows = app.store.calls(word(side), department).await?;
    Ok(Json(Calls {
        calls: rows.into_iter().map(|it| line(&app, it)).collect(),
    }))
}

/// One conversation; from now on it counts as read. (GET desk call)
pub async fn call(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path(case): Path<String>,
) -> Reply<Json<Call>> {
    let side = side(&staff.account, &staff.desks())?;
    let row = case_of(&app, &side, &case).await?;
    let audit = super::entry(&app, &staff, "desk.call.read", &case);
    let about = about(&row);
    app.store.read_call(about, word(side.side), audit).await?;
    view(&app, &side, &row).await.map(Json)
}

/// Says something. (POST desk call)
pub async fn say(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path(case): Path<String>,
    body: JsonBody<NewCallMessage>,
) -> Reply<(StatusCode, Json<Call>)> {
    let side = side(&staff.account, &staff.desks())?;
    let row = case_of(&app, &side, &case).await?;
    let text = body.value.text.trim().to_owned();
    if !(1..=LONGEST).contains(&text.chars().count()) {
        return Err(Refusal::new(ErrorCode::NotAcceptable)
            .because("还没有写，或者写得太长")
            .mend("请写 1 到 1000 个字"));
    }
    if tells_contact(&text) {
        return Err(Refusal::new(ErrorCode::NotAcceptable)
            .because("里面像是有电话、证件号码或者邮箱")
            .mend("请不要写怎么联系申请人；要申请人补正的，由部门发起补正"));
    }
    let audit = super::entry(&app, &staff, "desk.call.said", &case);
    let said = (word(side.side), text);
    app.store.say_in_call(about(&row), said, audit).await?;
    let view = view(&app, &side, &row).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

fn about(row: &CaseRow) -> CallAbout {
    CallAbout {
        number: row.number.clone(),
        service: row.service().to_owned(),
    }
}

async fn view(app: &App, side: &Side, row: &CaseRow) -> Reply<Call> {
    let messages = app.store.call(about(row)).await?;
    let CallCase {
        case,
        service,
        department,
    } = choice(app, row);
    let others = match side.side {
        CallSide::Reception => accepted(app, &row.number).await?,
        CallSide::Department => Vec::new(),
    };
    Ok(Call {
        case,
        bundle: app.catalog.bundle_name(&row.bundle).to_owned(),
        service,
        department,
        side: side.side,
        cases: others.iter().map(|it| choice(app, it)).collect(),
        messages: messages.into_iter().map(message).collect(),
    })
}
