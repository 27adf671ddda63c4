//! E-licences: one's own, how one stands that was shown, and the keys to check them with.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{ELicence, Issuers, LicenceStanding, LicenceState, Licences};

use super::error::{Refusal, Reply};
use super::session::Applicant;
use crate::app::App;
use crate::casework::Kept;
use crate::standing::licence_state;
use crate::store::LicenceRow;

/// One's own e-licences. (GET licences)
pub async fn list(State(app): State<Arc<App>>, applicant: Applicant) -> Reply<Json<Licences>> {
    let rows = app.store.licences_of(&applicant.account).await?;
    let licences: Reply<Vec<ELicence>> = rows.iter().map(|row| Ok(read(row)?.0)).collect();
    Ok(Json(Licences {
        licences: licences?,
    }))
}

/// How an e-licence stands. Its id is random and stands in its code alone: who asks has seen that.
/// (GET licence)
pub async fn standing(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Reply<Json<LicenceStanding>> {
    let found = app.store.licence(&id).await?;
    let (state, since) = found.ok_or_else(Refusal::not_found)?;
    Ok(Json(LicenceStanding {
        state: state_of(&state)?,
        since,
        at: app.clock.now(),
    }))
}

/// The keys that e-licences are checked with. (GET issuers)
pub async fn issuers(State(app): State<Arc<App>>) -> Json<Issuers> {
    Json(Issuers {
        keys: app.keys.published(),
    })
}

/// An e-licence as it is kept, and the values of its face as forms take them.
pub(super) fn read(row: &LicenceRow) -> Reply<(ELicence, Kept)> {
    let damaged = |_| Refusal::internal("a stored e-licence cannot be read");
    let kept: Kept = serde_json::from_str(&row.body).map_err(damaged)?;
    let licence = ELicence {
        claims: kept.claims.clone(),
        state: state_of(&row.state)?,
        since: row.since,
        application: row.application.clone(),
        token: kept.token.clone(),
        code: kept.code.clone(),
    };
    Ok((licence, kept))
}

fn state_of(text: &str) -> Reply<LicenceState> {
    licence_state(text).ok_or_else(|| Refusal::internal("a licence stands in an unknown way"))
}
