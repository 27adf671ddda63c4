//! Fields (数据元), one file a subject or a topic.

use super::kind::KindEntry;
use crate::fault::FaultLog;
use crate::place::Text;
use crate::yaml::{Node, Read, Shape, entry};

entry! {
    /// A field.
    pub struct FieldEntry {
        /// `subject.element`.
        key: Text,
        /// The label.
        label: Text,
        /// What values it takes.
        kind: KindEntry,
        /// How to fill it in.
        hint: Option<Text>,
        /// A well-formed example.
        example: Option<Text>,
        /// Where it can be prefilled from, best first.
        from: Vec<FromEntry>,
        /// How its value is always worked out.
        value: Option<Text>,
        /// How its value is suggested.
        default: Option<Text>,
        /// Whether it is sensitive personal information.
        sensitive: bool = false,
        /// The section, where it is not that of the subject.
        section: Option<Text>,
    }
}

/// A place that a value can come from: `licence:ID.ELEMENT`, `register:ID`, `account`, `computed`,
/// `prior:SERVICE`.
#[derive(Clone, Debug)]
pub enum FromEntry {
    /// An element of a licence's face.
    Licence {
        /// The whole entry.
        text: Text,
        /// The licence.
        licence: String,
        /// The element.
        element: String,
    },
    /// A register.
    Register(Text, String),
    /// The account.
    Account,
    /// Worked out from other fields.
    Computed(Text),
    /// The result of an earlier service.
    Prior(Text, String),
}

impl Read for FromEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let text = Text::read(node, log)?;
        let parsed = match text.value.split_once(':') {
            None if text.value == "account" => Some(Self::Account),
            None if text.value == "computed" => Some(Self::Computed(text.clone())),
            Some(("register", id)) => Some(Self::Register(text.clone(), id.to_owned())),
            Some(("prior", id)) => Some(Self::Prior(text.clone(), id.to_owned())),
            Some(("licence", face)) => {
                face.split_once('.')
                    .map(|(licence, element)| Self::Licence {
                        text: text.clone(),
                        licence: licence.to_owned(),
                        element: element.to_owned(),
                    })
            }
            _ => None,
        };
        if parsed.is_none() {
            log.add(
                text.place,
                "unknown_source",
                format!("不认识的来源「{}」", text.value),
                "写 licence:证照编号.元素、register:数据源编号、account、computed 或 prior:事项编号，冒号后不空格",
            );
        }
        parsed
    }

    fn shape() -> Shape {
        Shape::Form(r"account|computed|register:.+|prior:.+|licence:[^.]+\..+")
    }
}
