//! Acting on several cases of one's own department.

use gloo_net::http::Request;
use hall_api::{Batch, BatchOutcome, BatchPlan, BatchPreview, path};

use super::{Outcome, write};

/// What would become of an act on several cases.
pub async fn batch_preview(plan: &BatchPlan) -> Outcome<BatchPreview> {
    write(Request::post(path::DESK_BATCH_PREVIEW), plan).await
}

/// Acts on several cases; the same key twice is one request.
pub async fn batch(batch: &Batch, key: &str) -> Outcome<BatchOutcome> {
    let request = Request::post(path::DESK_BATCHES).header(path::IDEMPOTENCY_KEY, key);
    write(request, batch).await
}
