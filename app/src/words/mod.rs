//! The words of the interface. Pages name a text and never spell one.
//!
//! Chinese (zh-CN) is the first language. Another one is a second module with the same names; a name
//! that it lacks does not compile. Words of findings and of the law are in `hall_core::words` and in
//! the catalogue.

mod zh_cn;

pub use zh_cn::*;
