//! Merging what is provided for a material.

use super::cell::Cell;
use super::conflict::Held;
use crate::application::{FileRef, Provided};

/// Merges a material. Files that were added on both sides are all kept; anything else that differs is
/// to be chosen.
pub(super) fn merged(base: &Cell, mine: &Cell, theirs: &Cell) -> Cell {
    match together(&base.value, &mine.value, &theirs.value) {
        Some(value) if mine.others == base.others && theirs.others == base.others => Cell {
            value,
            ..mine.clone()
        },
        _ => Cell::merged(base, mine, theirs, false),
    }
}

/// The same way on both sides with other files.
fn together(base: &Held, mine: &Held, theirs: &Held) -> Option<Held> {
    let (mine, theirs) = (one(mine)?, one(theirs)?);
    let without_files = |it: &Provided| Provided {
        files: Vec::new(),
        ..it.clone()
    };
    if without_files(mine) != without_files(theirs) {
        return None;
    }
    let before: &[FileRef] = match one(base) {
        Some(base) if base.way == mine.way => &base.files,
        _ => &[],
    };
    let has = |files: &[FileRef], it: &FileRef| files.iter().any(|file| file.sha256 == it.sha256);
    let mut files: Vec<FileRef> = mine.files.clone();
    files.retain(|it| has(&theirs.files, it) || !has(before, it));
    let new = theirs
        .files
        .iter()
        .filter(|it| !has(before, it) && !has(&mine.files, it));
    files.extend(new.cloned());
    let merged = Provided {
        files,
        ..mine.clone()
    };
    Some(Held::Provided(vec![merged]))
}

fn one(held: &Held) -> Option<&Provided> {
    match held {
        Held::Provided(entries) => match entries.as_slice() {
            [one] => Some(one),
            _ => None,
        },
        Held::Answer(_) => None,
    }
}
