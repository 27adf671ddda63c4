//! What the hall remembers.
//!
//! A store keeps and finds; it decides nothing. The rules live in `hall-core`: a handler loads what
//! happened, asks the core what follows, and appends. Two people who act on the same application are
//! kept apart by compare-and-set on the number of turns ([`Append::seen`]), never by a lock.
//!
//! Design assumptions:
//! - Everything that belongs together (an application with its cases, its outbox rows and its audit
//!   row) is written in one transaction, and nothing is said to anybody before the commit is durable.
//! - Every question names whose answer it wants: the owner, or the department. What is not theirs is
//!   not there.

mod account;
mod append;
mod application;
pub mod audit;
mod call;
mod desk;
mod draft;
mod lesson;
mod licence;
mod message;
mod messages;
mod party;
mod people;
mod record;
mod sqlite;
mod upload;
mod voices;
mod wish;

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use hall_api::StoredFile;

pub use account::{Account, NewAccount, NewSession, Session, Visitor};
pub use append::{ActKey, Acted, Append, Appended, CaseStanding, NewContent, Standing};
pub use application::{
    ApplicationRow, CaseRow, NewApplication, NewCase, Replay, Submitted, TurnRow,
};
pub use audit::AuditEntry;
pub use call::{CallAbout, CallLineRow, CallRow};
pub use desk::{Desk, DeskRow, LookRow};
pub use draft::{DraftNote, Kept, NewDraft};
pub use lesson::{LessonRow, NewLesson};
pub use licence::{LicenceRow, NewLicence};
pub use message::{
    Channel, Claimed, MailAddress, Mailbox, MessageRow, NewConfirmation, NewMailAddress,
    NewMessage, Settled, Target, Undelivered, Untold,
};
pub use messages::Messages;
pub use party::{
    Institution, MessageKey, NewPartyLink, NewPartyRequest, PartyMatter, PartyRequest,
};
pub use people::People;
pub use record::{Mark, Record};
pub use sqlite::{GROUP, Sqlite};
pub use upload::{BegunUpload, NewUpload, UploadLimits, UploadRow};
pub use voices::Voices;
pub use wish::{NewWish, PairRow, Pairing, WishRow};

/// The hall's memory.
#[async_trait]
pub trait Store: Messages + People + Voices + fmt::Debug + Send + Sync {
    /// Whether the accounts were made from the seed with this hash.
    async fn is_seeded(&self, seed: [u8; 32]) -> Result<bool>;
    /// Makes the accounts be as given, and notes the seed that they come from.
    async fn put_accounts(&self, seed: [u8; 32], accounts: Vec<NewAccount>) -> Result<()>;
    /// The account with this name, and its password's hash.
    async fn account(&self, account: &str) -> Result<Option<(Account, String)>>;

    /// Opens a session.
    async fn open_session(&self, session: NewSession) -> Result<()>;
    /// The session with this token's hash.
    async fn session(&self, token: [u8; 32]) -> Result<Option<Session>>;
    /// Notes that a session was used.
    async fn touch_session(&self, token: [u8; 32], at: DateTime<Utc>) -> Result<()>;
    /// Ends a session.
    async fn close_session(&self, token: [u8; 32]) -> Result<()>;

    /// Notes that `owner` uploaded a file.
    async fn put_file(&self, owner: &str, file: StoredFile, audit: AuditEntry) -> Result<()>;

    /// Begins an upload in pieces, goes on with the one that is open for this content, or says that the
    /// owner has the file already or has begun too much.
    async fn begin_upload(&self, upload: NewUpload, most: UploadLimits) -> Result<BegunUpload>;
    /// An unfinished upload of one person.
    async fn upload_of(&self, owner: &str, id: &str) -> Result<Option<UploadRow>>;
    /// Notes that an upload has grown from `seen` to `arrived` bytes; `Stale` if it has other than `seen`.
    async fn grow_upload(
        &self,
        id: &str,
        seen: u64,
        arrived: u64,
        at: DateTime<Utc>,
    ) -> Result<Appended>;
    /// Ends an upload: its file is the owner's now.
    async fn finish_upload(&self, owner: &str, upload: UploadRow, audit: AuditEntry) -> Result<()>;
    /// Forgets an upload.
    async fn drop_upload(&self, id: &str) -> Result<()>;
    /// Forgets the uploads that nothing was added to since `before`, and says which.
    async fn expire_uploads(&self, before: DateTime<Utc>) -> Result<Vec<String>>;
    /// The unfinished uploads of everybody.
    async fn uploads(&self) -> Result<Vec<String>>;

    /// Takes an application in: it, its cases, its first turn, its outbox rows and its audit row, or none.
    async fn submit(&self, application: NewApplication) -> Result<Submitted>;
    /// What an earlier submission with this key got.
    async fn replay(&self, owner: &str, key: &str) -> Result<Option<Replay>>;
    /// All applications of one person, newest first.
    async fn applications_of(&self, owner: &str) -> Result<Vec<ApplicationRow>>;
    /// One application of one person.
    async fn application_of(&self, owner: &str, number: &str) -> Result<Option<ApplicationRow>>;

