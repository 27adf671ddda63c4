//! Values that follow from other answers.

use super::Precheck;
use crate::catalog::{Field, FieldIx};
use crate::condition::{Expr, Facts, Scope, Seen, evaluate};
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
        if self.lacks_what_is_read(&derive.from) {
            return Derived::None;
        }
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

    /// Whether a derivation reads a field that no service of this application uses. Then nothing can be
    /// worked out, and the value is what the applicant says: a department that gets the result alone
    /// cannot work it out again.
    fn lacks_what_is_read(&self, from: &Expr) -> bool {
        let mut lacks = false;
        from.visit(
            &mut |field| lacks = lacks || !self.is_used(field),
            &mut |_| {},
        );
        lacks
    }

    fn is_used(&self, field: FieldIx) -> bool {
        let group = self.plan.field(field).and_then(|it| it.group);
        let fields = [Some(field), group];
        fields.into_iter().flatten().any(|it| {
            self.plan
                .uses_of(it)
                .any(|(service, _)| self.is_on(service))
        })
    }
}
