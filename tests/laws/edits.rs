//! What people do to a draft, at random: typing, taking away, adding and removing rows, choosing.
//!
//! Each typed value holds a token that is never typed again, so that it can be looked for later.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::application::{FileRef, Provided};
use hall_core::catalog::WayKind;
use hall_core::reconcile::{Held, Version, row_removed};
use hall_core::value::Answer;
use hall_tests::generate::Random;
use serde::Serialize;

/// The places that people meet at; few, so that they do meet.
const KEYS: [&str; 4] = ["org.name", "org.phone", "agent.name", "agent.phone"];
pub(super) const TABLES: [&str; 2] = ["holder", "staff"];
const COLUMNS: [&str; 3] = ["name", "id_no", "ratio"];
const QUESTIONS: [&str; 2] = ["premises", "form"];
const MATERIALS: [&str; 2] = ["lease", "charter"];

/// Gives out tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens(usize);

impl Tokens {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("<{}>", self.0)
    }
}

/// The tokens in anything.
pub(super) fn tokens(of: &impl Serialize) -> BTreeSet<String> {
    let text = serde_json::to_string(of).unwrap();
    text.split('<')
        .skip(1)
        .map(|it| format!("<{}>", it.split('>').next().unwrap()))
        .collect()
}

/// The tokens that a person can still find in a draft: what stands in it, and what can be chosen.
pub(super) fn found(version: &Version) -> BTreeSet<String> {
    let open = version.conflicts.iter().flat_map(|it| tokens(&it.others));
    tokens(&version.application)
        .into_iter()
        .chain(open)
        .collect()
}

/// Does one thing to a draft, and says which tokens its person has thereby given up.
pub(super) fn edit(
    version: &mut Version,
    names: &mut Tokens,
    random: &mut Random,
) -> BTreeSet<String> {
    match random.below(10) {
        0..=2 => plain(version, random.pick(&KEYS).unwrap(), names, random),
        3..=6 => table(version, random.pick(&TABLES).unwrap(), names, random),
        7 => {
            let question = *random.pick(&QUESTIONS).unwrap();
            let token = names.next();
            let old = version
                .application
                .situation
                .insert(question.to_owned(), token);
            tokens(&old)
        }
        8 => material(version, random.pick(&MATERIALS).unwrap(), names, random),
        _ => choose(version, random),
    }
}

fn plain(
    version: &mut Version,
    key: &str,
    names: &mut Tokens,
    random: &mut Random,
) -> BTreeSet<String> {
    let answers = &mut version.application.answers;
    let old = if random.chance(15) {
        answers.remove(key)
    } else {
        answers.insert(key.to_owned(), Answer::Text(names.next()))
    };
    version.application.prefilled.remove(key);
    tokens(&old)
}

fn table(
    version: &mut Version,
    key: &str,
    names: &mut Tokens,
    random: &mut Random,
) -> BTreeSet<String> {
    let answer = version
        .application
        .answers
        .entry(key.to_owned())
        .or_default();
    if !matches!(answer, Answer::Rows(_)) {
        *answer = Answer::Rows(Vec::new());
    }
    let Answer::Rows(rows) = answer else {
        unreachable!()
    };
    if rows.is_empty() || random.chance(15) {
        rows.push(BTreeMap::new());
        return BTreeSet::new();
    }
    let row = random.below(rows.len());
    if random.chance(15) {
        let mut old = tokens(&rows.remove(row));
        let inside = format!("{key}[{row}].");
        let gone = version
            .conflicts
            .iter()
            .filter(|it| it.at.starts_with(&inside));
        old.extend(gone.flat_map(|it| tokens(&it.others)));
        row_removed(&mut version.conflicts, key, row);
        return old;
    }
    let column = (*random.pick(&COLUMNS).unwrap()).to_owned();
    let old = if random.chance(10) {
        rows[row].remove(&column)
    } else {
        rows[row].insert(column, Answer::Text(names.next()))
    };
    tokens(&old)
}

fn material(
    version: &mut Version,
    id: &str,
    names: &mut Tokens,
    random: &mut Random,
) -> BTreeSet<String> {
    let materials = &mut version.application.materials;
    let before = materials.iter().position(|it| it.id == id);
    let old = before.map(|it| materials.remove(it));
    if random.chance(15) {
        return tokens(&old);
    }
    let new = |way| Provided {
        id: id.to_owned(),
        way,
        files: Vec::new(),
        licence: None,
        signed: None,
    };
    if random.chance(30) {
        materials.push(Provided {
            licence: Some(names.next()),
            ..new(WayKind::Licence)
        });
        return tokens(&old);
    }
    // One more photograph to those that are there.
    let (mut entry, given_up) = match old {
        Some(it) if it.way == WayKind::Upload => (it, BTreeSet::new()),
        other => (new(WayKind::Upload), tokens(&other)),
    };
    entry.files.push(FileRef {
        name: "p.jpg".to_owned(),
        media_type: "image/jpeg".to_owned(),
        size: 1,
        sha256: names.next(),
    });
    materials.push(entry);
    given_up
}

/// Chooses at one of the places that are open, if there is any.
fn choose(version: &mut Version, random: &mut Random) -> BTreeSet<String> {
    let Some(conflict) = random.pick(&version.conflicts).cloned() else {
        return BTreeSet::new();
    };
    let before = found(version);
    match random.pick(&conflict.others) {
        Some(other) if random.chance(60) => version.settle(&conflict.at, other),
        _ => {
            let standing = standing(version, &conflict.at);
            version.settle(&conflict.at, &standing);
        }
    }
    before.difference(&found(version)).cloned().collect()
}

/// What stands at a place, looked up in the simplest way.
pub(super) fn standing(version: &Version, at: &str) -> Held {
    let application = &version.application;
    if let Some(id) = at.strip_prefix("situation.") {
        let text = application.situation.get(id).cloned();
        return Held::Answer(text.map_or(Answer::Nothing, Answer::Text));
    }
    if let Some(id) = at.strip_prefix("material.") {
        let entries = application.materials.iter().filter(|it| it.id == id);
        return Held::Provided(entries.cloned().collect());
    }
    let Some((group, rest)) = at.split_once('[') else {
        return Held::Answer(application.answers.get(at).cloned().unwrap_or_default());
    };
    let (row, column) = rest.split_once("].").unwrap();
    let Some(Answer::Rows(rows)) = application.answers.get(group) else {
        return Held::default();
    };
    let cell = rows
        .get(row.parse::<usize>().unwrap())
        .and_then(|it| it.get(column));
    Held::Answer(cell.cloned().unwrap_or_default())
}
