//! What crosses the wire between the app and the server, and nothing else.
//!
//! Every request type refuses unknown keys, so that no field of the server's own (status, owner,
//! deadline) can be smuggled in. Times are RFC 3339 in UTC; days are those of Asia/Shanghai.

mod applications;
mod batches;
mod calls;
mod desk;
mod drafts;
mod entitlements;
mod error;
mod files;
mod flow;
mod licences;
mod messages;
mod parties;
pub mod path;
mod patterns;
mod session;
mod shelf;
mod visitors;
mod wishes;

pub use applications::{
    ApplicationLine, ApplicationView, Happened, IssuedResult, Lane, LaneState, Receipt, Submission,
};
pub use batches::{
    Batch, BatchAct, BatchCase, BatchOutcome, BatchPlan, BatchPreview, Became, Chosen, Obstacle,
};
pub use calls::{Call, CallCase, CallLine, CallMessage, CallSide, Calls, NewCallMessage};
pub use desk::{
    CaseLine, CaseMaterial, CaseView, Changed, Decision, DecisionOutcome, DeskApplication,
    DeskLine, FormEntry, FormPart, Holder, Submitted, Template,
};
pub use drafts::{DraftContent, DraftLine, DraftView};
pub use entitlements::{AccountAsked, Consent, Entitled, EntitledState, Entitlements};
pub use error::{ErrorCode, ErrorEnvelope};
pub use files::{NewUpload, StoredFile, Upload};
pub use flow::{
    Acting, Clock, Colleague, Looked, Offer, Paused, Request, RequestItem, RequestKind, Stage, Wait,
};
pub use licences::{ELicence, Issuers, LicenceStanding, LicenceState, Licences};
pub use messages::{GiveAddress, MailAddress, MailState, Message, Messages, ReadMessages};
pub use parties::{
    InstitutionMessage, PartyAnswer, PartyAsks, PartyLine, PartyLink, PartyState, PartyView,
    PartyWord,
};
pub use patterns::{Dispute, Lesson, NewLesson, Pattern, PatternCase, Patterns, WentWrong};
pub use session::{Person, Role, SignIn};
pub use shelf::{Shelf, ShelfLicence};
pub use visitors::NewVisitor;
pub use wishes::{NewWish, Pair, Wish, Wishes};
