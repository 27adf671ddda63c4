//! JPEG: size from the frame, orientation and place of the photograph from its EXIF data.
//!
//! Where a photograph was taken is nobody's business: the app turns the picture upright and strips all of it before
//! the upload, and says so because of these facts.

use super::Passed;
use super::bytes::{at, be16, be32, le16, le32, size};

const MIME: &str = "image/jpeg";

/// The number of the GPS block and of the orientation in the first directory of TIFF.
const GPS: u32 = 0x8825;
const ORIENTATION: u32 = 0x0112;

pub(super) fn look(bytes: &[u8]) -> (&'static str, Passed) {
    let mut passed = Passed::default();
    let mut start = 2_usize;
    while let Some((marker, body)) = segment(bytes, start) {
        match marker {
            // Frames of every coding; C4, C8 and CC are tables.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                if let (Some(height), Some(width)) = (be16(body, 1), be16(body, 3)) {
                    passed = passed.fact("width", width).fact("height", height);
                }
            }
            0xE1 => {
                if let Some(tiff) = body.strip_prefix(b"Exif\0\0") {
                    passed = exif(tiff, passed);
                }
            }
            // The picture itself begins; no more headers.
            0xDA => break,
            _ => {}
        }
        start = start.saturating_add(body.len()).saturating_add(4);
    }
    (MIME, passed)
}

/// The marker at `start` and its body. The first 64 bytes of a file are enough to tell a JPEG, so a segment that
/// runs out is simply the last one.
fn segment(bytes: &[u8], start: usize) -> Option<(u8, &[u8])> {
    let [0xFF, marker] = at(bytes, start, 2)? else {
        return None;
    };
    let length = size(be16(bytes, start.checked_add(2)?)?);
    let body = at(bytes, start.checked_add(4)?, length.checked_sub(2)?)?;
    Some((*marker, body))
}

fn exif(tiff: &[u8], passed: Passed) -> Passed {
    let passed = passed.fact("exif", true);
    let (orientation, gps) = directory(tiff).unwrap_or((None, false));
    let passed = if gps {
        passed.fact("gps", true)
    } else {
        passed
    };
    match orientation {
        Some(turn) => passed.fact("orientation", turn),
        None => passed,
    }
}

/// The orientation, 1 to 8, and whether there is a place.
fn directory(tiff: &[u8]) -> Option<(Option<u32>, bool)> {
    let big = match at(tiff, 0, 2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let two = |start| {
        if big {
            be16(tiff, start)
        } else {
            le16(tiff, start)
        }
    };
    let four = |start| {
        if big {
            be32(tiff, start)
        } else {
            le32(tiff, start)
        }
    };
    let first = size(four(4)?);
    let n_entries = size(two(first)?);
    let (mut orientation, mut gps) = (None, false);
    for entry in 0..n_entries {
        let start = first.checked_add(2)?.checked_add(entry.checked_mul(12)?)?;
        match two(start) {
            Some(ORIENTATION) => orientation = two(start.checked_add(8)?),
            Some(GPS) => gps = true,
            Some(_) => {}
            None => break,
        }
    }
    Some((orientation.filter(|it| (1..=8).contains(it)), gps))
}
