//! An application with its departments, a bank, the post, an agent and time, as a world to explore.
//!
//! The steps are the production table's: every act that it could be tried with, by whoever has the role
//! for it, and time. Time stands still until a day on which something new is due, so that days on which
//! nothing could happen are not told apart; versions are kept at one, because every act in here names the
//! version that it sees.

use std::hash::{Hash, Hasher};

use chrono::{Days, NaiveDate};
use hall_core::calendar::Calendar;
use hall_core::flow::{
    Act, Actor, Command, Context, Event, Extension, Findings, Refusal, Role, Rules, Rung, State,
    apply, decide, due, samples,
};

use crate::claims::{broken, is_early};
use crate::explore::{self, Step};

/// How a command is answered: the production table, or one with a rule left out.
pub(crate) type Table = fn(&State, &Command, &Context<'_>) -> Result<Vec<Event>, Refusal>;

/// A world to explore.
pub(crate) struct World {
    /// The rules of its application.
    pub(crate) rules: Rules,
    /// Which acts are tried.
    pub(crate) tries: fn(&State, &Act) -> bool,
    /// How many days it may last.
    pub(crate) days: u64,
    /// The table.
    pub(crate) table: Table,
    /// Whether what comes after the end is explored too.
    pub(crate) goes_on: bool,
    /// The working days.
    pub(crate) calendar: Calendar,
}

/// A state and the day.
#[derive(Clone)]
pub(crate) struct Moment {
    /// The state.
    pub(crate) state: State,
    /// The day.
    pub(crate) today: NaiveDate,
}

impl Hash for Moment {
    // The rules never change, and are the greatest part. A field that is added has to be named here.
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let State {
            rules: _,
            stage,
            notices,
            accepted_by,
            withdrawn_on,
            cases,
            supplement,
            barred,
            joints,
            certificates,
            delivery,
            parcel,
            credit,
            invitation,
            rating,
            complaint,
        } = &self.state;
        self.today.hash(hasher);
        (stage, notices, accepted_by, withdrawn_on, cases, supplement).hash(hasher);
        (barred, joints, certificates, delivery, parcel, credit).hash(hasher);
        (invitation, rating, complaint).hash(hasher);
    }
}

impl World {
    /// The production table.
    pub(crate) fn new(rules: Rules, days: u64, tries: fn(&State, &Act) -> bool) -> Self {
        Self {
            rules,
            tries,
            days,
            table: decide,
            goes_on: false,
            calendar: Calendar::default(),
        }
    }

    /// A Monday.
    pub(crate) fn first() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    /// The context on a day, in the evening.
    pub(crate) fn context(&self, today: NaiveDate) -> Context<'_> {
        Context {
            now: today.and_hms_opt(10, 0, 0).unwrap().and_utc(),
            today,
            calendar: &self.calendar,
        }
    }

    fn step(&self, at: &Moment, command: &Command) -> Option<Step<Moment>> {
        let context = self.context(at.today);
        let events = (self.table)(&at.state, command, &context).ok()?;
        if events.is_empty() {
            return None;
        }
        let mut state = at.state.clone();
        for event in &events {
            apply(&mut state, event);
        }
        let early = is_early(&at.state, &events, &context).then_some("nothing fires early");
        let wrong = early.or_else(|| broken(self, &at.state, &events, &state));
        self.forget(&mut state);
        Some(Step {
            command: Some(command.clone()),
            to: Moment {
                state,
                today: at.today,
            },
            wrong,
            leads_on: command.act != Act::Withdraw,
        })
    }

    /// Forgets what no rule reads any more, so that states that differ in nothing else are one: versions,
    /// the past of cases that have ended, and after the end everything, unless it goes on there.
    fn forget(&self, state: &mut State) {
        if state.stage.is_ended() && !self.goes_on {
            *state = State {
                stage: state.stage,
                ..State::default()
            };
        }
        for case in &mut state.cases {
            case.version = 1;
            if case.phase.is_final() {
                case.started_on = case.started_on.map(|_| Self::first());
                case.ended_on = case.ended_on.map(|_| Self::first());
                case.pauses.clear();
                case.named.clear();
                case.findings = Findings::None;
                case.extension = Extension::None;
                (case.promised, case.statutory) = (Rung::Quiet, Rung::Quiet);
            }
        }
    }

    /// The next day on which something new is due.
    fn tomorrow(&self, at: &Moment) -> Option<Step<Moment>> {
        let now = due(&at.state, &self.context(at.today));
        let last = Self::first() + Days::new(self.days);
        let mut days = at.today.iter_days().skip(1).take_while(|it| *it <= last);
        let today = days.find(|day| due(&at.state, &self.context(*day)) != now)?;
        Some(Step {
            command: None,
            to: Moment {
                state: at.state.clone(),
                today,
            },
            wrong: None,
            leads_on: true,
        })
    }
}

