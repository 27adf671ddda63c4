//! Guiding questions (情形引导).

use crate::place::Text;
use crate::yaml::{Pairs, entry};

entry! {
    /// A guiding question.
    pub struct QuestionEntry {
        /// The id.
        id: Text,
        /// The question.
        ask: Text,
        /// One sentence of help.
        hint: Option<Text>,
        /// When it is asked.
        when: Option<Text>,
        /// The answers.
        options: Vec<QuestionOptionEntry>,
        /// The answer that is assumed until the person gives one.
        default: Option<Text>,
    }
}

entry! {
    /// One answer to a guiding question.
    pub struct QuestionOptionEntry {
        /// What is stored.
        value: Text,
        /// What is read.
        label: Text,
        /// What follows from it.
        effect: Option<Text>,
        /// Fields that it answers.
        gives: Pairs<Text> = Pairs::default(),
        /// Why nobody with this answer can go on, and what to do instead.
        stops: Option<Text>,
    }
}
