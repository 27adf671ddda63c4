//! The conditions of the sources: a small subset of CEL (Common Expression Language).
//!
//! # Steps
//! 1. [`parse`] turns the text into a tree ([`Ast`]) in which every part knows its span.
//! 2. [`Vocabulary`] holds the names that exist, each with its sort of value.
//! 3. [`type_check`] resolves the names, checks the sorts and gives the typed tree of `hall-core`.
//!
//! Spans are counted in characters from the start of the expression. Parsing never panics: length and
//! depth are bounded, and every error says what is wrong and how to mend it.

mod ast;
mod call;
mod check;
mod compare;
mod error;
mod parse;
mod print;
mod sort;
mod token;
mod vocabulary;

pub use ast::{Ast, AstKind, Operator, Span};
pub use check::{type_check, type_check_condition, type_check_value};
pub use error::ExpressionError;
pub use parse::parse;
pub use sort::{Options, Sort};
pub use vocabulary::{FieldWord, RowScope, Vocabulary};

#[cfg(test)]
mod tests;