    /// The e-licences of one person, the latest first.
    async fn licences_of(&self, owner: &str) -> Result<Vec<LicenceRow>>;
    /// How the e-licence with this id stands, in its word on the wire, and since when.
    async fn licence(&self, id: &str) -> Result<Option<(String, DateTime<Utc>)>>;

    /// The drafts of one person, the latest first, without what is in them.
    async fn drafts_of(&self, owner: &str) -> Result<Vec<DraftNote>>;
    /// The draft that one person has of a bundle, with its content as JSON.
    async fn draft_of(&self, owner: &str, bundle: &str) -> Result<Option<(DraftNote, String)>>;
    /// Keeps a draft, if it was made from the one that is there.
    async fn keep_draft(&self, draft: NewDraft) -> Result<Kept>;
    /// Deletes a draft; `false` if there was none.
    async fn delete_draft(&self, owner: &str, bundle: &str, at: DateTime<Utc>) -> Result<bool>;
    /// Deletes all drafts that were last changed before `before`, and counts them.
    async fn sweep_drafts(&self, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<u64>;

    /// All cases of one department, newest first.
    async fn cases_of(&self, department: &str) -> Result<Vec<CaseRow>>;
    /// One case of one department, with the application that it belongs to.
    async fn case_of(
        &self,
        department: &str,
        case_no: &str,
    ) -> Result<Option<(CaseRow, ApplicationRow)>>;
    /// The applications that wait at a desk, those that wait longest first: at reception for an answer,
    /// at the issuing desk for handing over, at the supervisor's everything that is not closed.
    async fn applications_at(&self, desk: &Desk) -> Result<Vec<DeskRow>>;
    /// One application, as far as it belongs to a desk.
    async fn application_at(&self, desk: &Desk, number: &str) -> Result<Option<ApplicationRow>>;
    /// Adds to what happened: the turn, what follows from it, outbox rows and audit row, or nothing.
    async fn append(&self, append: Append) -> Result<Acted>;
    /// The SHA-256 of the request that somebody made with this key before.
    async fn acted(&self, actor: &str, key: &str) -> Result<Option<[u8; 32]>>;
    /// The applications in which time may have something to do by `by`; `None` asks for all in which
    /// anything is running.
    async fn due(&self, by: Option<DateTime<Utc>>) -> Result<Vec<String>>;
    /// Notes when time looks at an application next; not if it has other than `seen` turns.
    async fn put_off(
        &self,
        number: &str,
        seen: usize,
        due_at: Option<DateTime<Utc>>,
    ) -> Result<Appended>;
    /// Who of the staff looked at an application or acted on it, the latest first.
    async fn looks_at(&self, number: &str) -> Result<Vec<LookRow>>;
    /// Whether somebody of the staff has read a case on its page.
    async fn has_read(&self, account: &str, case: &str) -> Result<bool>;

    /// A request to an outside party.
    async fn party_request(&self, id: &str) -> Result<Option<PartyRequest>>;
    /// The requests of an application, of each party the latest last.
    async fn party_requests_of(&self, number: &str) -> Result<Vec<PartyRequest>>;
    /// The request that the link with this token's hash is for, and the last day on which it opens.
    async fn party_link(&self, token: [u8; 32]) -> Result<Option<(PartyRequest, NaiveDate)>>;
    /// Keeps the hash of a new link.
    async fn make_party_link(&self, link: NewPartyLink, audit: AuditEntry) -> Result<()>;
    /// An institution on file.
    async fn institution(&self, id: &str) -> Result<Option<Institution>>;
    /// All institutions on file.
    async fn institutions(&self) -> Result<Vec<Institution>>;
    /// Files an institution, or gives it another name or key.
    async fn put_institution(&self, institution: Institution, audit: AuditEntry) -> Result<()>;
    /// Whether a default of this person stands in the credit record and is not repaired.
    async fn is_in_default(&self, owner: &str) -> Result<bool>;

    /// Writes one audit row. `Ok` means that it is durable, so that something may be shown.
    async fn audit(&self, entry: AuditEntry) -> Result<()>;
    /// Checks the audit's chain from its first row to its last, and counts them.
    async fn verify_audit(&self) -> Result<u64>;
    /// The numbers of all applications, in the order in which they came.
    async fn numbers(&self) -> Result<Vec<String>>;
    /// Everything that is stored of one application, whosever it is: for the check of the history.
    async fn record(&self, number: &str) -> Result<Option<Record>>;
    /// The turns that have no row in the audit: the application's number and the turn's position.
    async fn unaudited_turns(&self) -> Result<Vec<(String, usize)>>;
    /// Proves that writing works.
    async fn pulse(&self, at: DateTime<Utc>) -> Result<()>;
    /// Writes what is still on its way, and closes.
    async fn close(&self);
}

/// What a store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not.
#[derive(Debug)]
pub enum StoreError {
    /// Too much is waiting to be written; try again.
    Busy,
    /// It cannot be written or read now: a full disk, a lost server.
    Unavailable(String),
    /// What is stored cannot be understood, or a caller broke the store's rules.
    Broken(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str("too much is waiting to be written"),
            Self::Unavailable(why) => write!(f, "the store is unavailable: {why}"),
            Self::Broken(why) => write!(f, "the store is broken: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}
