//! The tree of an expression before its names are looked up.

use hall_core::decimal::Decimal;

/// A part of an expression and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ast {
    /// What it is.
    pub kind: AstKind,
    /// Where it stands.
    pub span: Span,
}

/// A stretch of an expression's text, in characters.
///
/// Any two spans are equal: two trees that say the same are the same, wherever they stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// The first character.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
}

impl PartialEq for Span {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Span {}

impl Span {
    /// From the start of this one to the end of the other.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start,
            end: other.end,
        }
    }
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AstKind {
    /// `true`, `false`
    Bool(bool),
    /// `200`, `-0.5`
    Number(Decimal),
    /// `"leased"`
    Text(String),
    /// `org.name`, `ask.premises`, `today`
    Name(String),
    /// `["a", "b"]`
    List(Vec<Ast>),
    /// `!a`
    Not(Box<Ast>),
    /// `a && b`, `a == b` …
    Binary(Operator, Box<Ast>, Box<Ast>),
    /// `a ? b : c`
    Choose(Box<Ast>, Box<Ast>, Box<Ast>),
    /// `sum(a)`, or with a receiver `a.contains(b)`.
    Call(Option<Box<Ast>>, String, Vec<Ast>),
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    Differs,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `in`
    In,
    /// `+`
    Plus,
    /// `-`
    Minus,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Or,
        Self::And,
        Self::Equal,
        Self::Differs,
        Self::Less,
        Self::AtMost,
        Self::More,
        Self::AtLeast,
        Self::In,
        Self::Plus,
        Self::Minus,
    ];

    /// How it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Or => "||",
            Self::And => "&&",
            Self::Equal => "==",
            Self::Differs => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::In => "in",
            Self::Plus => "+",
            Self::Minus => "-",
        }
    }

    /// How tightly it binds; comparisons do not chain.
    pub const fn strength(self) -> u8 {
        match self {
            Self::Or => 2,
            Self::And => 3,
            Self::Equal
            | Self::Differs
            | Self::Less
            | Self::AtMost
            | Self::More
            | Self::AtLeast
            | Self::In => 4,
            Self::Plus | Self::Minus => 5,
        }
    }
}
