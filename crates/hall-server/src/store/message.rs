//! Messages, the ways out of the hall, and how far each delivery has come.

use std::fmt;

use chrono::{DateTime, Utc};

/// A row of the outbox that was not put into words yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// The application's number.
    pub number: String,
    /// The turn's position.
    pub turn: usize,
    /// What happened.
    pub topic: String,
    /// Whom or what it is about.
    pub subject: String,
    /// How often it could not be put into words.
    pub n_tries: u32,
}

/// Whose messages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mailbox {
    /// A person's.
    Account(String),
    /// What goes to the address that a person gave and nobody has confirmed: the letter that asks for it. It
    /// is in no list.
    Address(String),
    /// A department's.
    Department(String),
    /// An institution's on file.
    Institution(String),
    /// 综合窗口.
    Reception,
    /// 统一出件窗口.
    Issuing,
    /// 督办.
    Supervision,
    /// Who keeps the hall running.
    Operator,
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(account) => write!(f, "account/{account}"),
            Self::Address(account) => write!(f, "address/{account}"),
            Self::Department(department) => write!(f, "department/{department}"),
            Self::Institution(id) => write!(f, "institution/{id}"),
            Self::Reception => f.write_str("reception"),
            Self::Issuing => f.write_str("issuing"),
            Self::Supervision => f.write_str("supervision"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

/// A way out of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// E-mail.
    Mail,
    /// A signed request to another system.
    Hook,
}

impl Channel {
    /// Its word in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Hook => "hook",
        }
    }

    /// The one with this word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Mail, Self::Hook]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

/// A message to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Whose.
    pub mailbox: Mailbox,
    /// What happened.
    pub topic: &'static str,
    /// The service that it is about.
    pub service: Option<String>,
    /// The request to an outside party for which a link is made when it is sent.
    pub request: Option<String>,
    /// One line.
    pub title: String,
    /// What is said in the app.
    pub text: String,
    /// What is said outside.
    pub outside: String,
    /// The ways out of the hall, each with a delivery's id.
    pub deliveries: Vec<(Channel, String)>,
}

/// A message as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// Counts up.
    pub id: i64,
    /// The application's number; the digest has none.
    pub number: Option<String>,
    /// The number of the case that it is about.
    pub case_no: Option<String>,
    /// What happened.
    pub topic: String,
    /// The service that it is about.
    pub service: Option<String>,
    /// One line.
    pub title: String,
    /// What is said in the app.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether this reader has read it.
    pub is_read: bool,
}

/// A delivery that one worker has claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Its id, the same at each try.
    pub id: String,
    /// The way out.
    pub channel: Channel,
    /// How often it was tried, this time included.
    pub n_tries: u32,
    /// Whose.
    pub mailbox: String,
    /// The application's number.
    pub number: Option<String>,
    /// What happened.
    pub topic: String,
    /// The service that it is about.
    pub service: Option<String>,
    /// The request to an outside party for which a link is to be made.
    pub request: Option<String>,
    /// One line.
    pub title: String,
    /// What is said outside.
    pub outside: String,
    /// When the message was written.
    pub at: DateTime<Utc>,
}

/// How a try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The other side has it.
    Delivered,
    /// Nobody wants it this way any more.
    Quiet,
    /// It did not work, and is tried again then.
    Again {
        /// When.
        at: DateTime<Utc>,
        /// Why, in our own words.
        why: String,
    },
    /// It will not work.
    GivenUp {
        /// Why, in our own words.
        why: String,
    },
}

/// Where a delivery goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    /// A mail address or a URL.
    pub to: String,
    /// What ends the mails, of a person's address.
    pub unsubscribe: Option<String>,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target").finish_non_exhaustive()
    }
}

/// The address that a person gave.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress {
    /// The address.
    pub address: String,
    /// Whether its owner has confirmed it.
    pub is_confirmed: bool,
    /// Whether mail is wanted.
    pub wanted: bool,
}

/// An address to keep.
#[derive(Clone)]
pub struct NewMailAddress {
    /// The address.
    pub address: String,
    /// What ends the mails to it.
    pub token: String,
    /// The letter that asks for its confirmation.
    pub letter: NewMessage,
}

impl fmt::Debug for NewMailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewMailAddress").finish_non_exhaustive()
    }
}

/// A link that confirms an address.
#[derive(Clone)]
pub struct NewConfirmation {
    /// SHA-256 of the token.
    pub token: [u8; 32],
    /// Whose address.
    pub account: String,
    /// The address.
    pub address: String,
    /// Until when it can be used.
    pub until: DateTime<Utc>,
}

impl fmt::Debug for NewConfirmation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewConfirmation").finish_non_exhaustive()
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailAddress").finish_non_exhaustive()
    }
}

/// Something that did not get out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    /// The application's number.
    pub number: Option<String>,
    /// What was to be said, in one line; the topic's name where there are no words.
    pub title: String,
    /// The way out; none if it could not even be put into words.
    pub channel: Option<Channel>,
    /// How often it was tried.
    pub n_tries: u32,
    /// Whether it will not be tried again.
    pub is_given_up: bool,
    /// Why it did not work.
    pub why: String,
}
