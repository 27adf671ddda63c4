//! The options of a choice: a list of `{value, label}`, or shorter `{value: label}`.

use crate::fault::FaultLog;
use crate::place::Text;
use crate::yaml::{Node, NodeKind, Pairs, Read, entry, read_list};

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

entry! {
    /// The right side of `value: label` or `value: {label: …, check: …}`.
    pub struct Labelled or label {
        label: Text,
        check: Option<Text>,
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
}
