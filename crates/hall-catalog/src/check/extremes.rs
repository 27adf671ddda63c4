//! The least and the most of a bundle over all situations of its guiding questions: fields, materials and
//! working days, as `hall merge` counts them.
//!
//! The search says in which situations the extremes are; what is reported is then counted by the engine
//! that the app uses. If the two ever disagree, the report says that it is not complete.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::catalog::{Days, FieldIx, Kind, ServiceIx};
use hall_core::merge::{Figures, one_form};
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};

use super::diagram::Set;
use super::list::listed;
use super::report::Range;
use super::search::{Choices, Extremes, Term};
use super::space::Space;

/// What was found of one bundle.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) fields: Range<usize>,
    pub(super) materials: Range<usize>,
    pub(super) working_days: Range<Days>,
    /// Why it may not be exact, if it may not.
    pub(super) doubt: Option<&'static str>,
}

const DISAGREE: &str = "最少最多的算法和办事引擎数得不一样";
const ENTANGLED: &str = "几种材料任选其一，牵连太多";
const NOBODY: &str = "没有一种情形走得到头";

/// Finds the extremes of a bundle.
pub(super) fn extremes(space: &mut Space<'_>) -> Found {
    let mut found = Found::default();
    let engine = Engine {
        plan: Arc::new(Plan::new(space.bundle.clone())),
        seen: BTreeMap::new(),
    };
    let mut counted = Counted {
        engine,
        doubt: None,
    };
    let fields: Vec<Term> = fields(space).into_iter().map(|it| (it, 1)).collect();
    found.fields = counted.sum(space, &fields, |it| it.fields.merged);
    match listed(space) {
        Some(materials) => {
            let materials: Vec<Term> = materials.into_iter().map(|it| (it, 1)).collect();
            found.materials = counted.sum(space, &materials, |it| it.materials.merged);
        }
        None => counted.doubt = Some(ENTANGLED),
    }
    found.working_days = counted.days(space);
    found.doubt = counted.doubt;
    found
}

/// Where each field that counts stands on the one form.
fn fields(space: &mut Space<'_>) -> Vec<Set> {
    let bundle = space.bundle;
    let mut all = Vec::new();
    for (position, field) in bundle.fields.iter().enumerate() {
        let repeats = matches!(
            field.kind,
            Kind::Rows {
                repeats_subject: true,
                ..
            }
        );
        if field.inline || repeats {
            continue;
        }
        let field = FieldIx::new(position);
        let mut asked = Set::NONE;
        for service in 0..bundle.services.len() {
            let wanted = space.wanted(ServiceIx::new(service), field);
            let wanted = wanted.may(&mut space.diagram);
            asked = space.diagram.or(asked, wanted);
        }
        all.push(asked);
    }
    all
}

/// The engine that the app uses, on situations.
struct Engine {
    plan: Arc<Plan>,
    seen: BTreeMap<Vec<(String, String)>, Figures>,
}

impl Engine {
    fn figures(&mut self, space: &Space<'_>, choices: &Choices) -> Figures {
        let mut situation = Vec::new();
        for question in 0..space.bundle.questions.len() {
            if let Some((id, option)) = space.chosen(choices, question) {
                situation.push((id.to_owned(), option.value.clone()));
            }
        }
        if let Some(known) = self.seen.get(&situation) {
            return known.clone();
        }
        let application = Application {
            situation: situation.iter().cloned().collect(),
            ..Application::default()
        };
        // No figure depends on the day.
        let check = Precheck::open(Arc::clone(&self.plan), NaiveDate::default(), &application);
        let figures = one_form(&check, &Holdings::default()).figures;
        self.seen.insert(situation, figures.clone());
        figures
    }
}

struct Counted {
    engine: Engine,
    doubt: Option<&'static str>,
}

