//! Simplified Chinese.

mod bundle;
mod desk;
mod form;
mod keeping;
mod lists;
mod materials;
mod offline;
mod outbox;
mod paper;
mod party;
mod portable;
mod site;
mod submit;
mod together;

pub use bundle::*;
pub use desk::*;
pub use form::*;
pub use keeping::*;
pub use lists::*;
pub use materials::*;
pub use offline::*;
pub use outbox::*;
pub use paper::*;
pub use party::*;
pub use portable::*;
pub use site::*;
pub use submit::*;
pub use together::*;
