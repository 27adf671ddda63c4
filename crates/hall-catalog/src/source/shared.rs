//! The short lists: departments, subjects, e-licences, registers and code tables.

use super::option::OptionList;
use crate::fault::FaultLog;
use crate::place::Text;
use crate::yaml::{Node, NodeKind, Pairs, Read, Shape, entry, read_list};

entry! {
    /// A department (部门).
    pub struct DepartmentEntry {
        /// The id.
        id: Text,
        /// Its short-hand in the departments' own papers.
        code: Option<Text>,
        /// The name.
        name: Text,
        /// How to reach it about personal information: a telephone number or an office.
        contact: Option<Text>,
    }
}

entry! {
    /// A subject (主体), which is a section of the one form.
    pub struct SubjectEntry {
        /// The id.
        id: Text,
        /// The section's title.
        title: Text,
        /// One sentence under the title.
        hint: Option<Text>,
    }
}

entry! {
    /// A kind of e-licence (电子证照).
    pub struct LicenceEntry {
        /// The id.
        id: Text,
        /// Its short-hand.
        code: Option<Text>,
        /// The name.
        name: Text,
        /// Who issues it.
        issuer: Text,
        /// What stands on its face.
        face: Face,
    }
}

entry! {
    /// One element of a licence's face.
    pub struct FaceEntry {
        /// The element.
        element: Text,
        /// Its label.
        label: Text,
    }
}

/// The face of a licence: a list of elements, or shorter `{element: label}`.
#[derive(Clone, Debug, Default)]
pub struct Face(pub Vec<FaceEntry>);

impl Read for Face {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        if matches!(node.kind, NodeKind::List(_)) {
            return read_list(node, log).map(Self);
        }
        let Pairs(pairs) = Pairs::<Text>::read(node, log)?;
        let entry = |(element, label): (Text, Text)| FaceEntry {
            place: element.place,
            element,
            label,
        };
        Some(Self(pairs.into_iter().map(entry).collect()))
    }

    fn shape() -> Shape {
        let list = Shape::List(Box::new(FaceEntry::shape()));
        Shape::Either(vec![list, Pairs::<Text>::shape()])
    }
}

entry! {
    /// A government register that can be asked (数据源).
    pub struct RegisterEntry {
        /// The id.
        id: Text,
        /// Its short-hand.
        code: Option<Text>,
        /// The name.
        name: Text,
        /// The department that keeps it.
        department: Option<Text>,
    }
}

entry! {
    /// What reception looks at in a document (受理标准).
    pub struct StandardEntry {
        /// The id.
        id: Text,
        /// What must be so.
        must: Text,
        /// What to do when it is not.
        mend: Text,
    }
}

entry! {
    /// A code table that many fields share.
    pub struct TableEntry {
        /// The id.
        id: Text,
        /// The options, in the order in which they are offered.
        options: OptionList,
    }
}
