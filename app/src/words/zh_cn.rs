//! Simplified Chinese.

mod bundle;
mod desk;
mod form;
mod lists;
mod materials;
mod offline;
mod site;
mod submit;

pub use bundle::*;
pub use desk::*;
pub use form::*;
pub use lists::*;
pub use materials::*;
pub use offline::*;
pub use site::*;
pub use submit::*;
