//! A party's answer by its link.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use hall_api::{ErrorCode, PartyAnswer, PartyView};

use super::{of_token, seen};
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::parties::{self, By};

/// Takes the answer of an outside party, once, and shows how things stand then. (POST party)
pub async fn answer(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    body: JsonBody<PartyAnswer>,
) -> Reply<Json<PartyView>> {
    let (request, expired) = of_token(&app, &token).await?;
    if expired {
        return Err(Refusal::new(ErrorCode::Conflict)
            .because("这个链接已经过期")
            .mend("请联系发来链接的部门，要一个新的链接"));
    }
    parties::answer(&app, &request, &body.value, &By::Link).await?;
    seen(&app, &request, false).await.map(Json)
}
