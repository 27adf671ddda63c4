//! A text as a QR code, ready to be drawn (ISO/IEC 18004).

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::{Deserialize, Serialize};

/// Light modules around a code, as the standard asks for.
const QUIET: i32 = 4;

/// A code with the light modules around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Drawing {
    /// How many modules wide and high.
    pub(crate) side: i32,
    /// The dark modules as one path, a run of them at a time.
    pub(crate) path: String,
}

impl Drawing {
    /// Draws a text; `None` if it is too long for one code.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let qr = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        Some(Self {
            side: qr.size() + 2 * QUIET,
            path: outline(&qr),
        })
    }
}

fn outline(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let mut end = x;
            while end < qr.size() && qr.get_module(end, y) {
                end += 1;
            }
            if x < end {
                let (left, top, run) = (x + QUIET, y + QUIET, end - x);
                // Writing into a String cannot fail.
                let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x = end + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::Drawing;

    /// The points of a drawing, so many a module.
    fn points(drawing: &Drawing, scale: usize) -> (usize, Vec<u8>) {
        let side = usize::try_from(drawing.side).unwrap() * scale;
        let mut points = vec![255; side * side];
        for run in drawing.path.split_terminator('z') {
            let numbers = run.split(|it: char| !it.is_ascii_digit());
            let numbers: Vec<usize> = numbers.filter_map(|it| it.parse().ok()).collect();
            let [left, top, length, ..] = *numbers.as_slice() else {
                panic!("{run}");
            };
            for y in top * scale..(top + 1) * scale {
                points[y * side + left * scale..][..length * scale].fill(0);
            }
        }
        (side, points)
    }

    fn read(drawing: &Drawing, scale: usize) -> Vec<String> {
        let (side, points) = points(drawing, scale);
        let at = |x: usize, y: usize| points[y * side + x];
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, at);
        let found = picture.detect_grids();
        found.iter().map(|it| it.decode().unwrap().1).collect()
    }

    #[test]
    fn what_is_drawn_is_read_by_a_program_that_others_have_written() {
        let digits: String = (0_u32..964)
            .map(|it| char::from_digit(it * 7 % 10, 10).unwrap())
            .collect();
        for text in ["4255", "https://hall.example/verify#eyJ", &digits] {
            let drawing = Drawing::of(text).unwrap();
            for scale in [2, 3, 5] {
                assert_eq!(read(&drawing, scale), [text], "{scale}");
            }
        }
        assert!(Drawing::of(&digits).unwrap().side <= 77);
        assert_eq!(Drawing::of(&"8".repeat(8000)), None);
    }
}
