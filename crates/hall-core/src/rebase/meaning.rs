//! What a name means in a bundle, as a line of text.
//!
//! The line of a field is `subject / label: kind`; of everything else it is its label alone. Two lines are
//! compared letter by letter: a label that was only reworded counts as another meaning, because nobody
//! but a person can tell a mended typing error from monthly and yearly income.

use std::fmt::{self, Display, Formatter};

use super::materials;
use crate::catalog::{Bundle, Field, Kind, Opt, Question, WayKind};

/// Something that an answer speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol<'a> {
    /// A field outside any table, or a table.
    Field(&'a str),
    /// A column of a table, by the table and the column's own name.
    Column(&'a str, &'a str),
    /// An option of a field or column, by the whole key.
    Option(&'a str, &'a str),
    /// A guiding question.
    Question(&'a str),
    /// An answer to a guiding question.
    Answer(&'a str, &'a str),
    /// A material.
    Material(&'a str),
    /// A way of providing a material.
    Way(&'a str, WayKind),
}

impl Display for Symbol<'_> {
    /// As a draft spells it.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(key) => f.write_str(key),
            Self::Column(group, column) => write!(f, "{group}.{column}"),
            Self::Option(key, value) => write!(f, "{key}={value}"),
            Self::Question(id) => write!(f, "situation.{id}"),
            Self::Answer(id, value) => write!(f, "situation.{id}={value}"),
            Self::Material(id) => write!(f, "material.{id}"),
            Self::Way(id, way) => write!(f, "material.{id}={}", way.id()),
        }
    }
}

impl Symbol<'_> {
    /// What it means in a bundle; `None` if the bundle has no such thing.
    pub fn meaning(self, bundle: &Bundle) -> Option<String> {
        match self {
            Self::Field(key) => field(bundle, key)
                .filter(|it| it.group.is_none())
                .map(|it| line(bundle, it)),
            Self::Column(group, name) => column(bundle, group, name).map(|it| line(bundle, it)),
            Self::Option(key, value) => {
                let options = options(bundle, &field(bundle, key)?.kind);
                let option = options.iter().find(|it| it.value == value)?;
                Some(option.label.clone())
            }
            Self::Question(id) => question(bundle, id).map(|it| it.ask.clone()),
            Self::Answer(id, value) => {
                let options = &question(bundle, id)?.options;
                let option = options.iter().find(|it| it.value == value)?;
                Some(option.label.clone())
            }
            Self::Material(id) => materials::material(bundle, id).map(|it| it.name.clone()),
            Self::Way(id, way) => materials::way(bundle, id, way),
        }
    }
}

pub(super) fn field<'a>(bundle: &'a Bundle, key: &str) -> Option<&'a Field> {
    bundle.fields.iter().find(|it| it.key == key)
}

/// A column of a table.
pub(super) fn column<'a>(bundle: &'a Bundle, group: &str, name: &str) -> Option<&'a Field> {
    let found = field(bundle, &format!("{group}.{name}"))?;
    let table = bundle.fields.get(found.group?.at())?;
    (table.key == group).then_some(found)
}

fn question<'a>(bundle: &'a Bundle, id: &str) -> Option<&'a Question> {
    bundle.questions.iter().find(|it| it.id == id)
}

/// The options of a field that has some.
pub(super) fn options<'a>(bundle: &'a Bundle, kind: &'a Kind) -> &'a [Opt] {
    match kind {
        Kind::Choice(options) | Kind::Choices(options) => options,
        Kind::Code { table } => bundle
            .tables
            .get(usize::from(*table))
            .map_or(&[], |it| &it.options),
        _ => &[],
    }
}

/// The line of a field.
fn line(bundle: &Bundle, field: &Field) -> String {
    let subject = bundle
        .sections
        .get(usize::from(field.section.0))
        .map_or("", |it| it.title.as_str());
    let (label, kind) = (&field.label, kind(bundle, &field.kind));
    let table = field.group.and_then(|it| bundle.fields.get(it.at()));
    match table {
        Some(table) => format!("{subject} / {} / {label}: {kind}", table.label),
        None => format!("{subject} / {label}: {kind}"),
    }
}

/// The kind with what changes the sense of a value, and without what only limits it.
fn kind(bundle: &Bundle, kind: &Kind) -> String {
    let by = |at: &crate::catalog::FieldIx| {
        let field = bundle.fields.get(at.at());
        field.map_or_else(String::new, |it| it.key.clone())
    };
    match kind {
        Kind::Text { .. } => "text".to_owned(),
        Kind::Checked(kind) => kind.id().to_owned(),
        Kind::Certificate { by: it } => format!("certificate {}", by(it)),
        Kind::Number { unit, .. } => format!("number {unit}").trim_end().to_owned(),
        Kind::YesNo => "yes_no".to_owned(),
        Kind::Consent => "consent".to_owned(),
        Kind::Signature { by: Some(it) } => format!("signature {}", by(it)),
        Kind::Signature { by: None } => "signature".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Month => "month".to_owned(),
        Kind::Moment => "moment".to_owned(),
        // One of some options, wherever their list stands.
        Kind::Choice(_) | Kind::Code { .. } => "choice".to_owned(),
        Kind::Choices(_) => "choices".to_owned(),
        Kind::Address => "address".to_owned(),
        Kind::Rows { item, .. } => format!("rows {item}").trim_end().to_owned(),
    }
}

/// A line's label and its kind.
pub(super) fn parts(line: &str) -> (&str, &str) {
    line.rsplit_once(": ").unwrap_or((line, ""))
}
