//! One of the two bundles, looked at in one situation after the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::catalog::{Bundle, Question};
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;

use super::picture::{Picture, Uses, fixed, picture};

/// Answers to guiding questions.
pub(super) type Answers = BTreeMap<String, String>;

/// A bundle, ready to be looked at.
pub(super) struct Side {
    plan: Arc<Plan>,
    uses: Uses,
    /// What holds of its things in every situation.
    pub(super) fixed: Picture,
}

impl Side {
    pub(super) fn new(bundle: &Bundle) -> Self {
        Self {
            plan: Arc::new(Plan::new(bundle.clone())),
            uses: Uses::of(bundle),
            fixed: fixed(bundle),
        }
    }

    pub(super) fn bundle(&self) -> &Bundle {
        self.plan.bundle()
    }

    pub(super) fn question(&self, id: &str) -> Option<&Question> {
        self.bundle().questions.iter().find(|it| it.id == id)
    }

    /// What it asks of somebody with these answers.
    pub(super) fn picture(&self, answers: Answers) -> Picture {
        let application = Application {
            situation: answers,
            ..Application::default()
        };
        // What a form asks does not depend on the day; a check needs one nevertheless.
        let day = NaiveDate::default();
        let check = Precheck::open(Arc::clone(&self.plan), day, &application);
        picture(&check, &self.uses)
    }
}
