//! Which revision of a draft a request was made from.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use hall_api::{ErrorCode, path};

use crate::http::error::Refusal;

/// The revision in `If-Match`, or none with `If-None-Match: *`. One of the two must be there: without,
/// a device could overwrite what it has never seen.
#[derive(Debug)]
pub struct Seen(pub Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for Seen {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let text = |name| parts.headers.get(name).and_then(|it| it.to_str().ok());
        match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
            (Some(tag), None) => revision(tag).map(|it| Self(Some(it))),
            (None, Some("*")) => Some(Self(None)),
            _ => None,
        }
        .ok_or_else(|| {
            Refusal::new(ErrorCode::Unreadable)
                .because("缺少 If-Match，或它不是草稿的版本号")
                .mend("修改用 If-Match 加读到的 ETag；第一次保存用 If-None-Match: *")
        })
    }
}

/// The revision that a submission was made from, where it says so.
#[derive(Debug)]
pub struct DraftRevision(pub Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for DraftRevision {
    type Rejection = std::convert::Infallible;

    // One that cannot be read deletes nothing; it is no reason to refuse a submission.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(number(&parts.headers)))
    }
}

fn number(headers: &HeaderMap) -> Option<i64> {
    headers
        .get(path::DRAFT_REVISION)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

fn revision(tag: &str) -> Option<i64> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}
