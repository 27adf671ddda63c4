//! What a bundle asks of somebody in one situation, in words that two catalogues can be compared by.

mod fields;
mod limits;
mod materials;
mod services;

use std::collections::BTreeMap;

use hall_core::precheck::Precheck;

use super::difference::{About, Aspect};

pub(super) use materials::{families, family};

/// What stands between the demands on one value.
pub(super) const AND: &str = "，";

/// A thing that can differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub(super) about: About,
    pub(super) at: String,
}

/// Every thing that takes part in the situation, with each of its sides.
pub(super) type Picture = BTreeMap<Item, BTreeMap<Aspect, String>>;

/// Takes the picture.
pub(super) fn picture(check: &Precheck) -> Picture {
    let mut picture = Picture::new();
    services::draw(check, &mut picture);
    fields::draw(check, &mut picture);
    materials::draw(check, &mut picture);
    picture
}

/// Adds a thing; a side that says nothing is left out.
fn add<const N: usize>(
    picture: &mut Picture,
    about: About,
    at: &str,
    sides: [(Aspect, String); N],
) {
    let item = Item {
        about,
        at: at.to_owned(),
    };
    let sides = sides.into_iter().filter(|(_, text)| !text.is_empty());
    picture.entry(item).or_default().extend(sides);
}
