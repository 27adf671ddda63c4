//! Values that follow from other answers.

use super::Precheck;
use crate::catalog::Field;
use crate::condition::{Facts, Scope, Seen, evaluate};
use crate::reading::{self, Read};
use crate::value::Value;

/// What a derivation gives.
#[derive(Debug)]
pub(super) enum Derived {
    /// The field has none, or nothing follows from what is known.
    None,
    /// It will follow once something else is answered.
    Pending,
    /// This is the value.
    Fixed(Value),
    /// This is the value unless the applicant gives another.
    Suggested(Value),
}

impl Precheck {
    /// What follows for a field or cell.
    pub(super) fn derived(&self, this: &Field, scope: Scope, row: usize) -> Derived {
        let Some(derive) = &this.derive else {
            return Derived::None;
        };
        let seen = evaluate(&derive.from, self, scope);
        // What follows must be a value of this field too: a passport number is no identity number.
        let value = seen.into_value().and_then(|value| {
            match self.read(this, &reading::written(&this.kind, &value), row) {
                Read::Value(value, _) => Some(value),
                Read::Nothing | Read::Wrong(_) => None,
            }
        });
        match (value, derive.editable) {
            (Some(value), false) => Derived::Fixed(value),
            (Some(value), true) => Derived::Suggested(value),
            (None, false) => {
                // Something it is worked out from is still open: then so is this. But where all is
                // known and nothing follows (no gender in a passport number), the person is asked.
                let open = std::cell::Cell::new(false);
                derive.from.visit(
                    &mut |field| open.set(open.get() || self.field(field, scope) == Seen::Unknown),
                    &mut |question| open.set(open.get() || self.ask(question) == Seen::Unknown),
                );
                if open.get() {
                    Derived::Pending
                } else {
                    Derived::None
                }
            }
            (None, true) => Derived::None,
        }
    }
}
