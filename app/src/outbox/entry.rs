//! A submission in the outbox, without what is sealed in it.

use hall_core::application::FileRef;
use serde::{Deserialize, Serialize};

/// What is put into the outbox.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewEntry {
    /// The key that makes it one submission, however often it is sent.
    pub key: String,
    /// The account that it is sent as; `None` if nobody was signed in when it was signed.
    pub owner: Option<String>,
    /// The bundle, by which its draft is found.
    pub bundle: String,
    /// The bundle's name.
    pub title: String,
    /// The very text that is sent.
    pub body: String,
    /// The files that must arrive before it.
    pub files: Vec<FileRef>,
    /// The revision of the draft at the hall that it was made from, which goes when it arrives.
    pub draft: Option<i64>,
}

/// An entry as the pages see it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Entry {
    /// The key that makes it one submission.
    pub key: String,
    /// The account that it is sent as; `None` until somebody says that it is theirs.
    pub owner: Option<String>,
    /// The bundle.
    pub bundle: String,
    /// The bundle's name.
    pub title: String,
    /// When it was put here, in milliseconds since 1970.
    pub created: f64,
    /// Where it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, in milliseconds since 1970.
    pub next: f64,
    /// Why the hall did not take it.
    #[serde(default)]
    pub why: Option<Why>,
    /// The receipt's number, once there is one.
    #[serde(default)]
    pub number: Option<String>,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It waits for the network, or for the next try.
    Waiting,
    /// It is being sent.
    Sending,
    /// It waits for its owner to sign in.
    SignIn,
    /// The hall did not take it; the person decides.
    Refused,
    /// It has arrived.
    Done,
}

/// Why the hall did not take an entry, in its words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Why {
    /// What, as a stable code: the hall's; `file_missing`, with the file's name as the message; or
    /// `key_lost`, when the browser has lost what opens the entry.
    pub code: String,
    /// What.
    pub message: String,
    /// What to do.
    pub mend: String,
}

#[cfg(test)]
mod tests {
    use super::{Entry, State};
    use crate::reading;

    #[test]
    fn what_the_sender_lists_can_be_read() {
        let text = r#"[
            {"key": "k", "owner": null, "bundle": "newborn", "title": "新生儿出生一件事", "created": 1e12,
             "attempts": 0, "next": 0, "state": "sign-in"},
            {"key": "l", "owner": "mother", "bundle": "newborn", "title": "新生儿出生一件事", "created": 1e12,
             "attempts": 3, "next": 1e12, "state": "refused",
             "why": {"code": "key_reused", "message": "已经用过", "mend": "请看办件", "request": "r"}}
        ]"#;
        let entries: Vec<Entry> = reading::read(text).unwrap();
        let [first, second] = entries.as_slice() else {
            panic!("{entries:?}")
        };
        assert_eq!((first.state, &first.owner), (State::SignIn, &None));
        let why = second.why.as_ref().map(|it| it.code.as_str());
        assert_eq!((second.state, why), (State::Refused, Some("key_reused")));
    }
}
