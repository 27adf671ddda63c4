//! Sorts of value: what may be compared with what.

use std::sync::Arc;

/// The values of a choice.
pub type Options = Arc<[String]>;

/// What sort of value a part of an expression has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Yes or no.
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
    /// One of these very texts: a literal, or what `gender_of` gives.
    Literal(Vec<String>),
    /// One of these options.
    Choice(Options),
    /// Any of these options.
    Choices(Options),
    /// A day.
    Date,
    /// A month.
    Month,
    /// A day and a time.
    Moment,
    /// So many days or months.
    Span,
    /// A repeating group.
    Rows,
    /// All cells of a column of a repeating group.
    Column(Box<Sort>),
}

impl Sort {
    /// Its name for authors.
    pub fn name(&self) -> String {
        match self {
            Self::Bool => "是否".to_owned(),
            Self::Number => "数字".to_owned(),
            Self::Text | Self::Literal(_) => "文字".to_owned(),
            Self::Choice(_) => "单选".to_owned(),
            Self::Choices(_) => "多选".to_owned(),
            Self::Date => "日期".to_owned(),
            Self::Month => "年月".to_owned(),
            Self::Moment => "日期时间".to_owned(),
            Self::Span => "天数".to_owned(),
            Self::Rows => "表格".to_owned(),
            Self::Column(sort) => format!("一整列{}", sort.name()),
        }
    }

    /// Whether it is a point in time.
    pub const fn is_day(&self) -> bool {
        matches!(self, Self::Date | Self::Month | Self::Moment)
    }

    /// Whether it is text that somebody typed or that stands in the expression.
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Literal(_))
    }

    /// Whether a value of this sort can be stored in a field of sort `target`.
    pub fn fits(&self, target: &Self) -> bool {
        match (self, target) {
            (Self::Literal(_), Self::Text) => true,
            (Self::Literal(texts), Self::Choice(options)) => {
                texts.iter().all(|it| options.contains(it))
            }
            (Self::Choice(from), Self::Choice(options)) => {
                from.iter().all(|it| options.contains(it))
            }
            (a, b) => a == b,
        }
    }

    /// The sort of either of two values.
    pub fn either(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Literal(a), Self::Literal(b)) => {
                let mut both = a.clone();
                both.extend(b.iter().filter(|it| !a.contains(it)).cloned());
                Some(Self::Literal(both))
            }
            (a, b) if a.fits(b) => Some(b.clone()),
            (a, b) if b.fits(a) => Some(a.clone()),
            _ => None,
        }
    }
}
