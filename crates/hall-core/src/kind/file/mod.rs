//! The type of an uploaded file, by its bytes and never by its name.
//!
//! The browser runs this on the first look, so that nobody uploads for a minute what will be refused; the server
//! runs it again and then parses or re-encodes the file. What hides in compressed parts can only be found there.

mod bytes;
mod heif;
mod jpeg;
mod markup;
mod pdf;
pub mod picture;
mod png;
mod webp;
mod zip;

use super::hex;
use super::outcome::{Code, Judgement, Outcome, Passed};

/// A finding about a file: the type if it could be told, and what is wrong with it.
struct Refusal {
    mime: Option<&'static str>,
    code: Code,
    passed: Passed,
}

/// What a format's own module found.
type Look = Result<(&'static str, Passed), Refusal>;

/// Looks at a file; the declared name, if any, must have an extension of the type found.
pub fn inspect(bytes: &[u8], declared_name: Option<&str>) -> Outcome {
    let name = declared_name.unwrap_or_default().to_owned();
    Outcome::new(name, judge(bytes, declared_name))
}

/// `89504e47…`, or `photo.png|89504e47…` with the declared name in front.
pub(crate) fn check(text: &str) -> Judgement {
    let (name, content) = match text.rsplit_once('|') {
        Some((name, content)) => (Some(name), content),
        None => (None, text),
    };
    let bytes = hex::decode(content).ok_or("hex")?;
    judge(&bytes, name)
}

fn judge(bytes: &[u8], declared_name: Option<&str>) -> Judgement {
    let look = look(bytes);
    let (mime, code, passed) = match look {
        Ok((mime, passed)) => {
            let fits = declared_name.is_none_or(|name| extension_fits(name, mime));
            let code = (!fits).then_some("extension_mismatch");
            (Some(mime), code, passed)
        }
        Err(refusal) => (refusal.mime, Some(refusal.code), refusal.passed),
    };
    let passed = passed.fact("mime", mime).fact("bytes", bytes.len());
    let passed = match declared_name {
        Some(name) => passed.fact("declared_name", name),
        None => passed,
    };
    match code {
        None => Ok(passed),
        Some(code) => Err(passed.refuse(code)),
    }
}

fn look(bytes: &[u8]) -> Look {
    match bytes {
        [] => Err(refusal(None, "empty")),
        [0xFF, 0xD8, 0xFF, ..] => Ok(jpeg::look(bytes)),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png::look(bytes),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => webp::look(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => heif::look(bytes),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => zip::look(bytes),
        _ => match pdf::header_offset(bytes) {
            Some(0) => pdf::look(bytes),
            Some(_) => Err(refusal(None, "pdf_header_offset")),
            None => Err(refusal(markup::unwanted(bytes), "type_not_allowed")),
        },
    }
}

fn refusal(mime: Option<&'static str>, code: Code) -> Refusal {
    Refusal {
        mime,
        code,
        passed: Passed::default(),
    }
}

/// A name without an extension promises nothing.
fn extension_fits(name: &str, mime: &str) -> bool {
    let Some((_, extension)) = name.rsplit_once('.') else {
        return true;
    };
    let extension = extension.to_ascii_lowercase();
    let fitting: &[&str] = match mime {
        "image/jpeg" => &["jpg", "jpeg", "jpe", "jfif"],
        "image/png" => &["png"],
        "image/webp" => &["webp"],
        "application/pdf" => &["pdf"],
        "application/ofd" => &["ofd"],
        _ => &["heic", "heif", "hif", "heics", "heifs"],
    };
    fitting.contains(&extension.as_str())
}
