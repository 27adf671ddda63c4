//! What happened. Events are stored and never change; everything else follows from them.
//!
//! What an event says of the world (a day, a deadline) was worked out when it happened: a calendar that
//! is published later moves no deadline that the applicant was told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::after::{Grievance, Level, Stars};
use super::case::{Conclusion, Procedure};
use super::clock::Stops;
use super::command::{Item, Outcome, Ruling};
use super::delivery::{CertificateState, Delivery};
use super::rules::Rules;
use super::timer::{Matter, Rung, Until};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was submitted; reception answers by `until`.
    Submitted {
        on: NaiveDate,
        until: NaiveDate,
        by: Actor,
        rules: Box<Rules>,
    },
    /// The one-time notice. `late` names what could have been said in an earlier one (责任事件).
    Noticed {
        round: u32,
        items: Vec<Item>,
        late: Vec<String>,
        until: NaiveDate,
        by: Actor,
    },
    /// The applicant corrected it: received anew, reception answers by `until`.
    Corrected {
        round: u32,
        on: NaiveDate,
        until: NaiveDate,
        by: Actor,
    },
    /// It was accepted; the clocks count from `on`. By the hall itself when reception was silent.
    Accepted { on: NaiveDate, by: Actor },
    /// It was not accepted.
    Declined {
        on: NaiveDate,
        reason: String,
        by: Actor,
    },
    /// It was not corrected in time.
    Lapsed { on: NaiveDate },
    /// A case has everything that it waited for; its deferred materials are expected by these days.
    Started {
        case: usize,
        on: NaiveDate,
        deferred_until: Vec<NaiveDate>,
    },
    /// A case was cancelled, because what it waits for has failed.
    Cancelled { case: usize, because: usize },
    /// A case was handed to a reviewer, or a reviewer took it.
    Taken { case: usize, holder: String },
    /// A case is free.
    Released { case: usize },
    /// Somebody may no longer act as a reviewer here.
    Barred { who: String, by: Actor },
    /// A department wants something of the applicant. `late` names what it could have asked before.
    Asked {
        case: usize,
        items: Vec<Item>,
        late: Vec<String>,
        by: Actor,
    },
    /// A department needs nothing in this round.
    AskedNothing { case: usize },
    /// The first request of a round: the others join in by `until`.
    Collecting { until: NaiveDate },
    /// The requests of these cases went to the applicant as one; answered by `until`.
    SupplementSent {
        round: u32,
        cases: Vec<usize>,
        on: NaiveDate,
        until: NaiveDate,
    },
    /// The applicant answered it.
    Answered {
        round: u32,
        on: NaiveDate,
        by: Actor,
    },
    /// No case is left that wanted anything.
    SupplementDropped,
    /// A case's clocks stand still from the day after `on`.
    Paused {
        case: usize,
        on: NaiveDate,
        stops: Stops,
    },
    /// They run again from the day after `on`.
    Resumed { case: usize, on: NaiveDate },
    /// A special procedure began; it was announced to take until a day.
    ProcedureBegan {
        case: usize,
        procedure: Procedure,
        until: NaiveDate,
        people: Vec<String>,
    },
    /// Several departments come on one day, each for its case; `agenda` is their checklist.
    Arranged {
        joint: u32,
        cases: Vec<usize>,
        procedure: Procedure,
        on: NaiveDate,
        agenda: Vec<String>,
    },
    /// A special procedure ended, or things are to be put right.
    Concluded {
        case: usize,
        conclusion: Conclusion,
        note: String,
    },
    /// The applicant has put them right.
    Mended { case: usize },
    /// A reviewer asked for more time.
    ExtensionAsked {
        case: usize,
        days: u32,
        reason: String,
        by: Actor,
    },
    /// The head ruled on it.
    ExtensionRuled {
        case: usize,
        ruling: Ruling,
        reason: String,
        by: Actor,
    },
    /// A case was decided; its commitments are inspected by these days.
    Decided {
        case: usize,
        outcome: Outcome,
        reason: String,
        on: NaiveDate,
        inspect_until: Vec<NaiveDate>,
        by: Actor,
    },
    /// A case ended because the applicant let a deadline pass.
    Terminated {
        case: usize,
        because: Matter,
        on: NaiveDate,
    },
    /// The approval was taken back because a commitment was broken.
    Revoked { case: usize, item: usize },
    /// A deferred material came in.
    HandedIn { case: usize, item: usize, by: Actor },
    /// A commitment was inspected.
    Inspected {
        case: usize,
        item: usize,
        found: Conclusion,
        note: String,
        by: Actor,
    },
    /// A default was noted in the credit record.
    CreditNoted { case: usize, because: Matter },
    /// It was repaired.
    CreditRepaired { item: usize, by: Actor },
    /// An outside party was asked, by the hall or once more by a reviewer.
    PartyAsked {
        case: usize,
        item: usize,
        until: NaiveDate,
    },
    /// It confirmed.
    PartyConfirmed { case: usize, item: usize },
    /// It refused.
    PartyRefused {
        case: usize,
        item: usize,
        reason: String,
    },
    /// The applicant withdrew.
    Withdrawn { on: NaiveDate },
    /// A case ended with it.
    CaseWithdrawn { case: usize, on: NaiveDate },
    /// The applicant's telephone or address has changed.
    ContactChanged { by: Actor },
    /// The applicant wants the results otherwise.
    DeliveryChanged { delivery: Delivery, by: Actor },
    /// A certificate was made; it holds until a day.
    Issued {
        case: usize,
        kind: usize,
        until: Option<NaiveDate>,
    },
    /// These certificates were posted; the carrier says by `until` what became of them.
    Sent {
        items: Vec<usize>,
        waybill: String,
        /// None where it was posted before anybody waited for the carrier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    /// The carrier brought back what was on its way.
    Returned { reason: String },
    /// These certificates are with the applicant; nobody signs for an e-licence.
    HandedOver {
        items: Vec<usize>,
        signature: String,
    },
    /// A certificate was suspended, restored or revoked, or has expired.
    Turned {
        item: usize,
        to: CertificateState,
        reason: String,
    },
    /// Every case has ended and every result is handed over.
    Closed { on: NaiveDate },
    /// The applicant rated; a poor rating is called back by a day.
    Rated {
        stars: Stars,
        contact_until: NaiveDate,
    },
    /// The applicant rated once more, after the call-back.
    RatedAgain { stars: Stars },
    /// The applicant was called back; what was wrong is mended by a day, or was explained.
    Contacted {
        repair_until: Option<NaiveDate>,
        by: Actor,
    },
    /// It was mended.
    Repaired { done: String, by: Actor },
    /// A department appealed against a rating.
    Appealed { reason: String, by: Actor },
    /// The supervisor ruled on it.
    AppealRuled {
        ruling: Ruling,
        reason: String,
        by: Actor,
    },
    /// The applicant complained.
    Complained { about: Grievance, until: Until },
    /// The complaint climbed to a level.
    Escalated {
        to: Level,
        until: Until,
        reason: String,
    },
    /// The complaint was closed.
    Settled { conclusion: String, by: Actor },
    /// Time: a deadline reached a rung. Reminders, overdue lights and invitations are told from this.
    Rang { matter: Matter, rung: Rung },
}

