//! What each key means, in the author's language; editors show it beside the key.

mod parts;
mod wholes;

/// An entry and its keys, each with its meaning, in the order of the documentation.
type Entry = (&'static str, &'static [(&'static str, &'static str)]);

/// Every key that has its words, as entry and key.
pub fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = |(entry, keys): &'static Entry| keys.iter().map(|(key, _)| (*entry, *key));
    all().flat_map(of)
}

/// What a key of an entry means.
pub(super) fn meaning(entry: &str, key: &str) -> Option<&'static str> {
    let (_, keys) = all().find(|(it, _)| *it == entry)?;
    keys.iter().find(|(it, _)| *it == key).map(|(_, it)| *it)
}

fn all() -> impl Iterator<Item = &'static Entry> {
    parts::KEYS.iter().chain(wholes::KEYS)
}
