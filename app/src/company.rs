//! Who else is there: the other windows with drafts, as far as they were heard.

use std::collections::BTreeSet;

/// The other windows.
///
/// A window that goes has no time to look before it saves. Whether it needs to is known here: not where
/// no other window is open, and nothing was heard since the last save that looked.
#[derive(Debug)]
pub struct Company {
    /// Those that were opened and have not gone, by their names.
    others: BTreeSet<String>,
    /// Whether something was heard that nobody can answer for.
    strangers: bool,
    /// Whether what the others have said is in what this window has saved.
    caught_up: bool,
}

impl Default for Company {
    /// Nobody was heard. Whoever is open answers the greeting, and whoever is opened greets long before
    /// anything can be typed there.
    fn default() -> Self {
        Self {
            others: BTreeSet::new(),
            strangers: false,
            caught_up: true,
        }
    }
}

impl Company {
    /// Another window is there.
    pub fn came(&mut self, name: &str) {
        self.others.extend([name.to_owned()]);
    }

    /// Another window has gone.
    pub fn went(&mut self, name: &str) {
        self.others.remove(name);
        self.caught_up = false;
    }

    /// Another window has done something to a draft.
    pub fn did_something(&mut self) {
        self.caught_up = false;
    }

    /// Something was heard that is not understood, or nobody can be heard. A window that cannot say
    /// that it goes is there for ever.
    pub fn heard_stranger(&mut self) {
        self.strangers = true;
    }

    /// This window has looked at what there was and saved over it.
    pub fn saved(&mut self) {
        self.caught_up = self.others.is_empty();
    }

    /// Whether no other window can have saved what this one has not seen.
    pub fn is_alone(&self) -> bool {
        self.others.is_empty() && !self.strangers && self.caught_up
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_alone_until_another_is_heard() {
        let mut company = Company::default();
        assert!(company.is_alone());
        company.came("a");
        assert!(!company.is_alone());
        company.saved();
        assert!(!company.is_alone(), "the other one is still open");
    }

    #[test]
    fn who_was_left_alone_is_so_after_the_next_save_that_looked() {
        let mut company = Company::default();
        company.came("a");
        company.came("b");
        company.went("a");
        company.saved();
        assert!(!company.is_alone(), "one has gone and one is there");
        company.went("b");
        assert!(!company.is_alone(), "what it saved last was not seen yet");
        company.saved();
        assert!(company.is_alone());
    }

    #[test]
    fn what_nobody_answers_for_stays() {
        let mut company = Company::default();
        company.did_something();
        assert!(!company.is_alone());
        company.saved();
        assert!(company.is_alone());
        company.heard_stranger();
        company.saved();
        assert!(!company.is_alone());
    }
}
