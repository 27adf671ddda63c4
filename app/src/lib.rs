//! The browser side of the hall.
//!
//! Four programs come from this crate, each a binary of its own, so that nobody downloads what is not
//! needed yet: [`lobby`], which everybody loads first, [`counter`], where a bundle is filled in and
//! submitted, [`account`], where what was submitted is followed, and [`desk`] for reviewers. Two more run in workers: one packs portable drafts ([`portable`]),
//! one looks for codes on the pictures of a [`camera`]. `public/boot.js` starts the one that the address belongs to.
//!
//! Design assumptions:
//! - No rule stands here. An answer goes from a field (`form`) into the draft (`draft`), through
//!   `hall-core`, to storage; the server runs the same core on what arrives.
//! - Side effects stand in files named for them: `api` fetches, `storage` keeps, `channel` speaks to
//!   other windows, `worker` looks at what opens without a network, `clock` tells the time, `browser`
//!   and `navigation` touch the window.
//! - All words of the interface are in `words`, those of law and findings in `hall_core::words`.
//! - The first load is small, because it must be: no router crate, no component kit, erased views.

pub mod account;
pub mod api;
pub mod browser;
pub mod camera;
pub mod catalog;
pub mod channel;
pub mod clock;
pub mod company;
pub mod counter;
pub mod csv;
pub mod desk;
pub mod device;
pub mod draft;
pub mod early;
pub mod errand;
pub mod farewell;
pub mod following;
pub mod form;
pub mod inbox;
pub mod kiosk;
pub mod lobby;
pub mod navigation;
pub mod order;
pub mod outbox;
pub mod photo;
pub mod portable;
mod qr;
pub mod reading;
pub mod route;
pub mod search;
pub mod session;
pub mod shell;
pub mod sign_in;
pub mod storage;
pub mod ui;
pub mod upload;
pub mod words;
pub mod worker;
