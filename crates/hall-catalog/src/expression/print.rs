//! An expression as text, with no more parentheses than it needs.

use std::fmt::{self, Display, Formatter};

use super::ast::{Ast, AstKind};

impl Display for Ast {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            AstKind::Bool(value) => write!(f, "{value}"),
            AstKind::Number(number) => write!(f, "{number}"),
            AstKind::Text(text) if text.contains('"') => write!(f, "'{text}'"),
            AstKind::Text(text) => write!(f, "\"{text}\""),
            AstKind::Name(name) => f.write_str(name),
            AstKind::List(items) => {
                f.write_str("[")?;
                comma_separated(items, f)?;
                f.write_str("]")
            }
            AstKind::Not(inner) => {
                f.write_str("!")?;
                inner.write_above(5, f)
            }
            AstKind::Binary(operator, left, right) => {
                // Comparisons do not chain, so both sides must bind more tightly.
                let strength = operator.strength();
                left.write_above(if strength == 4 { 4 } else { strength - 1 }, f)?;
                write!(f, " {} ", operator.sign())?;
                right.write_above(strength, f)
            }
            AstKind::Choose(condition, yes, no) => {
                condition.write_above(1, f)?;
                write!(f, " ? {yes} : {no}")
            }
            AstKind::Call(receiver, function, arguments) => {
                if let Some(receiver) = receiver {
                    receiver.write_above(6, f)?;
                    f.write_str(".")?;
                }
                write!(f, "{function}(")?;
                comma_separated(arguments, f)?;
                f.write_str(")")
            }
        }
    }
}

impl Ast {
    /// How tightly its outermost operator binds.
    fn strength(&self) -> u8 {
        match &self.kind {
            AstKind::Choose(..) => 1,
            AstKind::Binary(operator, ..) => operator.strength(),
            // A number because `-1.contains(…)` would read as one with a dot behind it.
            AstKind::Not(_) | AstKind::Number(_) => 6,
            _ => 7,
        }
    }

    fn write_above(&self, strength: u8, f: &mut Formatter<'_>) -> fmt::Result {
        if self.strength() <= strength {
            write!(f, "({self})")
        } else {
            write!(f, "{self}")
        }
    }
}

fn comma_separated(items: &[Ast], f: &mut Formatter<'_>) -> fmt::Result {
    for (n, item) in items.iter().enumerate() {
        if 0 < n {
            f.write_str(", ")?;
        }
        write!(f, "{item}")?;
    }
    Ok(())
}
