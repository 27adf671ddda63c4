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

pub mod audit;
mod draft;
mod sqlite;

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use hall_api::StoredFile;

pub use audit::AuditEntry;
pub use draft::{DraftNote, Kept, NewDraft};
pub use sqlite::{GROUP, Sqlite};

/// The hall's memory.
#[async_trait]
pub trait Store: fmt::Debug + Send + Sync {
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
    /// Adds to what happened.
    async fn append(&self, append: Append) -> Result<Appended>;

    /// Writes one audit row. `Ok` means that it is durable, so that something may be shown.
    async fn audit(&self, entry: AuditEntry) -> Result<()>;
    /// Checks the audit's chain from its first row to its last, and counts them.
    async fn verify_audit(&self) -> Result<u64>;
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

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name to sign in with; it is also the subject of everything that this person owns.
    pub account: String,
    /// The name to greet with.
    pub name: String,
    /// The department whose cases this person decides; `None` for an applicant.
    pub department: Option<String>,
}

/// An account with its password's hash.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The account.
    pub account: Account,
    /// The password, hashed by argon2.
    pub password: String,
}

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The SHA-256 of the token.
    pub token: [u8; 32],
    /// Whose.
    pub account: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An open session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub account: Account,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was last used, to about a minute.
    pub seen_at: DateTime<Utc>,
}

/// An upload in pieces to begin.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// Its id, drawn at random.
    pub id: String,
    /// Whose.
    pub owner: String,
    /// What the file will be.
    pub file: StoredFile,
    /// When.
    pub at: DateTime<Utc>,
}

/// How much one person may have begun.
#[derive(Clone, Copy, Debug)]
pub struct UploadLimits {
    /// Uploads.
    pub n: u64,
    /// Bytes of all of them together, as announced.
    pub bytes: u64,
}

/// An unfinished upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// Its id.
    pub id: String,
    /// What the file will be.
    pub file: StoredFile,
    /// How many bytes are on the disk.
    pub arrived: u64,
}

/// What became of beginning an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BegunUpload {
    /// It was begun just now.
    New,
    /// It was begun earlier.
    Open(UploadRow),
    /// The owner has the file.
    Stored(StoredFile),
    /// The owner has begun too much; finish something first.
    TooMuch,
}

/// An application to take in.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// The idempotency key.
    pub key: String,
    /// The SHA-256 of the request's body.
    pub body_hash: [u8; 32],
    /// The bundle.
    pub bundle: String,
    /// The catalogue that it was judged by.
    pub catalog: String,
    /// When.
    pub received_at: DateTime<Utc>,
    /// The name that it was signed with.
    pub signature: String,
    /// The application, as JSON.
    pub content: String,
    /// The receipt, byte for byte as it is sent.
    pub receipt: String,
    /// The first turn of its history, as JSON.
    pub turn: String,
    /// Its cases.
    pub cases: Vec<NewCase>,
    /// The files that it refers to.
    pub files: Vec<StoredFile>,
    /// The revision of the draft at the hall that it was made from, which is deleted with it.
    pub draft: Option<i64>,
}

/// A case to open. Its number is the application's with its position ([`crate::number::case`]).
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The service's id.
    pub service: String,
    /// The department's id.
    pub department: String,
    /// Where it stands.
    pub state: String,
    /// The day that is promised.
    pub promised_on: Option<NaiveDate>,
    /// What the service lawfully receives, as JSON; fixed now and never read from the whole again.
    pub part: String,
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It was taken in.
    New,
    /// The key came before with the same body; this is the receipt of then.
    Replay(String),
    /// The key came before with another body.
    KeyReused,
    /// Another application has this number; draw again.
    NumberTaken,
    /// This person never uploaded a file with this content, or it had another size or type.
    FileUnknown(String),
}

/// An earlier submission with the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The SHA-256 of its body.
    pub body_hash: [u8; 32],
    /// Its receipt.
    pub receipt: String,
}

/// An application as it is stored.
#[derive(Clone, Debug)]
pub struct ApplicationRow {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// The bundle.
    pub bundle: String,
    /// The catalogue that it was judged by.
    pub catalog: String,
    /// When.
    pub received_at: DateTime<Utc>,
    /// The application, as JSON.
    pub content: String,
    /// The receipt, as JSON.
    pub receipt: String,
    /// When the results were handed over.
    pub issued_at: Option<DateTime<Utc>>,
    /// Its cases, lane by lane.
    pub cases: Vec<CaseRow>,
    /// What happened, turn by turn.
    pub turns: Vec<TurnRow>,
    /// What was handed over, as JSON.
    pub results: Vec<String>,
}

/// A case as it is stored.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// The application's number.
    pub number: String,
    /// Its own number.
    pub case_no: String,
    /// The application's bundle.
    pub bundle: String,
    /// The service's id.
    pub service: String,
    /// The department's id.
    pub department: String,
    /// Where it stands.
    pub state: String,
    /// When the application was received.
    pub received_at: DateTime<Utc>,
    /// The day that is promised.
    pub promised_on: Option<NaiveDate>,
    /// What the service lawfully received, as JSON.
    pub part: String,
}

/// What one command led to, as it is stored.
#[derive(Clone, Debug)]
pub struct TurnRow {
    /// When.
    pub at: DateTime<Utc>,
    /// What, as JSON.
    pub body: String,
}

/// What is added to an application's history, with all that follows from it.
#[derive(Clone, Debug)]
pub struct Append {
    /// The application's number.
    pub number: String,
    /// How many turns the caller has seen; if there are more by now, nothing is written.
    pub seen: usize,
    /// When.
    pub at: DateTime<Utc>,
    /// Who gave the command: an account.
    pub actor: String,
    /// The new turn, as JSON.
    pub turn: String,
    /// Cases that moved: service, state, promised day.
    pub moved: Vec<(String, String, Option<NaiveDate>)>,
    /// Results that are handed over: service, number, JSON.
    pub results: Vec<(String, String, String)>,
    /// Whether this hands everything over.
    pub issued: bool,
    /// What the outside is to be told: topic, and the service or the account that it is about.
    pub outbox: Vec<(String, String)>,
    /// The audit row.
    pub audit: AuditEntry,
}

/// Whether an append was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It was.
    Done,
    /// Somebody else was faster; load again.
    Stale,
}
