//! The exploration against walking through the situations one by one with the engine that the app uses.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_catalog::check::{Explored, Range};
use hall_catalog::{Catalogue, Files, check};
use hall_core::application::Application;
use hall_core::catalog::{Bundle, Days};
use hall_core::merge::one_form;
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};

use crate::{folder, good};

/// Walks through situations and keeps count as the exploration does.
struct Walk {
    plan: Arc<Plan>,
    /// Which of the options of a question are taken; all, or one.
    take: Box<dyn FnMut(usize) -> Vec<usize>>,
    seen: Explored,
}

impl Walk {
    fn new(bundle: &Bundle, take: Box<dyn FnMut(usize) -> Vec<usize>>) -> Self {
        let none = Range {
            least: usize::MAX,
            most: 0,
        };
        Self {
            plan: Arc::new(Plan::new(bundle.clone())),
            take,
            seen: Explored {
                bundle: bundle.id.clone(),
                fields: none,
                materials: none,
                working_days: Range {
                    least: Days::halves(u32::MAX),
                    most: Days::default(),
                },
                ..Explored::default()
            },
        }
    }

    fn step(&mut self, position: usize, situation: &mut BTreeMap<String, String>) {
        let application = Application {
            situation: situation.clone(),
            ..Application::default()
        };
        let check = Precheck::open(Arc::clone(&self.plan), NaiveDate::default(), &application);
        let plan = Arc::clone(&self.plan);
        let Some(question) = plan.bundle().questions.get(position) else {
            self.count(&check);
            return;
        };
        if check.questions()[position].relevant.is_no() {
            self.step(position + 1, situation);
            return;
        }
        for taken in (self.take)(question.options.len()) {
            let option = &question.options[taken];
            if option.stops.is_empty() {
                situation.insert(question.id.clone(), option.value.clone());
                self.step(position + 1, situation);
                situation.remove(&question.id);
            } else {
                self.seen.stopped += 1;
            }
        }
    }

    fn count(&mut self, check: &Precheck) {
        fn widen<T: PartialOrd + Copy>(range: &mut Range<T>, it: T) {
            if it < range.least {
                range.least = it;
            }
            if range.most < it {
                range.most = it;
            }
        }
        let figures = one_form(check, &Holdings::default()).figures;
        self.seen.situations += 1;
        widen(&mut self.seen.fields, figures.fields.merged);
        widen(&mut self.seen.materials, figures.materials.merged);
        widen(&mut self.seen.working_days, figures.working_days.together);
    }
}

fn explored(files: &Files, id: &str) -> (Bundle, Explored) {
    let catalogue = Catalogue::load(files).unwrap();
    let report = check(files);
    let explored = report.explored.iter().find(|it| it.bundle == id).unwrap();
    assert_eq!(explored.incomplete, None, "{id}");
    (catalogue.bundle(id).unwrap().clone(), explored.clone())
}

fn every_situation(files: &Files, id: &str) {
    let (bundle, explored) = explored(files, id);
    let mut walk = Walk::new(&bundle, Box::new(|n| (0..n).collect()));
    walk.step(0, &mut BTreeMap::new());
    assert_eq!(explored, walk.seen);
}

#[test]
fn the_small_catalogue_is_explored_as_if_walked_through() {
    every_situation(&good(), "open-shop");
}

#[test]
fn labour_dispatch_is_explored_as_if_walked_through() {
    every_situation(&Files::open(&folder("data")).unwrap(), "labour-dispatch-hr");
}

/// Random walks, the same in every run, through what is too much to be walked through.
#[test]
fn no_walk_leaves_the_explored_range() {
    let files = Files::open(&folder("data")).unwrap();
    let report = check(&files);
    let catalogue = Catalogue::load(&files).unwrap();
    for explored in &report.explored {
        let bundle = catalogue.bundle(&explored.bundle).unwrap();
        let mut state = 1_u64;
        let random = move |n: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            vec![usize::try_from(state >> 33).unwrap() % n]
        };
        let mut walk = Walk::new(bundle, Box::new(random));
        for _ in 0..200 {
            walk.step(0, &mut BTreeMap::new());
        }
        let id = &explored.bundle;
        assert!(explored.fields.least <= walk.seen.fields.least, "{id}");
        assert!(walk.seen.fields.most <= explored.fields.most, "{id}");
        assert!(
            explored.materials.least <= walk.seen.materials.least,
            "{id}"
        );
        assert!(walk.seen.materials.most <= explored.materials.most, "{id}");
        let (theirs, ours) = (&walk.seen.working_days, &explored.working_days);
        assert!(
            ours.least <= theirs.least && theirs.most <= ours.most,
            "{id}"
        );
    }
}

/// A newborn's guiding questions allow more situations than JSON can count exactly in the worst case; the
/// report must say all digits all the same.
#[test]
fn a_number_that_json_cannot_hold_stands_beside_as_text() {
    let explored = Explored {
        situations: 1 << 60,
        ..Explored::default()
    };
    let json = serde_json::to_value(&explored).unwrap();
    assert_eq!(json["situations"], 1_u64 << 53);
    assert_eq!(json["situations_exact"], (1_u64 << 60).to_string());
    assert_eq!(json.get("stopped_exact"), None);
}
