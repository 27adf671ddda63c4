//! The cookie that holds the token.

use axum::http::{HeaderMap, HeaderValue, header};

/// A token's length: 256 bits in hexadecimal.
const LENGTH: usize = 64;

/// The cookie's name. `__Host-` binds it to exactly this host, which browsers allow over https only.
pub const fn name(https: bool) -> &'static str {
    if https { "__Host-hall" } else { "hall" }
}

/// The token in a request's cookies, if there is one that could be ours.
pub(super) fn token(headers: &HeaderMap, https: bool) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name(https))
        .map(|(_, token)| token.to_owned())
        .filter(|token| token.len() == LENGTH && token.chars().all(|c| c.is_ascii_hexdigit()))
}

/// The header that gives the browser its token; an empty one takes it away.
///
/// A session cookie: it ends with the browser, and the server ends it earlier.
pub(super) fn set(token: &str, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let gone = if token.is_empty() { "; Max-Age=0" } else { "" };
    let text = format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}",
        name(https)
    );
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(cookies: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookies.parse().unwrap());
        token(&headers, false)
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = "ab".repeat(32);
        assert_eq!(
            found(&format!("theme=dark; hall={token}; x=1")),
            Some(token)
        );
    }

    #[test]
    fn what_cannot_be_a_token_is_none() {
        for cookies in ["hall=", "hall=short", "nohall=1", "hall"] {
            assert_eq!(found(cookies), None, "{cookies}");
        }
        assert_eq!(found(&format!("hall={}", "zz".repeat(32))), None);
    }

    #[test]
    fn over_https_the_cookie_is_secure_and_bound_to_the_host() {
        let value = set("abc", true).unwrap();
        let text = value.to_str().unwrap();
        assert!(
            text.starts_with("__Host-hall=abc;") && text.contains("; Secure"),
            "{text}"
        );
        assert!(
            text.contains("HttpOnly") && text.contains("SameSite=Lax") && text.contains("Path=/")
        );
    }
}
