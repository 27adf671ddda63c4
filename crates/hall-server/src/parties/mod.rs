//! Outside parties: a bank, the post, a gas company. Each answers one question about one case.
//!
//! Design assumptions:
//! - A party has no account. It comes by a one-time link, or by a message signed with the key that it has
//!   on file; both lead to the same act of the case flow.
//! - A link's token is 256 bits of chance and stands nowhere: it is made when it is told to somebody (to
//!   the clerk who asks for it, to the mail that is being sent), and only its SHA-256 is kept. So neither
//!   the outbox nor a copy of the database holds anything that opens. A party may have several links; the
//!   first answer closes all of them.
//! - A party sees what the catalogue says that it needs, and of that only what the department has, too.

mod answer;
mod asked;
mod link;
mod message;
mod parcel;
mod question;
mod view;

pub use answer::{By, answer};
pub use asked::asked;
pub use link::{hashed, make_link};
pub use message::verified;
pub use parcel::carrier_line;
pub use view::{is_asked, lines, view};
