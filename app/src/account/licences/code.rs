//! The code to show: an address of this hall with the signed claims behind `#`, as a QR code.
//!
//! What stands behind `#` never leaves the phone that scans it, so checking tells the hall nothing but the
//! licence's id.

use leptos::prelude::*;

use crate::qr::Drawing;
use crate::route::Route;
use crate::ui::qr;
use crate::{browser, words};

/// The address at which a code is checked.
pub(super) fn address(code: &str) -> String {
    format!("{}{}#{code}", browser::origin(), Route::Check)
}

/// The code as a picture; nothing if it is too long for one.
pub(super) fn picture(code: &str) -> Option<AnyView> {
    Some(qr(Drawing::of(&address(code))?, words::QR_LABEL))
}
