//! Kinds: `text`, `company_name`, or one key with its particulars, as in `{number: {unit: 万元}}`.

use hall_core::decimal::Decimal;
use hall_core::kind::ValueKind;

use super::option::{OptionEntry, OptionList};
use crate::fault::FaultLog;
use crate::place::Text;
use crate::suggest;
use crate::yaml::{KeyShape, MapShape, Node, NodeKind, Read, Shape, entry};

/// What values a field takes.
#[derive(Clone, Debug)]
pub enum KindEntry {
    /// Free text.
    Text(TextEntry),
    /// Text with a form of its own.
    Checked(ValueKind),
    /// The number of a certificate whose type stands in the named field.
    Certificate(Text),
    /// A number.
    Number(NumberEntry),
    /// Yes or no.
    YesNo,
    /// A statement that must be agreed to.
    Consent,
    /// A signature, perhaps of the person named in a field.
    Signature(SignatureEntry),
    /// A day.
    Date,
    /// A month.
    Month,
    /// A day and a time.
    Moment,
    /// One option.
    Choice(Vec<OptionEntry>),
    /// One option of a shared table.
    Code(Text),
    /// Several options.
    Choices(Vec<OptionEntry>),
    /// An address.
    Address,
    /// A repeating group.
    Rows(RowsEntry),
}

entry! {
    /// `text`
    pub struct TextEntry {
        /// The least number of characters.
        min: u16 = 1,
        /// The greatest number of characters.
        max: u16 = 100,
        /// Whether it may run over several lines.
        lines: bool = false,
    }
}

entry! {
    /// `number`
    pub struct NumberEntry {
        /// The unit.
        unit: Option<Text>,
        /// How many decimals it may have.
        decimals: u8 = 0,
        /// The smallest.
        min: Option<Decimal>,
        /// The largest.
        max: Option<Decimal>,
    }
}

entry! {
    /// `signature`
    pub struct SignatureEntry or by {
        /// The field that holds the signer's name.
        by: Option<Text>,
    }
}

entry! {
    /// `rows`
    pub struct RowsEntry {
        /// What one row is.
        item: Text,
        /// The least number of rows.
        min: u16 = 0,
        /// The greatest number of rows.
        max: u16,
        /// Columns that are part of the table's own shape.
        columns: Vec<ColumnEntry>,
        /// Whether the group only repeats a subject.
        repeats_subject: bool = false,
    }
}

entry! {
    /// A column that is part of a table's own shape.
    pub struct ColumnEntry {
        /// The column's name inside its table.
        key: Text,
        /// The label.
        label: Text,
        /// What values it takes.
        kind: KindEntry,
        /// How to fill it in.
        hint: Option<Text>,
        /// A well-formed example.
        example: Option<Text>,
        /// Whether it must be filled in: `required` or `optional`.
        need: Option<Text>,
        /// Whether it is sensitive personal information.
        sensitive: bool = false,
    }
}

const PLAIN: [&str; 13] = [
    "text",
    "number",
    "yes_no",
    "consent",
    "signature",
    "date",
    "month",
    "moment",
    "choice",
    "choices",
    "code",
    "certificate",
    "address",
];

/// Kinds that cannot stand alone.
const NEEDS_MORE: [&str; 5] = ["choice", "choices", "code", "certificate", "rows"];

impl Read for KindEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        if let Some(name) = node.text() {
            return Self::plain(name, node, log);
        }
        let (code, what, mend) = match &node.kind {
            NodeKind::Map(pairs) => match pairs.as_slice() {
                [(name, particulars)] => return Self::particular(name, particulars, log),
                _ => (
                    "kind_of_several",
                    "kind 里应当只有一个种类",
                    "检查缩进：种类的细目要比种类多缩进一级，如 {number: {unit: 万元, decimals: 2}}",
                ),
            },
            _ => (
                "no_kind",
                "这里应当写种类",
                "如 text、date、{number: {unit: 万元}}",
            ),
        };
        log.add(node.place, code, what, mend);
        None
    }

    fn shape() -> Shape {
        Shape::Named("Kind", kind_shape)
    }
}