impl explore::World for World {
    type Moment = Moment;

    fn start(&self) -> Moment {
        let submit = Act::Submit {
            rules: Box::new(self.rules.clone()),
        };
        let command = Command::new(Actor::new(Role::Applicant, "applicant"), submit);
        let mut state = State::default();
        for event in &decide(&state, &command, &self.context(Self::first())).unwrap() {
            apply(&mut state, event);
        }
        Moment {
            state,
            today: Self::first(),
        }
    }

    fn steps(&self, at: &Moment) -> Vec<Step<Moment>> {
        if self.is_end(at) && !self.goes_on {
            return Vec::new();
        }
        let context = self.context(at.today);
        let mut commands = due(&at.state, &context);
        let acts = samples(&at.state, &context).into_iter();
        for act in acts.filter(|act| (self.tries)(&at.state, act)) {
            commands.extend(actors(&at.state, &act).into_iter().map(|by| Command {
                by,
                act: act.clone(),
            }));
        }
        let acted = commands.iter().filter_map(|it| self.step(at, it));
        acted.chain(self.tomorrow(at)).collect()
    }

    fn is_end(&self, at: &Moment) -> bool {
        at.state.stage.is_ended()
    }
}

/// Who tries an act: for what the applicant may do, also the agent; for a department, two reviewers.
fn actors(state: &State, act: &Act) -> Vec<Actor> {
    let one = |role: Role, id: &str| vec![Actor::new(role, id)];
    let department = |case: usize| state.rules.cases[case].department.clone();
    match act {
        Act::Desk { case, act, .. } => {
            use hall_core::flow::DeskAct::{Assign, Decide, RuleOnExtension, Take};
            let contested = *case == 0 && matches!(act, Take | Decide { .. });
            let n_reviewers = 1 + usize::from(contested);
            match act {
                Assign { .. } | RuleOnExtension { .. } => {
                    one(Role::Head(department(*case)), "head")
                }
                // Two of the first department are enough to get in each other's way, and to take the
                // case or decide it is enough to do so.
                _ => ["reviewer", "colleague"][..n_reviewers]
                    .iter()
                    .map(|id| Actor::new(Role::Reviewer(department(*case)), id))
                    .collect(),
            }
        }
        Act::Inspect { case, .. } => one(Role::Reviewer(department(*case)), "reviewer"),
        Act::Confirm { case, item } | Act::Deny { case, item, .. } => {
            let party = state.rules.cases[*case].parties[*item].party.clone();
            one(Role::Party(party), "outside")
        }
        Act::Deliver { .. } | Act::Return { .. } => one(Role::Party("post".to_owned()), "post"),
        Act::Issue { .. } | Act::HandOver { .. } | Act::Send { .. } => {
            one(Role::Issuing, "issuing")
        }
        Act::Turn { item, .. } => one(
            Role::Head(department(state.certificates[*item].case)),
            "head",
        ),
        Act::Bar { .. } | Act::RuleOnAppeal { .. } | Act::RepairCredit { .. } => {
            one(Role::Supervisor, "supervisor")
        }
        Act::Escalate { .. } | Act::Settle { .. } => vec![
            Actor::new(Role::Reception, "desk"),
            Actor::new(Role::Head(department(0)), "head"),
            Actor::new(Role::Supervisor, "supervisor"),
        ],
        Act::Withdraw | Act::Rate { .. } | Act::Complain { .. } => {
            one(Role::Applicant, "applicant")
        }
        Act::Answer { .. }
        | Act::Correct { .. }
        | Act::Mended { .. }
        | Act::HandIn { .. }
        | Act::ChangeContact
        | Act::ChangeDelivery { .. } => one(Role::Agent, "agent"),
        _ => one(Role::Reception, "desk"),
    }
}
