//! The stages of life and the national lists.

use crate::fault::FaultLog;
use crate::place::Text;
use crate::yaml::{Node, NodeKind, Read, Shape, entry, read_list};

entry! {
    /// A stage of a person's life or of a company's.
    pub struct LifeStageEntry {
        /// The id.
        id: Text,
        /// The name, as bundles write it.
        name: Text,
        /// `citizen` or `company`.
        audience: Text,
    }
}

entry! {
    /// A national list.
    pub struct ListEntry {
        /// The id.
        id: Text,
        /// The name, e.g. 2024年第一批.
        name: Text,
        /// `base` or `yearly`.
        series: Text,
        /// The document that holds it.
        document: Text,
        /// When it was issued: a year, a month or a day.
        issued: Text,
        /// How many matters it has.
        count: u16,
        /// Where this was read.
        source: Text,
        /// What of the list itself was found in a public text: `document`, `count`.
        verified: Vec<Text>,
        /// The matters whose names are known.
        matters: Vec<MatterEntry>,
    }
}

entry! {
    /// A matter of a national list.
    pub struct MatterEntry {
        /// Its name, without 一件事.
        name: Text,
        /// Whether the name was read in a public text.
        verified: bool,
        /// `citizen` or `company`.
        audience: Text,
        /// The stage of life that it belongs to.
        stage: Text,
    }
}

entry! {
    /// A bundle's place on a national list.
    pub struct MentionEntry {
        /// The list.
        list: Text,
        /// The matter's name there.
        name: Text,
    }
}

/// The lists that a bundle is on: `local` for none, one place, or several.
#[derive(Clone, Debug, Default)]
pub struct ListedEntry(pub Vec<MentionEntry>);

impl Read for ListedEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        match &node.kind {
            NodeKind::List(_) => read_list(node, log).map(Self),
            NodeKind::Scalar { text, .. } if text.value == "local" => Some(Self::default()),
            NodeKind::Scalar { text, .. } => {
                log.add(
                    node.place,
                    "unknown_word",
                    format!("这里不能写「{}」", text.value),
                    "写 local（地方特色），或者 {list: 清单编号, name: 清单里的名称}",
                );
                None
            }
            NodeKind::Map(_) => MentionEntry::read(node, log).map(|it| Self(vec![it])),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![
            Shape::Word(vec!["local"]),
            MentionEntry::shape(),
            Shape::List(Box::new(MentionEntry::shape())),
        ])
    }
}
