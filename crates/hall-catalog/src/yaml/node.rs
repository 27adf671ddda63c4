//! The tree.

use crate::place::{Place, Text};

/// One node of a source file.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A scalar as it is written; `plain` without quotes.
    Scalar {
        /// The text.
        text: Text,
        /// Whether it is written without quotes.
        plain: bool,
    },
    /// `[a, b]` or lines with `-`.
    List(Vec<Node>),
    /// `key: value`.
    Map(Vec<(Text, Node)>),
}

impl Node {
    /// The scalar's text; `None` for a list, a map, or nothing.
    pub fn text(&self) -> Option<&Text> {
        match &self.kind {
            NodeKind::Scalar { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// Whether nothing stands here.
    pub fn is_nothing(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }

    /// What it is, in the author's words.
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            NodeKind::Scalar { .. } if self.is_nothing() => "空的",
            NodeKind::Scalar { .. } => "一个值",
            NodeKind::List(_) => "一个列表",
            NodeKind::Map(_) => "一组“键: 值”",
        }
    }
}
