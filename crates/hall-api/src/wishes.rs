//! What people wish to have done together, for those who write the catalogue.

use serde::{Deserialize, Serialize};

/// 我想把这两件一起办. (POST wishes)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewWish {
    /// The two: ids of bundles or services.
    pub together: [String; 2],
    /// Why; may be empty.
    pub why: String,
}

/// What people wish to have done together, and what they apply for together. (GET desk wishes)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// What they have asked for, the most frequent first.
    pub wishes: Vec<Wish>,
    /// Bundles that the same people apply for within three months, the most frequent first.
    pub bundles: Vec<Pair>,
    /// Services of two applications of the same people within three months, the most frequent first.
    pub services: Vec<Pair>,
}

/// Two things that people ask for together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Which, and how many ask.
    pub pair: Pair,
    /// Why, in their words, without their names.
    pub why: Vec<String>,
}

/// Two bundles or services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Their ids.
    pub ids: [String; 2],
    /// Their names.
    pub names: [String; 2],
    /// How many people.
    pub n_people: u32,
    /// The bundle that has both already.
    pub already: Option<String>,
}
