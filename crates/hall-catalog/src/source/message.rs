//! What people are told, and in which words.

use crate::place::Text;
use crate::yaml::entry;

entry! {
    /// The words of one topic.
    pub struct MessageEntry {
        /// The topic's name.
        topic: Text,
        /// One line, which anybody may see.
        title: Text,
        /// What is to be known, and what to do.
        text: Text,
    }
}
