//! What the value under a key looks like, for editors.
//!
//! Each reader says beside itself what it reads, so that the two cannot drift apart: the structs by the
//! macro that also writes their reader, the others by hand. [`crate::schema`] makes schemas of it.

/// What a value looks like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text. Whatever stands there without brackets is one, `200` and `true` too.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number from nought to this.
    Whole(u64),
    /// A number.
    Number,
    /// Working days, in halves.
    Days,
    /// A text of this form, as a regular expression over the whole of it.
    Form(&'static str),
    /// One of these words.
    Word(Vec<&'static str>),
    /// A list of such values.
    List(Box<Shape>),
    /// Keys that the author chooses, each with such a value.
    Pairs(Box<Shape>),
    /// Any one of these.
    Either(Vec<Shape>),
    /// Keys that are given.
    Map(MapShape),
    /// A shape with a name of its own, because it can hold itself.
    Named(&'static str, fn() -> Shape),
}

/// A map whose keys are given.
#[derive(Clone, Debug)]
pub struct MapShape {
    /// The name of what it describes.
    pub name: &'static str,
    /// Its keys; a function, because a shape can hold itself.
    pub keys: fn() -> Vec<KeyShape>,
}

/// One key of a map.
#[derive(Clone, Debug)]
pub struct KeyShape {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What stands under it.
    pub shape: Shape,
}

impl KeyShape {
    /// A key that must be there.
    pub const fn needed(key: &'static str, shape: Shape) -> Self {
        Self {
            key,
            needed: true,
            shape,
        }
    }

    /// A key that may be left out.
    pub const fn optional(key: &'static str, shape: Shape) -> Self {
        Self {
            key,
            needed: false,
            shape,
        }
    }
}
