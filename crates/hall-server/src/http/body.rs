//! Reading a JSON body: whole, bounded, and told where it is wrong.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use hall_api::ErrorCode;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::error::Refusal;

/// The largest JSON body, as large as the largest application file.
pub const MAX_JSON: usize = hall_core::application::MAX_BYTES;

/// How long a body, or the next piece of a file, may take to come. A phone on a bad line manages; a
/// sender who only holds the line open does not.
pub(in crate::http) const PATIENCE: Duration = Duration::from_secs(30);

/// A JSON body of at most [`MAX_JSON`] bytes, with the bytes that it was read from.
///
/// The parser itself stops at 128 levels.
#[derive(Debug)]
pub struct JsonBody<T> {
    /// What was read.
    pub value: T,
    /// The bytes, as they came.
    pub bytes: Bytes,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::new(ErrorCode::WrongMediaType)
                .because("内容类型不是 application/json")
                .mend("请把 Content-Type 设为 application/json"));
        }
        let bytes = timeout(PATIENCE, to_bytes(request.into_body(), MAX_JSON))
            .await
            .map_err(|_| broken_off())?
            .map_err(|error| too_large(&error))?;
        let value = parse(&bytes)?;
        Ok(Self { value, bytes })
    }
}

/// Parses a body, and says where it is wrong without repeating what it says.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    // Keeping track of the path costs as much as the parsing, so it is done only when there is
    // something to say about it.
    serde_json::from_slice(bytes).map_err(|error| {
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let path = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
            Err(located) => located.path().to_string(),
            Ok(_) => ".".to_owned(),
        };
        unreadable(&error, &path)
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

fn too_large(error: &axum::Error) -> Refusal {
    let source = std::error::Error::source(error)
        .map(ToString::to_string)
        .unwrap_or_default();
    if source.contains("length limit") {
        Refusal::new(ErrorCode::TooLarge)
            .because(format!("内容超过 {} KB", MAX_JSON / 1024))
            .mend("请减少表格的行数；附件请用上传接口单独上传")
    } else {
        broken_off()
    }
}

/// The body stopped coming before its end.
pub(in crate::http) fn broken_off() -> Refusal {
    Refusal::new(ErrorCode::Unreadable)
        .because("内容在传送中断了")
        .mend("请检查网络后重试")
}

fn unreadable(error: &serde_json::Error, path: &str) -> Refusal {
    let place = format!("第 {} 行第 {} 个字符", error.line(), error.column());
    let path = without_numbers(path);
    let refusal = Refusal::new(ErrorCode::Unreadable);
    match error.classify() {
        serde_json::error::Category::Eof => refusal
            .because(format!("内容在{place}处断了"))
            .mend("内容不完整，可能没有传完，请重新提交"),
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => refusal
            .because(format!("内容在{place}处不是合法的 JSON"))
            .mend("请检查括号、引号和逗号；层数不能超过 128 层"),
        serde_json::error::Category::Data => refusal
            .because(format!(
                "内容在 {path}({place})处不对：键名未知、缺少，或值的类型不对"
            ))
            .mend("请对照接口说明（/api/openapi.json）修改这一处"),
    }
}

// A path holds the keys of the body, and a key could be anything, even an identity number.
fn without_numbers(path: &str) -> String {
    let short: String = path.chars().take(80).collect();
    let n_digits = short.chars().filter(char::is_ascii_digit).count();
    if n_digits < 6 {
        short
    } else {
        "…".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hall_api::Decision;

    fn refused(body: &[u8]) -> String {
        format!("{:?}", parse::<Decision>(body).unwrap_err())
    }

    #[test]
    fn a_body_that_was_cut_says_so() {
        assert!(refused(br#"{"version": 1, "appro"#).contains("断了"));
    }

    #[test]
    fn a_wrong_value_is_named_by_its_place_and_not_repeated() {
        let refusal =
            refused(br#"{"version": "110101199003070015", "approve": true, "reason": ""}"#);
        assert!(refusal.contains("version"), "{refusal}");
        assert!(!refusal.contains("110101199003070015"), "{refusal}");
    }

    #[test]
    fn an_identity_number_as_a_key_is_not_repeated() {
        let refusal = refused(br#"{"110101199003070015": 1}"#);
        assert!(!refusal.contains("110101199003070015"), "{refusal}");
    }

    #[test]
    fn something_after_the_end_is_refused() {
        assert!(refused(br#"{"version": 1, "approve": true, "reason": ""} x"#).contains("JSON"));
    }

    #[test]
    fn brackets_without_end_are_refused() {
        assert!(refused(&vec![b'['; 1_000_000]).contains("Unreadable"));
    }
}
