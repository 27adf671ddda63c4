//! A QR code on the page.

use leptos::prelude::*;

use crate::qr::Drawing;

/// A code as a picture, dark on light whatever the colours of the page are.
pub(crate) fn qr(drawing: Drawing, label: impl Into<String>) -> AnyView {
    let view_box = format!("0 0 {0} {0}", drawing.side);
    let label: String = label.into();
    view! {
        <svg class="qr" viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff"/>
            <path d=drawing.path fill="#000"/>
        </svg>
    }
    .into_any()
}
