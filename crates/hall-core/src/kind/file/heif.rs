//! HEIC and HEIF by their brand. Chrome and Firefox cannot show them, so the server makes a JPEG of them.

use super::bytes::at;
use super::{Look, Passed, refusal};

pub(super) fn look(bytes: &[u8]) -> Look {
    let mime = match at(bytes, 8, 4).unwrap_or_default() {
        b"heic" | b"heix" | b"heim" | b"heis" => "image/heic",
        b"hevc" | b"hevx" | b"hevm" | b"hevs" => "image/heic-sequence",
        b"mif1" => "image/heif",
        b"msf1" => "image/heif-sequence",
        b"avif" | b"avis" => return Err(refusal(Some("image/avif"), "type_not_allowed")),
        _ => return Err(refusal(None, "type_not_allowed")),
    };
    Ok((mime, Passed::default()))
}
