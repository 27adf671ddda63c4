//! The code to show: an address of this hall with the signed claims behind `#`, as a QR code.
//!
//! What stands behind `#` never leaves the phone that scans it, so checking tells the hall nothing but the
//! licence's id.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::route::Route;
use crate::{browser, words};

/// Light modules around a code, as the standard asks for (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The address at which a code is checked.
pub(super) fn address(code: &str) -> String {
    format!("{}{}#{code}", browser::origin(), Route::Check)
}

/// The code as a picture; nothing if it is too long for one.
pub(super) fn picture(code: &str) -> Option<AnyView> {
    let qr = QrCode::encode_text(&address(code), QrCodeEcc::Low).ok()?;
    let side = qr.size() + 2 * QUIET;
    let view_box = format!("0 0 {side} {side}");
    Some(
        view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=words::QR_LABEL shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff"/>
                <path d=outline(&qr) fill="#000"/>
            </svg>
        }
        .into_any(),
    )
}

/// The dark modules as one path, a run of them at a time.
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
