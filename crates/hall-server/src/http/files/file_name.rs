//! The name that a file came with, in and out of headers.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use hall_api::{ErrorCode, path};

use crate::http::error::Refusal;

/// Longer names exist on no file system that people use (255 bytes), with room for their encoding.
const LONGEST: usize = 255;

/// The `X-File-Name` header, decoded.
#[derive(Debug)]
pub struct FileName(pub String);

impl<S: Send + Sync> FromRequestParts<S> for FileName {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        parts
            .headers
            .get(path::FILE_NAME)
            .and_then(|value| value.to_str().ok())
            .and_then(percent_decoded)
            .and_then(Self::plain)
            .ok_or_else(not_plain)
    }
}

impl FileName {
    /// The name, if it shows what it is.
    pub(super) fn plain(name: String) -> Option<Self> {
        is_plain(&name).then_some(Self(name))
    }
}

/// The name cannot be taken.
pub(super) fn not_plain() -> Refusal {
    Refusal::new(ErrorCode::Unreadable)
        .because("缺少文件名，或文件名里有不能用的字符")
        .mend("请改一个普通的文件名（不含斜杠和看不见的控制字符，不超过 255 字节）再上传")
}

/// A name that shows what it is: no path, no control characters, none that turn the text around.
fn is_plain(name: &str) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '/' | '\\')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    !name.trim().is_empty() && name.len() <= LONGEST && !name.chars().any(hidden)
}

/// Percent-encoded UTF-8, read back.
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encoded UTF-8, as `filename*` wants it (RFC 8187).
pub fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_comes_back_as_it_went() {
        let name = "验资报告（盖章）.pdf";
        assert_eq!(
            percent_decoded(&percent_encoded(name)).as_deref(),
            Some(name)
        );
    }

    #[test]
    fn names_that_hide_something_are_refused() {
        for name in [
            "../etc/passwd",
            "a\\b",
            "photo\u{202E}gpj.exe",
            "a\0b",
            " ",
            &"长".repeat(90),
        ] {
            assert!(!is_plain(name), "{name:?}");
        }
        assert!(is_plain("身份证 正面.jpg"));
    }

    #[test]
    fn what_is_no_percent_encoding_is_refused() {
        for text in ["%", "%4", "%zz", "%FF"] {
            assert_eq!(percent_decoded(text), None, "{text}");
        }
    }
}
