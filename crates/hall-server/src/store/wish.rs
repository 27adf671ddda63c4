//! What people wish to have done together.

use chrono::TimeDelta;

/// A wish to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWish {
    /// Whose it is.
    pub owner: String,
    /// The two, in the order of their ids.
    pub pair: [String; 2],
    /// Why.
    pub why: String,
}

/// A wish as it is read: without its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishRow {
    /// The two, in the order of their ids.
    pub pair: [String; 2],
    /// Why.
    pub why: String,
}

/// What counts as applied for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Whether services are paired, or bundles.
    pub services: bool,
    /// How far apart two applications may be.
    pub within: TimeDelta,
    /// How many people at least: what fewer do is their own business.
    pub at_least: u32,
}

/// Two things that people apply for together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// The two, in the order of their ids.
    pub pair: [String; 2],
    /// How many people.
    pub n_people: u32,
}
