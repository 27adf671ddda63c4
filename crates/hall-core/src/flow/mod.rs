//! After submission: one application, several departments, one outcome, as a pure transition table.
//!
//! [`decide`] says what a command leads to, or why it is refused; [`apply`] takes an event in; [`due`]
//! lists what time makes happen; [`offers`] lists what somebody may do. All are pure and total. The
//! server stores events and nothing else, and the app shows the acts that the table would accept.
//!
//! # The application
//!
//! ```text
//!            Submit            Accept, or five working days of silence (许可法 32)
//!   Empty ──────────► Submitted ───────────────────────────────► Open ──────────► Closed (办结)
//!                      │  ▲   │                                   │   every case ended,
//!              Notify  │  │   │ Decline (不予受理, with reasons)     │   every result handed over
//!   (一次性告知, all  ▼  │   └──────────► Declined                │
//!    at once)       Noticed  Correct                              │ Withdraw: open cases end,
//!                      │                                          │ decided ones stand and are
//!                      └ not in time ────► Lapsed                 ▼ still handed over
//! ```
//! Withdrawing before acceptance closes at once. Whatever ended is rated once, invited after three days;
//! a poor rating is called back; complaints climb four levels, at any time.
//!
//! # The cases
//!
//! They open at acceptance, so each department has its case once, and so do its clocks count from there
//! (许可法 42; silence counts from the day of receipt, 许可法 32).
//!
//! ```text
//!            everything that it waits for           Decide (许可法 38: a refusal says why)
//!   Waiting ────────────────────────────► InReview ──────────────────────► Approved ──► Revoked
//!      │     is approved                     │                        └──► Refused      a commitment
//!      │                                     │ a deferred material or an                was broken
//!      │ something that it waits for         │ answer did not come in time              (许可法 69)
//!      ▼ has failed                          ▼
//!   Cancelled                            Terminated          Withdrawn: with the application
//! ```
//! A failed root cancels what waits for it, and a failed leaf nothing. While a case is in review, and
//! beside one another:
//!
//! - **One reviewer** has it in hand; any act on a free case takes it. Who accepted may not decide
//!   (受办分离). Every act names the version that it saw.
//! - **A supplement** (补正) is one request of all departments. The first that asks opens a window of one
//!   working day; each of the others joins in, or says that it needs nothing. It is sent when all have
//!   spoken, when the window ends, or when reception sends it. While one is with the applicant, the next
//!   is collected. What a department names a second time although it could have seen it the first time
//!   is flagged in the event (`late`), not refused: the applicant needs to hear it, and the supervisor too.
//! - **A special procedure** (survey, acceptance, hearing, testing, expert opinion), alone or joint, may
//!   have things put right once. Testing, hearing and expert opinion stop both clocks for as long as was
//!   announced (许可法 45); a survey stops the promised one where the service says so.
//! - **An extension**, once, granted by the head and never by who asked (许可法 42).
//! - **Deferred materials** (容缺) and **outside parties** have deadlines of their own; approval waits for
//!   them, refusal does not.
//!
//! Clocks stand still exactly while somebody else is asked ([`clock`]), lights are read from them
//! ([`light`]), and every deadline climbs the same ladder of rungs, each recorded once ([`timer`]).

mod actor;
mod after;
mod apply;
mod case;
mod clock;
mod command;
mod consequence;
mod context;
mod decide;
mod delivery;
mod due;
mod event;
mod light;
mod limits;
mod offers;
mod office;
mod recipient;
mod refusal;
mod rules;
mod state;
mod timer;

pub use actor::{Actor, Role};
pub use after::{Appeal, CallBack, Complaint, Grievance, Level, Rating, Stars};
pub use apply::apply;
pub use case::{
    Asking, Case, Conclusion, Deferred, Extension, Findings, Inspection, Party, Phase, Procedure,
    Special, Step,
};
pub use clock::{CaseClock, Pause, Stops, bundle_due, case_clock};
pub use command::{Act, Command, DeskAct, Item, Origin, Outcome, Repair, Ruling};
pub use context::Context;
pub use decide::decide;
pub use delivery::{Certificate, CertificateState, Delivery, Handover, Pace, Place, USUAL_CARRIER};
pub use due::{Deadline, deadlines, due};
pub use event::Event;
pub use light::Light;
pub use limits::Limits;
pub use offers::{offers, samples};
pub use recipient::{Lacks, Recipient};
pub use refusal::Refusal;
pub use rules::{
    CaseRules, Commitment, Credit, Deferral, PartyRule, ResultRule, Rules, SurveyClock,
};
pub use state::{CreditNote, Notices, Stage, State, Supplement};
pub use timer::{Matter, Rung, Timer, Until, WaitsFor};

#[cfg(test)]
mod tests;