impl Event {
    /// Whether it may still happen in an application that was withdrawn: what was decided stands and is handed over,
    /// and there is an aftermath. Nothing decides by this; recorded and explored histories are held against it.
    pub const fn may_follow_withdrawal(&self) -> bool {
        match self {
            Self::Issued { .. }
            | Self::Sent { .. }
            | Self::Returned { .. }
            | Self::HandedOver { .. }
            | Self::Turned { .. }
            | Self::ContactChanged { .. }
            | Self::DeliveryChanged { .. }
            | Self::Inspected { .. }
            | Self::Revoked { .. }
            | Self::CreditNoted { .. }
            | Self::CreditRepaired { .. }
            | Self::Closed { .. }
            | Self::Rated { .. }
            | Self::RatedAgain { .. }
            | Self::Contacted { .. }
            | Self::Repaired { .. }
            | Self::Appealed { .. }
            | Self::AppealRuled { .. }
            | Self::Complained { .. }
            | Self::Escalated { .. }
            | Self::Settled { .. } => true,
            Self::Rang { matter, .. } => matches!(
                matter,
                Matter::Certificate { .. }
                    | Matter::Inspection { .. }
                    | Matter::Parcel
                    | Matter::Invitation
                    | Matter::Contact
                    | Matter::Repair
                    | Matter::Complaint
            ),
            _ => false,
        }
    }
}
