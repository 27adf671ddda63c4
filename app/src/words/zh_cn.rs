//! Simplified Chinese.

mod bundle;
mod desk;
mod form;
mod lists;
mod materials;
mod outbox;
mod site;
mod submit;

pub use bundle::*;
pub use desk::*;
pub use form::*;
pub use lists::*;
pub use materials::*;
pub use outbox::*;
pub use site::*;
pub use submit::*;