/// The kinds that can stand alone, and those with particulars, of which just one is written.
fn kind_shape() -> Shape {
    let checked = ValueKind::ALL.iter().map(|it| it.id());
    let alone = PLAIN.into_iter().filter(|it| !NEEDS_MORE.contains(it));
    let mut shapes = vec![Shape::Word(alone.chain(checked).collect())];
    shapes.extend(PARTICULARS.map(|(name, keys)| Shape::Map(MapShape { name, keys })));
    Shape::Either(shapes)
}

type Keys = fn() -> Vec<KeyShape>;

const PARTICULARS: [(&str, Keys); 8] = [
    ("KindText", || {
        vec![KeyShape::needed("text", TextEntry::shape())]
    }),
    ("KindNumber", || {
        vec![KeyShape::needed("number", NumberEntry::shape())]
    }),
    ("KindSignature", || {
        vec![KeyShape::needed("signature", SignatureEntry::shape())]
    }),
    ("KindChoice", || {
        vec![KeyShape::needed("choice", OptionList::shape())]
    }),
    ("KindChoices", || {
        vec![KeyShape::needed("choices", OptionList::shape())]
    }),
    ("KindCode", || vec![KeyShape::needed("code", Shape::Text)]),
    ("KindCertificate", || {
        vec![KeyShape::needed("certificate", Shape::Text)]
    }),
    ("KindRows", || {
        vec![KeyShape::needed("rows", RowsEntry::shape())]
    }),
];

impl KindEntry {
    fn plain(name: &Text, node: &Node, log: &mut FaultLog) -> Option<Self> {
        let place = node.place;
        Some(match name.as_str() {
            "text" => Self::Text(TextEntry {
                place,
                min: 1,
                max: 100,
                lines: false,
            }),
            "number" => Self::Number(NumberEntry {
                place,
                unit: None,
                decimals: 0,
                min: None,
                max: None,
            }),
            "yes_no" => Self::YesNo,
            "consent" => Self::Consent,
            "signature" => Self::Signature(SignatureEntry { place, by: None }),
            "date" => Self::Date,
            "month" => Self::Month,
            "moment" => Self::Moment,
            "address" => Self::Address,
            id => match ValueKind::from_id(id) {
                Some(kind) => Self::Checked(kind),
                None => return unknown(name, log),
            },
        })
    }

    fn particular(name: &Text, node: &Node, log: &mut FaultLog) -> Option<Self> {
        match name.as_str() {
            "text" => TextEntry::read(node, log).map(Self::Text),
            "number" => NumberEntry::read(node, log).map(Self::Number),
            "signature" => SignatureEntry::read(node, log).map(Self::Signature),
            "choice" => OptionList::read(node, log).map(|it| Self::Choice(it.0)),
            "choices" => OptionList::read(node, log).map(|it| Self::Choices(it.0)),
            "code" => Text::read(node, log).map(Self::Code),
            "certificate" => Text::read(node, log).map(Self::Certificate),
            "rows" => RowsEntry::read(node, log).map(Self::Rows),
            _ => unknown(name, log),
        }
    }
}

fn unknown<T>(name: &Text, log: &mut FaultLog) -> Option<T> {
    let needs_more = NEEDS_MORE.contains(&name.as_str());
    let checked = ValueKind::ALL.iter().map(|it| it.id());
    let (what, mend) = if needs_more {
        (
            format!("种类「{}」还要写细目", name.value),
            format!("写成 {{{}: …}}，写法见说明的“字段”一节", name.value),
        )
    } else if ValueKind::from_id(name.as_str()).is_some() || PLAIN.contains(&name.as_str()) {
        (
            format!("种类「{}」没有细目", name.value),
            format!("直接写 kind: {}", name.value),
        )
    } else {
        (
            format!("不认识种类「{}」", name.value),
            suggest::mend(
                name.as_str(),
                PLAIN.into_iter().chain(["rows"]).chain(checked),
                format!(
                    "普通种类有 {}、rows；带格式的种类见 hall value",
                    PLAIN.join("、")
                ),
            ),
        )
    };
    log.add(name.place, "unknown_kind", what, mend);
    None
}
