//! From request to reply.
//!
//! A handler takes validated input, asks the core, stores, and replies; what goes wrong is an
//! [`error::Refusal`], which one place turns into the envelope.

mod acts;
pub mod applications;
pub mod body;
pub mod catalog;
pub mod cross_site;
pub mod desk;
pub mod drafts;
pub mod early;
pub mod entitlements;
pub mod error;
pub mod files;
pub mod headers;
pub mod health;
mod key;
pub mod licences;
pub mod log;
pub mod messages;
pub mod openapi;
pub mod parties;
pub mod session;
pub mod shelf;
pub mod site;
pub mod unchanged;
pub mod wishes;
pub mod worker;
