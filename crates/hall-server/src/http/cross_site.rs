//! No other site can make a signed-in browser write.
//!
//! Three walls: the cookie is `SameSite=Lax`; every body is JSON or a named file, which no plain form
//! can send; and here, the browser's own word on where the request comes from.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hall_api::ErrorCode;

use super::error::Refusal;

/// Refuses a write that another site sent. (middleware)
pub async fn refuse(request: Request, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || is_own(request.headers()) {
        next.run(request).await
    } else {
        Refusal::new(ErrorCode::CrossSite).into_response()
    }
}

// `Sec-Fetch-Site` is the browser's own and no page can set it. An old browser without it still sends
// `Origin` with every write. A program that sends neither is no browser and has no one else's cookie.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            origin.split_once("://").map(|(_, host)| host) == text(header::HOST.as_str())
        }
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        is_own(
            &headers
                .iter()
                .map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap()))
                .collect(),
        )
    }

    #[test]
    fn another_site_is_not_our_own() {
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[
            ("sec-fetch-site", "same-site"),
            ("origin", "http://a"),
            ("host", "a")
        ]));
        assert!(!own(&[
            ("origin", "http://evil.example"),
            ("host", "hall.example")
        ]));
        assert!(!own(&[("origin", "null"), ("host", "hall.example")]));
    }

    #[test]
    fn the_hall_itself_and_a_program_are() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[
            ("origin", "http://127.0.0.1:8080"),
            ("host", "127.0.0.1:8080")
        ]));
        assert!(own(&[]));
    }
}
