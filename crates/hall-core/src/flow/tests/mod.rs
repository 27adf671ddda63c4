//! Claims about the case flow, topic by topic.

mod aftermath;
mod cases;
mod clocks;
mod intake;
mod materials;
mod parties;
mod properties;
mod results;
mod reviewing;
mod supplements;
mod telling;

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::calendar::Calendar;
use crate::catalog::Days;

/// A hall with one application, on a day that can be moved.
#[derive(Clone)]
struct Hall {
    state: State,
    today: NaiveDate,
    calendar: Calendar,
    told: Vec<Event>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn applicant() -> Actor {
    Actor::new(Role::Applicant, "lin")
}

fn agent() -> Actor {
    Actor::new(Role::Agent, "agent")
}

fn reception() -> Actor {
    Actor::new(Role::Reception, "window")
}

fn issuing() -> Actor {
    Actor::new(Role::Issuing, "issuing")
}

fn supervisor() -> Actor {
    Actor::new(Role::Supervisor, "supervisor")
}

fn bank() -> Actor {
    Actor::new(Role::Party("bank".to_owned()), "key-1")
}

fn item(at: &str) -> Item {
    Item {
        at: at.to_owned(),
        problem: "看不清".to_owned(),
        mend: "重新拍照".to_owned(),
        basis: String::new(),
        origin: Origin::Submission,
    }
}

/// A root, two that wait for it, and one that waits for one of these.
fn newborn() -> Rules {
    let case = |service: &str, department: &str, after: &[&str]| CaseRules {
        service: service.to_owned(),
        department: department.to_owned(),
        after: after.iter().map(|it| (*it).to_owned()).collect(),
        promised: Days::whole(10),
        statutory: Days::whole(20),
        extension: 10,
        results: vec![ResultRule {
            kind: format!("{service}-paper"),
            months: None,
        }],
        ..CaseRules::default()
    };
    Rules {
        cases: vec![
            case("certificate", "hospital", &[]),
            case("household", "police", &["certificate"]),
            case("vaccination", "health", &["certificate"]),
            case("insurance", "insurance", &["household"]),
        ],
        ..Rules::default()
    }
}

impl Hall {
    /// Submitted on Monday the 23rd of November 2026.
    fn submitted(rules: Rules) -> Self {
        let mut hall = Self {
            state: State::default(),
            today: day("2026-11-23"),
            calendar: Calendar::default(),
            told: Vec::new(),
        };
        let rules = Box::new(rules);
        hall.must(&applicant(), Act::Submit { rules });
        hall
    }

    /// Submitted and accepted by the hall itself.
    fn accepted(rules: Rules) -> Self {
        let mut hall = Self::submitted(rules);
        hall.must(&Actor::hall(), Act::Accept);
        hall
    }

    fn context(&self) -> Context<'_> {
        let now: DateTime<Utc> = self.today.and_hms_opt(2, 0, 0).unwrap().and_utc();
        Context {
            now,
            today: self.today,
            calendar: &self.calendar,
        }
    }

    fn try_to(&mut self, by: &Actor, act: Act) -> Result<Vec<Event>, Refusal> {
        let command = Command::new(by.clone(), act);
        let events = decide(&self.state, &command, &self.context())?;
        for event in &events {
            apply(&mut self.state, event);
        }
        self.told.extend(events.iter().cloned());
        Ok(events)
    }

    fn must(&mut self, by: &Actor, act: Act) -> Vec<Event> {
        self.try_to(by, act.clone())
            .unwrap_or_else(|refusal| panic!("{act:?}: {refusal:?}"))
    }

    /// The reviewer of a case's department.
    fn reviewer(&self, case: usize) -> Actor {
        let department = self.state.rules.cases[case].department.clone();
        Actor::new(Role::Reviewer(department), "reviewer")
    }

    fn head(&self, case: usize) -> Actor {
        let department = self.state.rules.cases[case].department.clone();
        Actor::new(Role::Head(department), "head")
    }

    /// The reviewer's act on a case, in the version that there is.
    fn desk(&mut self, case: usize, act: DeskAct) -> Result<Vec<Event>, Refusal> {
        let by = self.reviewer(case);
        self.desk_by(&by, case, act)
    }

    fn desk_by(&mut self, by: &Actor, case: usize, act: DeskAct) -> Result<Vec<Event>, Refusal> {
        let seen = self.state.cases[case].version;
        self.try_to(by, Act::Desk { case, seen, act })
    }

    fn decide(&mut self, case: usize, outcome: Outcome) -> Result<Vec<Event>, Refusal> {
        let reason = "符合条件".to_owned();
        self.desk(case, DeskAct::Decide { outcome, reason })
    }

    fn approve(&mut self, case: usize) {
        self.decide(case, Outcome::Approve).unwrap();
    }

    fn ask(&mut self, case: usize, at: &str) -> Result<Vec<Event>, Refusal> {
        let items = vec![item(at)];
        self.desk(case, DeskAct::Ask { items })
    }

    fn phases(&self) -> Vec<Phase> {
        self.state.cases.iter().map(|it| it.phase).collect()
    }

    /// Lets a day come, and carries out what time makes of it. Tells what rang.
    fn comes(&mut self, text: &str) -> Vec<(Matter, Rung)> {
        self.today = day(text);
        let mut rang = Vec::new();
        for command in due(&self.state, &self.context()) {
            if let Ok(events) = self.try_to(&command.by, command.act) {
                rang.extend(events.iter().filter_map(|event| match event {
                    Event::Rang { matter, rung } => Some((*matter, *rung)),
                    _ => None,
                }));
            }
        }
        rang
    }

    fn clock(&self, case: usize) -> CaseClock {
        case_clock(&self.state, case, &self.context()).unwrap()
    }
}
