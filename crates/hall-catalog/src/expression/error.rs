//! What is wrong with an expression.

use super::ast::Span;

/// An error in an expression, in words for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// The part that is wrong.
    pub span: Span,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl ExpressionError {
    /// An error over a span.
    pub fn new(span: Span, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            span,
            what: what.into(),
            mend: mend.into(),
        }
    }
}
