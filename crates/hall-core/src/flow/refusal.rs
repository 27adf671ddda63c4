//! Why an act is refused. Words for people are made where it is shown.

use serde::{Deserialize, Serialize};

/// Why an act is refused; the state stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    // Who.
    /// This role may not do that, or not in this department, or not for this party.
    NotYours,
    /// Who accepted may not decide, who asks may not approve (受办分离).
    SamePerson,
    /// They may no longer act on this application.
    Barred,
    /// Another reviewer has the case in hand.
    HeldByOther,
    // Where it stands.
    /// There is no such case, material, party or certificate.
    NoSuchThing,
    /// It was submitted before.
    AlreadySubmitted,
    /// It is not at reception: nothing was submitted, or reception has answered.
    NotAtReception,
    /// It was not accepted yet.
    NotAccepted,
    /// It has ended or was withdrawn.
    Ended,
    /// The case waits for another one.
    NotStarted,
    /// The case has been decided.
    AlreadyDecided,
    /// The case ended without a decision.
    CaseEnded,
    /// Somebody acted on the case meanwhile.
    VersionChanged,
    /// The applicant is being asked, or is about to be.
    AwaitsApplicant,
    /// Nothing is being asked, or another notice or supplement than the one that is answered.
    NotAsked,
    /// It was said before.
    AlreadySaid,
    /// A special procedure is going on.
    ProcedureGoing,
    /// None is.
    NoProcedure,
    /// The last special procedure failed.
    ProcedureFailed,
    /// A deferred material is missing.
    MaterialMissing,
    /// An outside party has not confirmed.
    PartyMissing,
    /// There is nothing that could be done about it any more.
    AlreadySettled,
    /// Nothing can be handed over now, or not on this way.
    NothingToHandOver,
    /// The results are on their way already.
    OnItsWay,
    /// Its time has not come, or has been recorded.
    NotDue,
    /// The application has not ended.
    NotEnded,
    /// There is no rating that this could be about.
    NotRated,
    /// There is no complaint.
    NoComplaint,
    // What it says.
    /// A reason, a signature or a conclusion is needed.
    ReasonLacking,
    /// Nothing was named, or something without its problem and its remedy.
    NothingNamed,
    /// That day is over.
    DayOver,
    /// A survey is carried out by two or more (行政许可法 Art. 34).
    TooFewPeople,
    /// More days than the law allows, or none.
    TooManyDays,
    /// That is not among what can be chosen here.
    NotOpen,
    /// The services wait for each other in a circle, or there are none.
    NothingCanStart,
    /// A default was not repaired: no commitment and no deferral (信用门).
    CreditBarred,
}

impl Refusal {
    /// Whether the same act in better words would be accepted. The others are about who acts and how
    /// things stand.
    pub const fn is_about_words(self) -> bool {
        matches!(
            self,
            Self::ReasonLacking
                | Self::NothingNamed
                | Self::DayOver
                | Self::TooFewPeople
                | Self::TooManyDays
                | Self::NotOpen
                | Self::NothingCanStart
                | Self::CreditBarred
        )
    }
}
