//! A text as a QR code, ready to be drawn (ISO/IEC 18004).

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::{Deserialize, Serialize};

/// Light modules around a code, as the standard asks for.
const QUIET: i32 = 4;

/// A code with the light modules around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// How many modules wide and high.
    pub side: i32,
    /// The dark modules as one path, a run of them at a time.
    pub path: String,
}

impl Drawing {
    /// Draws a text; `None` if it is too long for one code.
    pub fn of(text: &str) -> Option<Self> {
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
