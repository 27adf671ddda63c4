//! The browser side of the hall.
//!
//! Two entry pages come from this crate: [`hall`] for applicants and [`desk`] for reviewers, each a
//! binary of its own, so that citizens never download the desk.
//!
//! Design assumptions:
//! - No rule stands here. An answer goes from a field (`form`) into the draft (`draft`), through
//!   `hall-core`, to storage; the server runs the same core on what arrives.
//! - Side effects stand in files named for them: `api` fetches, `storage` keeps, `clock` tells the
//!   time, `browser` and `navigation` touch the window.
//! - All words of the interface are in `words`, those of law and findings in `hall_core::words`.
//! - The first load is small, because it must be: no router crate, no component kit, erased views.

pub mod api;
pub mod browser;
pub mod catalog;
pub mod clock;
pub mod desk;
pub mod draft;
pub mod form;
pub mod hall;
pub mod navigation;
pub mod order;
pub mod pages;
pub mod reading;
pub mod route;
pub mod search;
pub mod session;
pub mod storage;
pub mod ui;
pub mod upload;
pub mod words;
