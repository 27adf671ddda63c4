//! PNG: a header chunk first, an end chunk last.

use super::bytes::{at, be32, size};
use super::{Look, Passed, refusal};

const MIME: &str = "image/png";

/// A picture of more points than this takes hundreds of megabytes to decode, however small the file.
pub(super) const POINTS_MAX: u64 = 50_000_000;

pub(super) fn look(bytes: &[u8]) -> Look {
    let truncated = || refusal(Some(MIME), "truncated");
    if at(bytes, 12, 4) != Some(b"IHDR") {
        return Err(truncated());
    }
    let width = be32(bytes, 16).ok_or_else(truncated)?;
    let height = be32(bytes, 20).ok_or_else(truncated)?;
    let chunks = read_chunks(bytes).ok_or_else(truncated)?;
    if POINTS_MAX < u64::from(width) * u64::from(height) {
        return Err(refusal(Some(MIME), "image_too_large"));
    }
    let passed = Passed::default()
        .fact("width", width)
        .fact("height", height)
        .warn(chunks.animated.then_some("animated"))
        .warn((chunks.end < bytes.len()).then_some("trailing_data"));
    Ok((MIME, passed))
}

struct Chunks {
    animated: bool,
    /// Where the end chunk ends. What follows is another file in hiding, or rubbish.
    end: usize,
}

fn read_chunks(bytes: &[u8]) -> Option<Chunks> {
    let mut start = 8_usize;
    let mut animated = false;
    loop {
        let length = size(be32(bytes, start)?);
        let name = at(bytes, start.checked_add(4)?, 4)?;
        let end = start.checked_add(12)?.checked_add(length)?;
        if bytes.len() < end {
            return None;
        }
        match name {
            b"IEND" => return Some(Chunks { animated, end }),
            b"acTL" => animated = true,
            _ => {}
        }
        start = end;
    }
}