impl Counted {
    fn sum(
        &mut self,
        space: &mut Space<'_>,
        terms: &[Term],
        figure: impl Fn(&Figures) -> usize,
    ) -> Range<usize> {
        let legal = space.legal.clone();
        let Some(Extremes { least, most }) = space.search.weigh(&mut space.diagram, legal, terms)
        else {
            self.doubt = Some(NOBODY);
            return Range::default();
        };
        let mut one = |(expected, choices): (i64, Choices)| {
            let counted = figure(&self.engine.figures(space, &choices));
            if usize::try_from(expected) != Ok(counted) {
                self.doubt = Some(DISAGREE);
            }
            counted
        };
        Range {
            least: one(least),
            most: one(most),
        }
    }

    fn days(&mut self, space: &mut Space<'_>) -> Range<Days> {
        let issuing = space.bundle.issuing;
        let ends: Vec<(Days, Set)> = together(space).into_iter().collect();
        let mut reached = Vec::new();
        for (days, set) in ends {
            let mut all = space.legal.clone();
            all.push(set);
            if let Some(choices) = space.search.find(&mut space.diagram, all) {
                reached.push((days.plus(issuing), choices));
            }
        }
        let (Some(least), Some(most)) = (reached.first(), reached.last()) else {
            return Range::default();
        };
        let mut one = |(expected, choices): &(Days, Choices)| {
            let counted = self.engine.figures(space, choices).working_days.together;
            if counted != *expected {
                self.doubt = Some(DISAGREE);
            }
            counted
        };
        Range {
            least: one(least),
            most: one(most),
        }
    }
}

/// When all services that count are done, without issuing: each number of days with where it is the one.
fn together(space: &mut Space<'_>) -> BTreeMap<Days, Set> {
    let bundle = space.bundle;
    let mut all = BTreeMap::from([(Days::default(), Set::ALL)]);
    for (position, member) in bundle.members.iter().enumerate() {
        if member.own_clock {
            continue;
        }
        let service = ServiceIx::new(position);
        let finished = finished(space, service, 0);
        all = later(space, &all, service, &finished);
    }
    all
}

/// When a service has its result, if it takes part.
fn finished(space: &mut Space<'_>, service: ServiceIx, depth: usize) -> BTreeMap<Days, Set> {
    let bundle = space.bundle;
    let mut start = BTreeMap::from([(Days::default(), Set::ALL)]);
    // A chain longer than the list would be a circle; the catalogue's check refuses one.
    if bundle.services.len() < depth {
        return start;
    }
    let after = bundle.members.get(service.at()).map(|it| &it.after);
    for earlier in after.into_iter().flatten() {
        let its = finished(space, *earlier, depth + 1);
        start = later(space, &start, *earlier, &its);
    }
    let promises = space.promises(service);
    let mut all: BTreeMap<Days, Set> = BTreeMap::new();
    for (days, set) in start {
        for (own, there) in &promises {
            let both = space.diagram.and(set, *there);
            add(space, &mut all, days.plus(*own), both);
        }
    }
    all.retain(|_, set| *set != Set::NONE);
    all
}

fn add(space: &mut Space<'_>, all: &mut BTreeMap<Days, Set>, days: Days, set: Set) {
    let known = all.get(&days).copied().unwrap_or(Set::NONE);
    all.insert(days, space.diagram.or(known, set));
}

/// The later of two, where the service takes part; elsewhere the first.
fn later(
    space: &mut Space<'_>,
    start: &BTreeMap<Days, Set>,
    service: ServiceIx,
    its: &BTreeMap<Days, Set>,
) -> BTreeMap<Days, Set> {
    let on = space.on(service);
    let mut all: BTreeMap<Days, Set> = BTreeMap::new();
    for (days, set) in start {
        let off = space.diagram.minus(*set, on);
        let mut cases = vec![(*days, off)];
        for (other, there) in its {
            let both = space.diagram.and(*set, *there);
            cases.push(((*days).max(*other), space.diagram.and(both, on)));
        }
        for (days, set) in cases {
            add(space, &mut all, days, set);
        }
    }
    all.retain(|_, set| *set != Set::NONE);
    all
}
