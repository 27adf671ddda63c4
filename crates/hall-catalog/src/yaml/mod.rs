//! YAML as a tree in which every node knows its place.
//!
//! Only the plain part of YAML is allowed: no anchors, aliases, tags or several documents. A scalar is
//! kept as it is written, so that `01`, `1.50` and `no` mean what they look like; what it must be is
//! decided by the key that it stands under.

mod node;
mod parse;
mod read;
mod scalar;
mod shape;

pub use node::{Node, NodeKind};
pub use parse::parse;
pub(crate) use read::entry;
pub use read::{FromKey, FromNode, MapReader, Pairs, Read, read_list};
pub use shape::{KeyShape, MapShape, Shape};
