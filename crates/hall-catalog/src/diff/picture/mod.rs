//! What a bundle asks of somebody in one situation, in words that two catalogues can be compared by.

mod fields;
mod fixed;
mod limits;
mod materials;
mod services;
mod values;

use std::collections::BTreeMap;

use hall_core::precheck::Precheck;

use super::difference::{About, Aspect};

pub(super) use fields::Uses;
pub(super) use fixed::fixed;
pub(super) use materials::{families, family};

/// What stands between the demands on one value.
pub(super) const AND: &str = "，";

/// A thing that can differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub(super) about: About,
    pub(super) at: String,
}

/// Things, each with its sides.
pub(super) type Picture = BTreeMap<Item, Sides>;

/// A thing's sides.
pub(super) type Sides = BTreeMap<Aspect, String>;

/// Everything that takes part in the situation of a check, with the sides that may hang on it.
pub(super) fn picture(check: &Precheck, uses: &Uses) -> Picture {
    let mut picture = Picture::new();
    services::draw(check, &mut picture);
    fields::draw(check, uses, &mut picture);
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
