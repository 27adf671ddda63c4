//! The applications that wait at a desk.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{DeskLine, Stage};
use hall_core::flow::{Light, Phase, Role};
use hall_core::words;

use crate::acting;
use crate::app::App;
use crate::casework::offers;
use crate::http::error::Reply;
use crate::http::session::Staff;
use crate::progress::Progress;
use crate::standing::{light_of, phase_of, stage_of};
use crate::store::{CaseStanding, Desk, DeskRow};

/// Lists what waits at one's own desk, the longest first: at reception for an answer, a call-back or the
/// settling of a complaint, at the issuing desk for handing over; a department sees what is under way, the supervisor everything that is not
/// closed and whatever is in dispute.
/// (GET desk applications)
pub async fn applications(State(app): State<Arc<App>>, staff: Staff) -> Reply<Json<Vec<DeskLine>>> {
    super::note(&app, &staff, "desk.applications.listed", "").await?;
    let mut lines: Vec<DeskLine> = Vec::new();
    for desk in staff.desks() {
        for row in app.store.applications_at(&desk).await? {
            let known = lines.iter().position(|line| line.number == row.number);
            if known.is_none() {
                lines.push(line(&app, &row)?);
            }
            let at = known.unwrap_or(lines.len().saturating_sub(1));
            if let Some(line) = lines.get_mut(at).filter(|_| desk == Desk::Issuing) {
                line.todo = todo(&app, &staff, &row.number).await?;
            }
        }
    }
    Ok(Json(lines))
}

/// What the issuing desk can do about an application now: the rules say it, so it is asked of them.
async fn todo(app: &App, staff: &Staff, number: &str) -> Reply<Vec<String>> {
    let Some(row) = app.store.application_at(&Desk::Issuing, number).await? else {
        return Ok(Vec::new());
    };
    let progress = Progress::of(&row)?;
    let context = acting::context(app, app.clock.now());
    let account = &staff.account.account;
    let offers = offers(&progress, account, &[Role::Issuing], &context);
    let named = offers.into_iter().map(|it| match it.service {
        Some(service) => {
            let service = app.catalog.service_name(&row.bundle, &service);
            format!("{}：{service}", it.label)
        }
        None => it.label,
    });
    Ok(named.collect())
}

fn line(app: &App, row: &DeskRow) -> Reply<DeskLine> {
    let mut worst = None;
    let mut why = Vec::new();
    for case in &row.cases {
        let ended = phase_of(&case.state).is_ok_and(Phase::is_final);
        // What ended in time needs no looking at.
        let is_telling = |it: &Light| !ended || matches!(it, Light::Red | Light::Black);
        let light = light_of(case.light.as_deref())?.filter(is_telling);
        worst = worst.max(light);
        why.extend(light.and_then(|light| reason(app, row, case, light)));
    }
    if 0 < row.n_late {
        why.push(format!("有 {} 处补正要求本应一次提出", row.n_late));
    }
    let stage = stage_of(&row.stage)?;
    if row.reception {
        why.extend(match stage {
            Stage::Submitted => Some("等窗口答复是否受理".to_owned()),
            Stage::Noticed => None,
            _ => Some("有差评、投诉或待发的补正要求要窗口处理".to_owned()),
        });
    }
    why.extend(
        row.complaint
            .as_deref()
            .and_then(complaint)
            .map(str::to_owned),
    );
    if row.appeal {
        why.push("有误评申诉等督办裁定".to_owned());
    }
    Ok(DeskLine {
        number: row.number.clone(),
        bundle: app.catalog.bundle_name(&row.bundle).to_owned(),
        received_at: row.received_at,
        stage,
        until: row.until,
        light: worst,
        why,
        todo: Vec::new(),
    })
}

/// Who has a complaint, in plain words; that the window has one is said with what waits for reception.
fn complaint(level: &str) -> Option<&'static str> {
    match level {
        "department" => Some("有投诉转到主办部门"),
        "office" => Some("有投诉转到政务服务管理机构"),
        "taskforce" => Some("有投诉转到专班"),
        _ => None,
    }
}

/// Why a light is not green, in plain words.
fn reason(app: &App, row: &DeskRow, case: &CaseStanding, light: Light) -> Option<String> {
    let name = app.catalog.service_name(&row.bundle, &case.service);
    let (day, limit, how) = match light {
        Light::Green => return None,
        Light::Yellow => (case.promised_on, "承诺", "快到了"),
        Light::Red => (case.promised_on, "承诺", "已过"),
        Light::Black => (case.statutory_on, "法定", "已过"),
    };
    let day = day.map(words::day).unwrap_or_default();
    Some(format!("“{name}”的{limit}期限{day}{how}"))
}
