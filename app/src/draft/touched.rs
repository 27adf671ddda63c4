//! Who looks again after a change: the fields that the pre-check has looked at anew, and nobody else.
//!
//! Each field has a version of its own, so that a keystroke costs the same on a long form as on a short
//! one. What is no field, and whatever asks for the whole, hangs on the draft's version.

use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::FieldIx;
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::value::Answer;
use leptos::prelude::*;

use super::{Draft, Place, field_of};

/// The versions of the fields of one bundle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touched(StoredValue<Vec<RwSignal<u32>>>);

impl Touched {
    /// None was touched yet.
    pub(super) fn none_of(plan: &Arc<Plan>) -> Self {
        let fields = plan.bundle().fields.iter();
        Self(StoredValue::new(fields.map(|_| RwSignal::new(0)).collect()))
    }

    fn of(self, field: FieldIx) -> Option<RwSignal<u32>> {
        self.0.with_value(|it| it.get(field.at()).copied())
    }
}

impl Draft {
    /// Looks at the pre-check, again after each change.
    pub fn watch<R>(self, look: impl FnOnce(&Precheck) -> R) -> R {
        self.version.track();
        self.peek(look)
    }

    /// Looks at the pre-check once.
    pub fn peek<R>(self, look: impl FnOnce(&Precheck) -> R) -> R {
        self.state.with_value(|it| look(&it.check))
    }

    /// Looks at the application, again after each change.
    pub fn application<R>(self, look: impl FnOnce(&Application) -> R) -> R {
        self.version.track();
        self.peek_application(look)
    }

    pub(super) fn peek_application<R>(self, look: impl FnOnce(&Application) -> R) -> R {
        self.state.with_value(|it| look(&it.application))
    }

    /// Looks at what the pre-check knows of one place, again after each change that touches it.
    pub fn watch_at<R>(self, place: Place, look: impl FnOnce(&Precheck) -> R) -> R {
        self.track(place.field());
        self.peek(look)
    }

    /// The same for a place as findings spell it; what is no field hangs on the whole draft.
    pub(super) fn track_at(self, at: &str) {
        match field_of(&self.plan(), at) {
            Some(field) => self.track(field),
            None => self.version.track(),
        }
    }

    pub(super) fn track(self, field: FieldIx) {
        self.touched.of(field).unwrap_or(self.version).track();
    }

    /// The same once.
    pub fn peek_answer(self, place: Place) -> Answer {
        untrack(|| self.answer(place))
    }

    /// Has everything that reads this place look again.
    pub(super) fn raise_at(self, at: &str) {
        let field = field_of(&self.plan(), at);
        if let Some(version) = field.and_then(|it| self.touched.of(it)) {
            version.update(|it| *it = it.wrapping_add(1));
        }
    }

    /// Has everything that reads a changed place look again.
    pub(super) fn rise(self) {
        let mut touched = Vec::new();
        self.state
            .update_value(|it| touched = it.check.take_touched());
        let raise = |it: RwSignal<u32>| it.update(|it| *it = it.wrapping_add(1));
        for version in touched.into_iter().filter_map(|it| self.touched.of(it)) {
            raise(version);
        }
        raise(self.version);
    }
}
