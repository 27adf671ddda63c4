//! Where the person is, and what happens on the way to another page.
//!
//! Ordinary links are ordinary `<a href>` elements; one listener on the window turns those that stay
//! within the application into a change of the address without a reload. Arriving at a page sets the
//! title, tells it to screen readers and moves the focus to the heading, or to the field that the
//! address names after `#`: otherwise somebody who cannot see the screen would not notice that the
//! page has changed.

use std::pin::Pin;
use std::rc::Rc;

use leptos::ev;
use leptos::leptos_dom::helpers::{request_animation_frame, window_event_listener};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent};

use crate::{browser, device};

/// An address of the application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, e.g. `/bundle/newborn/form`.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// What stands after `#`: the id of the element to go to.
    pub fragment: String,
}

/// The way through the pages. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    address: RwSignal<Address>,
    announcement: RwSignal<String>,
    arrived_before: StoredValue<bool>,
    before_leaving: StoredValue<Option<Settle>, LocalStorage>,
    is_ours: fn(&str) -> bool,
}

/// What must be done before the program is left for another; says whether it may be left.
type Settle = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = bool>>>>;

impl Navigation {
    /// Begins to follow links and the browser's back button. `is_ours` tells which paths belong to
    /// this application; others are loaded by the browser.
    pub fn begin(is_ours: fn(&str) -> bool) -> Self {
        let navigation = Self {
            address: RwSignal::new(current()),
            announcement: RwSignal::new(String::new()),
            arrived_before: StoredValue::new(false),
            before_leaving: StoredValue::new_local(None),
            is_ours,
        };
        window_event_listener(ev::click, move |event| navigation.follow(&event));
        window_event_listener(ev::popstate, move |_| navigation.address.set(current()));
        provide_context(navigation);
        navigation
    }

    /// The address that is shown.
    pub fn address(self) -> RwSignal<Address> {
        self.address
    }

    /// What was last said to screen readers.
    pub fn announcement(self) -> RwSignal<String> {
        self.announcement
    }

    /// Says something to screen readers.
    pub fn announce(self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }

    /// Goes to a page of the application.
    pub fn go(self, to: impl ToString) {
        self.enter(&to.to_string(), false);
    }

    /// Goes to a page and forgets the present one, so that "back" does not lead into a circle.
    pub fn replace(self, to: impl ToString) {
        self.enter(&to.to_string(), true);
    }

    /// Called by each page when it is there.
    pub fn arrived(self, title: &str, site: &str) {
        browser::set_title(&format!("{title} · {site}"));
        let fragment = self.address.with_untracked(|it| it.fragment.clone());
        if self.arrived_before.get_value() {
            self.announce(title);
        } else if fragment.is_empty() {
            // The browser starts at the top of a page that it has just loaded, and should.
            self.arrived_before.set_value(true);
            return;
        }
        self.arrived_before.set_value(true);
        request_animation_frame(move || {
            if fragment.is_empty() || !browser::focus(&fragment) {
                browser::focus_heading();
            }
        });
    }

    /// Says what must be done before the person is let go to a page of another program, and whether.
    pub fn before_leaving(
        self,
        settle: impl Fn() -> Pin<Box<dyn Future<Output = bool>>> + 'static,
    ) {
        self.before_leaving.set_value(Some(Rc::new(settle)));
    }

    fn leave(self, to: String) {
        let settle = self.before_leaving.get_value();
        spawn_local(async move {
            let may_leave = match settle {
                Some(settle) => settle().await,
                None => true,
            };
            if may_leave {
                device::leave_unasked();
                browser::load(&to);
            }
        });
    }

    fn enter(self, to: &str, replace: bool) {
        if !(self.is_ours)(to) {
            self.leave(to.to_owned());
            return;
        }
        let Some(history) = browser::window().and_then(|it| it.history().ok()) else {
            return;
        };
        let entered = if replace {
            history.replace_state_with_url(&JsValue::NULL, "", Some(to))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(to))
        };
        if entered.is_ok() {
            self.address.set(current());
        }
    }

    fn follow(self, event: &MouseEvent) {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || held {
            return;
        }
        let Some(link) = link_of(event) else { return };
        if !link.target().is_empty() || link.has_attribute("download") {
            return;
        }
        let Some(href) = link.get_attribute("href") else {
            return;
        };
        if let Some(id) = href.strip_prefix('#') {
            event.prevent_default();
            browser::focus(id);
        } else if href.starts_with('/') {
            event.prevent_default();
            self.go(href);
        }
    }
}

/// The navigation, from the context.
pub fn use_navigation() -> Navigation {
    expect_context()
}

fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

fn current() -> Address {
    let Some(location) = browser::window().map(|it| it.location()) else {
        return Address::default();
    };
    let fragment = location.hash().unwrap_or_default();
    let fragment = fragment.strip_prefix('#').unwrap_or_default();
    Address {
        path: location.pathname().unwrap_or_default(),
        query: location
            .search()
            .unwrap_or_default()
            .trim_start_matches('?')
            .to_owned(),
        fragment: js_sys::decode_uri_component(fragment)
            .map(String::from)
            .unwrap_or_default(),
    }
}
