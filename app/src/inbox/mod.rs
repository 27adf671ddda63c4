//! What the hall tells the signed-in person: the messages, the address that mails go to, and the pages that a
//! mail leads to.

mod address;
mod from_mail;
mod messages;

pub(crate) use address::address;
pub(crate) use from_mail::from_mail;
pub(crate) use messages::{messages, new_and_earlier, note_read};
