//! One of the two bundles, looked at in one situation after the other.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::catalog::{Bundle, Question};
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;

use super::picture::{Picture, picture};

/// Answers to guiding questions.
pub(super) type Answers = BTreeMap<String, String>;

/// A bundle, and the pictures of it that were taken.
pub(super) struct Side {
    plan: Arc<Plan>,
    taken: BTreeMap<Answers, Rc<Picture>>,
}

impl Side {
    pub(super) fn new(bundle: &Bundle) -> Self {
        Self {
            plan: Arc::new(Plan::new(bundle.clone())),
            taken: BTreeMap::new(),
        }
    }

    pub(super) fn bundle(&self) -> &Bundle {
        self.plan.bundle()
    }

    pub(super) fn question(&self, id: &str) -> Option<&Question> {
        self.bundle().questions.iter().find(|it| it.id == id)
    }

    /// What it asks of somebody with these answers.
    pub(super) fn picture(&mut self, answers: &Answers) -> Rc<Picture> {
        if let Some(taken) = self.taken.get(answers) {
            return Rc::clone(taken);
        }
        let application = Application {
            situation: answers.clone(),
            ..Application::default()
        };
        // What a form asks does not depend on the day; a check needs one nevertheless.
        let day = NaiveDate::default();
        let check = Precheck::open(Arc::clone(&self.plan), day, &application);
        let taken = Rc::new(picture(&check));
        self.taken.insert(answers.clone(), Rc::clone(&taken));
        taken
    }
}
