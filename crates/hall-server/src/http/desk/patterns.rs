//! 举一反三: what complaints have in common, for the supervisor.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use hall_api::{ErrorCode, NewLesson, Patterns};

use crate::app::App;
use crate::calls::tells_contact;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::Staff;
use crate::patterns;
use crate::store::{self, Desk};

/// The longest text, in characters.
const LONGEST: usize = 2000;

/// The groups, the largest first. (GET desk patterns)
pub async fn list(State(app): State<Arc<App>>, staff: Staff) -> Reply<Json<Patterns>> {
    super::note(&app, &staff, "desk.patterns.listed", "").await?;
    supervises(&staff)?;
    all(&app).await.map(Json)
}

/// Writes down what was learnt from one of them. (POST desk lessons)
pub async fn learn(
    State(app): State<Arc<App>>,
    staff: Staff,
    Path(pattern): Path<String>,
    body: JsonBody<NewLesson>,
) -> Reply<(StatusCode, Json<Patterns>)> {
    supervises(&staff)?;
    let (rule, done) = (text(&body.value.rule)?, text(&body.value.done)?);
    let known = all(&app).await?;
    if known.patterns.iter().all(|it| it.id != pattern) {
        return Err(Refusal::not_found());
    }
    let audit = super::entry(&app, &staff, "desk.pattern.learnt", &pattern);
    let lesson = store::NewLesson {
        pattern,
        rule,
        done,
    };
    app.store.put_lesson(lesson, audit).await?;
    Ok((StatusCode::CREATED, Json(all(&app).await?)))
}

async fn all(app: &App) -> Reply<Patterns> {
    let disputed = app.store.disputed().await?;
    let lessons = app.store.lessons().await?;
    Ok(Patterns {
        patterns: patterns::patterns(&app.catalog, &disputed, &lessons)?,
    })
}

/// For everybody else there is no such page.
fn supervises(staff: &Staff) -> Reply<()> {
    if staff.desks().contains(&Desk::Supervision) {
        return Ok(());
    }
    Err(Refusal::not_found())
}

fn text(text: &str) -> Reply<String> {
    let text = text.trim();
    if tells_contact(text) {
        return Err(Refusal::new(ErrorCode::NotAcceptable)
            .because("里面像是有电话、证件号码或者邮箱")
            .mend("请只写规则和做了什么，不写是谁"));
    }
    if (1..=LONGEST).contains(&text.chars().count()) {
        return Ok(text.to_owned());
    }
    Err(Refusal::new(ErrorCode::NotAcceptable)
        .because("问题背后的规则和做了什么都要写，每项不超过 2000 字")
        .mend("请补上没写的，或者写短一些"))
}
