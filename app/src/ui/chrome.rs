//! The frame around every page: skip link, header, announcements, footer.

use leptos::prelude::*;

use super::dialog::{Dialog, dialog_place};
use super::icon::{Icon, icon};
use crate::navigation::use_navigation;
use crate::words;

/// What the frame shows.
pub struct Frame {
    /// The name of the site, in the header.
    pub site: &'static str,
    /// The address of its first page.
    pub home: &'static str,
    /// The links in the header.
    pub menu: AnyView,
    /// A line under the header, e.g. that the hall cannot be reached.
    pub banner: AnyView,
    /// The page.
    pub main: AnyView,
    /// What stands at the foot.
    pub foot: AnyView,
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame")
            .field("site", &self.site)
            .finish_non_exhaustive()
    }
}

/// The frame with a page in it.
pub fn frame(frame: Frame) -> AnyView {
    let said = use_navigation().announcement();
    let dialog = use_context::<Dialog>().map(dialog_place);
    view! {
        <a class="skip" href="#main">{words::SKIP}</a>
        <header class="top">
            <div class="wrap">
                <a class="brand" href=frame.home>{icon(Icon::Mark)}{frame.site}</a>
                <nav aria-label=words::MENU>{frame.menu}</nav>
            </div>
        </header>
        {frame.banner}
        <main id="main" tabindex="-1">{frame.main}</main>
        <footer class="foot"><div class="wrap">{frame.foot}</div></footer>
        <p class="visually-hidden" role="status" aria-live="polite">{said}</p>
        {dialog}
    }
    .into_any()
}
