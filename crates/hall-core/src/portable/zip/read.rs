//! Reading a ZIP: by its directory and, where that or an entry is broken, entry by entry.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::directory::directory;
use super::local::Local;
use super::{END, LOCAL};
use crate::portable::{MAX_BYTES, MAX_ENTRIES};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::portable) struct Entry<'a> {
    /// Its name, as it stands there. Nothing is ever written to a path of this name.
    pub(in crate::portable) name: String,
    /// Its content; as far as there is any, if it is not sound.
    pub(in crate::portable) content: Cow<'a, [u8]>,
    /// Whether the content has the checksum that was written with it.
    pub(in crate::portable) is_sound: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::portable) struct Contents<'a> {
    /// The entries, in the order in which they were found.
    pub(in crate::portable) entries: Vec<Entry<'a>>,
    /// Whether there was a sound directory.
    pub(in crate::portable) has_directory: bool,
}

/// Whether somewhere in it an entry of a ZIP begins, or it is an empty ZIP.
pub(in crate::portable) fn looks_like(file: &[u8]) -> bool {
    file.starts_with(&END) || file.windows(4).any(|it| it == LOCAL)
}

/// Reads all entries. What is read in total is limited, however often entries overlap.
pub(in crate::portable) fn read(file: &[u8]) -> Contents<'_> {
    let mut reader = Reader {
        file,
        budget: MAX_BYTES.saturating_mul(2),
        seen: BTreeSet::new(),
        entries: Vec::new(),
    };
    let lines = directory(file);
    for line in lines.iter().flatten() {
        let local = file.get(line.at..).and_then(|it| Local::at(it, Some(line)));
        if let Some(local) = local {
            reader.take(line.at, &local);
        }
    }
    let expected = lines.as_ref().map(Vec::len);
    if expected != Some(reader.seen.len()) {
        reader.scan();
    }
    Contents {
        entries: reader.entries,
        has_directory: lines.is_some(),
    }
}

struct Reader<'a> {
    file: &'a [u8],
    budget: usize,
    /// Where the sound entries begin.
    seen: BTreeSet<usize>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Reader<'a> {
    /// Keeps an entry. Says whether it is sound.
    fn take(&mut self, at: usize, local: &Local<'a>) -> bool {
        let affordable = self.budget.checked_sub(local.cost());
        let Some(budget) = affordable.filter(|_| self.entries.len() < MAX_ENTRIES) else {
            return false;
        };
        self.budget = budget;
        let (content, is_sound) = local.content();
        if is_sound {
            self.seen.insert(at);
        }
        self.entries.push(Entry {
            name: String::from_utf8_lossy(local.name).into_owned(),
            content,
            is_sound,
        });
        is_sound
    }

    /// Looks for entries at every place. Behind a sound one it goes on behind its content, so that a
    /// ZIP among the files is not taken apart.
    fn scan(&mut self) {
        let mut at = 0;
        while let Some(rest) = self.file.get(at..) {
            let Some(next) = rest.windows(4).position(|it| it == LOCAL) else {
                return;
            };
            at += next;
            let Some(rest) = self.file.get(at..) else {
                return;
            };
            let local = Local::at(rest, None);
            let length = local.as_ref().map_or(1, |it| it.length);
            let is_sound =
                self.seen.contains(&at) || local.is_some_and(|local| self.take(at, &local));
            at += if is_sound { length.max(1) } else { 1 };
        }
    }
}
