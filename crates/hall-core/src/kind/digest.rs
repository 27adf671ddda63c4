//! Digests of texts: SM3 (GB/T 32905) and SHA-256, which the browser has for whole buffers only.

use sha2::{Digest, Sha256};
use sm3::Sm3;

use super::hex;
use super::outcome::Passed;

/// Longest text that `a*N` stands for; a megabyte is hashed in a blink.
const REPEAT_MAX: usize = 1 << 20;

/// Every text has a digest, so these never refuse.
pub(crate) fn sm3(text: &str) -> Passed {
    digest::<Sm3>(text)
}

pub(crate) fn sha256(text: &str) -> Passed {
    digest::<Sha256>(text)
}

fn digest<D: Digest>(text: &str) -> Passed {
    let message = repeated(text).unwrap_or_else(|| text.to_owned());
    let digest = D::digest(message.as_bytes());
    Passed::default().fact("hex", hex::encode(&digest))
}

/// Test vectors write long messages as `a*1000`: a single letter, a star, a count.
fn repeated(text: &str) -> Option<String> {
    let (letter, count) = text.split_once('*')?;
    let single = letter.len() == 1 && letter.bytes().all(|it| it.is_ascii_alphabetic());
    let count: usize = count.parse().ok().filter(|it| *it <= REPEAT_MAX)?;
    single.then(|| letter.repeat(count))
}
