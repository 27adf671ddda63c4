//! The key that makes a submission happen once.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use hall_api::{ErrorCode, path};

use crate::http::error::Refusal;

/// Long enough that two devices never draw the same, short enough for any log or header limit.
const LENGTH: std::ops::RangeInclusive<usize> = 16..=128;

/// The `Idempotency-Key` header.
#[derive(Debug)]
pub struct IdempotencyKey(pub String);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        parts
            .headers
            .get(path::IDEMPOTENCY_KEY)
            .and_then(|value| value.to_str().ok())
            .filter(|key| LENGTH.contains(&key.len()) && key.chars().all(|c| c.is_ascii_graphic()))
            .map(|key| Self(key.to_owned()))
            .ok_or_else(|| {
                Refusal::new(ErrorCode::Unreadable)
                    .because("缺少 Idempotency-Key，或它不是 16 到 128 个可见的 ASCII 字符")
                    .mend("每份提交用一个新的随机编号；重试同一份提交时用同一个编号")
            })
    }
}
