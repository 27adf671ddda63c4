//! The options of a choice: a list of `{value, label}`, or shorter `{value: label}`.

use crate::fault::FaultLog;
use crate::place::Text;
use crate::yaml::{
    FromKey, MapReader, MapShape, Node, NodeKind, Pairs, Read, Shape, entry, read_list,
};

entry! {
    /// One option of a choice.
    pub struct OptionEntry {
        /// What is stored.
        value: Text,
        /// What is read.
        label: Text,
        /// For a certificate type: the form that its numbers have.
        check: Option<Text>,
    }
}

/// The right side of `value: label`, or of `value: {label: …, check: …}`.
struct Labelled {
    label: Text,
    check: Option<Text>,
}

impl Read for Labelled {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let mut map = MapReader::open_short(node, "label", log)?;
        let label = Text::from_key(&mut map, "label");
        let check = Option::from_key(&mut map, "check");
        map.close();
        Some(Self {
            label: label?,
            check: check?,
        })
    }

    fn shape() -> Shape {
        let keys = || vec![Text::key_shape("label"), Option::<Text>::key_shape("check")];
        let map = MapShape {
            name: "Labelled",
            keys,
        };
        Shape::Either(vec![Shape::Text, Shape::Map(map)])
    }
}

/// Options in their order.
#[derive(Clone, Debug, Default)]
pub struct OptionList(pub Vec<OptionEntry>);

impl Read for OptionList {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        if matches!(node.kind, NodeKind::List(_)) {
            return read_list(node, log).map(Self);
        }
        let Pairs(pairs) = Pairs::<Labelled>::read(node, log)?;
        let entry = |(value, it): (Text, Labelled)| OptionEntry {
            place: value.place,
            value,
            label: it.label,
            check: it.check,
        };
        Some(Self(pairs.into_iter().map(entry).collect()))
    }

    fn shape() -> Shape {
        let list = Shape::List(Box::new(OptionEntry::shape()));
        Shape::Either(vec![list, Pairs::<Labelled>::shape()])
    }
}
