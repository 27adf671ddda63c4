//! WebP: one of three codings, each with the size in a place of its own.

use super::bytes::{at, le16, le24, le32};
use super::{Look, Passed, png, refusal};

const MIME: &str = "image/webp";

pub(super) fn look(bytes: &[u8]) -> Look {
    let (width, height) = size_of(bytes).ok_or_else(|| refusal(Some(MIME), "truncated"))?;
    if png::POINTS_MAX < u64::from(width) * u64::from(height) {
        return Err(refusal(Some(MIME), "image_too_large"));
    }
    let passed = Passed::default()
        .fact("width", width)
        .fact("height", height);
    Ok((MIME, passed))
}

fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    match at(bytes, 12, 4)? {
        b"VP8 " => Some((le16(bytes, 26)? & 0x3FFF, le16(bytes, 28)? & 0x3FFF)),
        b"VP8L" => {
            let packed = le32(bytes, 21)?;
            Some(((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1))
        }
        b"VP8X" => Some((le24(bytes, 24)? + 1, le24(bytes, 27)? + 1)),
        _ => None,
    }
}
