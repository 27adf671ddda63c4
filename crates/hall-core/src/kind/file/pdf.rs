//! PDF: what can run, call out or hide in it is refused.
//!
//! Names may be written with `#xx` escapes (`/#4fpenAction`), so they are decoded before the comparison. Streams are
//! skipped: their bytes are compressed, and random bytes would spell `/JS` in one large scan out of a hundred.
//! Objects inside compressed object streams are seen by the server only.

use super::bytes::{at, find, find_last};
use super::{Look, Passed, Refusal, refusal};

const MIME: &str = "application/pdf";

/// Readers tolerate a header in the first kilobyte; what comes before it may be another file.
const HEADER_WITHIN: usize = 1024;
const END_WITHIN: usize = 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

const ACTIVE: [&str; 13] = [
    "/JavaScript",
    "/JS",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/RichMedia",
    "/XFA",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
];

/// Where the header stands; a byte-order mark does not count.
pub(super) fn header_offset(bytes: &[u8]) -> Option<usize> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    find(bytes.get(..HEADER_WITHIN).unwrap_or(bytes), b"%PDF-")
}

pub(super) fn look(bytes: &[u8]) -> Look {
    let tail = bytes.get(bytes.len().saturating_sub(END_WITHIN)..);
    if tail.is_none_or(|it| find_last(it, b"%%EOF").is_none()) {
        return Err(refusal(Some(MIME), "truncated"));
    }
    let names = names(bytes);
    let has = |name: &str| names.iter().any(|it| it == name);
    if has("/Encrypt") {
        return Err(refusal(Some(MIME), "pdf_encrypted"));
    }
    let active: Vec<&str> = ACTIVE.into_iter().filter(|it| has(it)).collect();
    if active.is_empty() {
        return Ok((MIME, Passed::default()));
    }
    Err(Refusal {
        mime: Some(MIME),
        code: "pdf_active_content",
        passed: Passed::default().fact("tokens", active),
    })
}

/// The names outside streams that are worth a look, decoded.
fn names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut start = 0;
    while let Some(rest) = bytes.get(start..).filter(|it| !it.is_empty()) {
        if let Some(skipped) = stream_length(rest) {
            start += skipped;
        } else if rest.first() == Some(&b'/') {
            let name = name_at(rest);
            start += 1;
            if name == "/Encrypt" || ACTIVE.contains(&name.as_str()) {
                names.push(name);
            }
        } else {
            start += 1;
        }
    }
    names
}

/// The length of a stream that begins here, up to its end mark.
fn stream_length(rest: &[u8]) -> Option<usize> {
    let body = rest.strip_prefix(b"stream\r\n".as_slice());
    let body = body.or_else(|| rest.strip_prefix(b"stream\n".as_slice()))?;
    let header = rest.len() - body.len();
    Some(header + find(body, b"endstream")?)
}

/// Longest name of interest with every letter escaped.
const NAME_MAX: usize = 64;

fn name_at(rest: &[u8]) -> String {
    let mut name = String::from("/");
    let mut place = 1;
    while let Some(byte) = rest.get(place).copied().filter(|it| is_regular(*it)) {
        if NAME_MAX < place {
            break;
        }
        let escaped = (byte == b'#').then(|| escape(rest, place + 1)).flatten();
        name.push(char::from(escaped.unwrap_or(byte)));
        place += if escaped.is_some() { 3 } else { 1 };
    }
    name
}

fn escape(rest: &[u8], start: usize) -> Option<u8> {
    let digits = std::str::from_utf8(at(rest, start, 2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}
