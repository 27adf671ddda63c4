//! The built app's files.
//!
//! A page's address is the app's business: whatever asks for HTML and is no file gets the entry page,
//! the hall's or the desk's. A file that is not there is a 404 and never a page in disguise.

use std::io::Write as _;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use hall_api::ErrorCode;
use tower_http::services::ServeDir;

use super::early;
use super::error::{Refusal, Reply};
use super::{unchanged, worker};
use crate::app::App;

/// For files that are named by their content.
pub const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const LARGEST_PAGE: usize = 64 * 1024;
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// For everything else: keep it, but ask whether it has changed.
pub const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Tells the page that it runs on a hall's terminal. The page reads it before it keeps anything; there is
/// nothing secret in it. `app/src/device.rs` and `public/boot.js` know the name.
pub(in crate::http) const KIOSK: HeaderValue =
    HeaderValue::from_static("hall-kiosk=1; Path=/; SameSite=Lax");

/// Serves a file of the built app, or one of its two entry pages. (fallback)
pub async fn serve(State(app): State<Arc<App>>, request: Request) -> Reply<Response> {
    let path = request.uri().path();
    if path.starts_with("/api") {
        return Err(Refusal::not_found());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Refusal::new(ErrorCode::MethodNotAllowed));
    }
    let headers = request.headers();
    if path == worker::PATH
        && let Some(reply) = worker::taken_away(&app)
    {
        return Ok(reply);
    }
    if path != "/"
        && let Some(reply) = file(&app, path, headers).await
    {
        return Ok(reply);
    }
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_none_or(|accept| accept.contains("text/html") || accept.contains("*/*"));
    if !wants_page || looks_like_a_file(path) {
        return Err(Refusal::not_found());
    }
    let entry = if is_desk(path) {
        "/desk.html"
    } else {
        "/index.html"
    };
    let early = match early::form(&app, path) {
        Some(form) if !was_here_before(headers) => with_form(&app, entry, &form, headers).await,
        _ => None,
    };
    let page = match early {
        Some(page) => Some(page),
        None => file(&app, entry, headers).await,
    };
    let mut page = page.ok_or_else(|| {
        Refusal::not_found()
            .because("页面还没有构建")
            .mend("请先构建前端，再用 hall serve --dist 指定它所在的文件夹；接口在 /api 下照常可用")
    })?;
    if app.kiosk {
        let headers = page.headers_mut();
        headers.insert(header::SET_COOKIE, KIOSK);
        // "Back" must not bring to life again what the person before has left.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(page)
}

/// One file of the built app; `None` if it is not there.
pub async fn file(app: &App, path: &str, headers: &HeaderMap) -> Option<Response> {
    let folder = app.dist.as_ref()?;
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = path.parse::<Uri>().ok()?;
    *request.headers_mut() = headers.clone();
    let lasts = is_named_by_content(path);
    if !lasts {
        for by_date in [header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE] {
            request.headers_mut().remove(by_date);
        }
    }
    let mut files = ServeDir::new(folder)
        .precompressed_br()
        .append_index_html_on_directories(false);
    let reply = files.try_call(request).await.ok()?;
    if !reply.status().is_success() && !reply.status().is_redirection() {
        return None;
    }
    let mut reply = reply.map(Body::new);
    let kept = if lasts { FOREVER } else { ASK_AGAIN };
    reply.headers_mut().insert(header::CACHE_CONTROL, kept);
    if lasts {
        return Some(reply);
    }
    Some(unchanged::by_content(headers, reply).await)
}

/// The entry page with a form in it, compressed where the browser takes it: nothing lies ready for it.
async fn with_form(app: &App, entry: &str, form: &str, asked: &HeaderMap) -> Option<Response> {
    let page = file(app, entry, &HeaderMap::new()).await?;
    let page = to_bytes(page.into_body(), LARGEST_PAGE).await.ok()?;
    let page = String::from_utf8(page.into()).ok()?;
    let (head, tail) = page.split_once("<body>")?;
    let page = [head, "<body>", form, tail].concat();
    let mut reply = packed(page.into_bytes(), asked);
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HTML);
    headers.insert(header::CACHE_CONTROL, ASK_AGAIN);
    Some(reply)
}

/// A body that was just made, compressed quickly if the browser takes that.
pub fn packed(body: Vec<u8>, asked: &HeaderMap) -> Response {
    let takes_gzip = asked
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|it| it.split(',').any(|it| it.trim() == "gzip"));
    let small = takes_gzip.then(|| gzip(&body)).flatten();
    let is_small = small.is_some();
    let mut reply = Response::new(Body::from(small.unwrap_or(body)));
    let headers = reply.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_small {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    reply
}

fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

/// Whether this browser has run the program of the forms (`public/boot.js`): then a draft may lie there.
fn was_here_before(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter();
    let cookies = cookies.filter_map(|it| it.to_str().ok());
    cookies
        .flat_map(|it| it.split(';'))
        .any(|it| it.trim() == "hall-seen=1")
}

fn is_desk(path: &str) -> bool {
    path == "/desk" || path.starts_with("/desk/")
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn looks_like_a_file(path: &str) -> bool {
    last_part(path).contains('.')
}

/// `hall-app-1a2b3c4d5e6f7a8b.js`, `newborn.1a2b3c4d.json`: a part of eight or more hexadecimal digits.
fn is_named_by_content(path: &str) -> bool {
    let hash = |part: &str| 8 <= part.len() && part.chars().all(|c| c.is_ascii_hexdigit());
    last_part(path).split(['-', '.', '_']).skip(1).any(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_forever() {
        assert!(is_named_by_content("/hall-app-1a2b3c4d5e6f7a8b_bg.wasm"));
        assert!(is_named_by_content("/catalog/newborn.1a2b3c4d.json"));
        for path in [
            "/index.html",
            "/sw.js",
            "/catalog/index.json",
            "/deadbeef.js",
            "/",
        ] {
            assert!(!is_named_by_content(path), "{path}");
        }
    }

    #[test]
    fn only_the_desk_is_the_desk() {
        assert!(is_desk("/desk") && is_desk("/desk/cases/1"));
        assert!(!is_desk("/desktop") && !is_desk("/"));
    }
}
