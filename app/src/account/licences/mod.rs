//! E-licences: one's own, each with its face and the code to show, and the page that checks what somebody
//! else shows; and what one's own licences entitle to without applying.

mod check;
mod code;
mod consent;
mod entitlements;
mod face;
mod keys;
mod list;
mod standing;

pub(crate) use check::check;
pub(crate) use entitlements::entitlements;
pub(crate) use keys::begin;
pub(crate) use list::{list, one};
