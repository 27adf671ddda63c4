//! Simplified Chinese.

mod answer;
mod bundle;
mod desk;
mod errand;
mod follow;
mod form;
mod keeping;
mod licences;
mod lists;
mod materials;
mod offline;
mod outbox;
mod paper;
mod portable;
mod site;
mod submit;
mod together;

pub use answer::*;
pub use bundle::*;
pub use desk::*;
pub use errand::*;
pub use follow::*;
pub use form::*;
pub use keeping::*;
pub use licences::*;
pub use lists::*;
pub use materials::*;
pub use offline::*;
pub use outbox::*;
pub use paper::*;
pub use portable::*;
pub use site::*;
pub use submit::*;
pub use together::*;
