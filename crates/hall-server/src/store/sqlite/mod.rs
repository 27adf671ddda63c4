//! The embedded store: SQLite with a write-ahead log.
//!
//! One thread writes, in groups ([`writer`]); several connections read ([`readers`]). The settings
//! that durability hangs on are constants and are read back at the start: the store refuses to open
//! with any other.

mod accounts;
mod addresses;
mod append;
mod applications;
mod audit;
mod calls;
mod decode;
mod deliveries;
mod desk;
mod drafts;
mod key;
mod lessons;
mod licences;
mod messages;
mod messaging;
mod parties;
mod people;
mod readers;
mod record;
mod settings;
mod submit;
mod uploads;
mod voices;
mod wishes;
mod writer;

use std::io;
use std::path::Path;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use hall_api::StoredFile;
use rusqlite::Connection;

use super::{
    Account, Acted, Append, Appended, ApplicationRow, AuditEntry, BegunUpload, CaseRow, Desk,
    DeskRow, DraftNote, Institution, Kept, LicenceRow, LookRow, NewAccount, NewApplication,
    NewDraft, NewPartyLink, NewSession, NewUpload, PartyRequest, Record, Replay, Result, Session,
    Store, StoreError, Submitted, UploadLimits, UploadRow,
};
use readers::Readers;
use writer::Writer;

pub use writer::GROUP;

/// The embedded store.
#[derive(Debug)]
pub struct Sqlite {
    writer: Writer,
    readers: Readers,
}

impl Sqlite {
    /// Opens the database file, and makes or brings up its tables.
    pub fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            let unavailable = |error: io::Error| StoreError::Unavailable(error.to_string());
            std::fs::create_dir_all(folder).map_err(unavailable)?;
        }
        let mut connection = settings::connect(path)?;
        settings::migrate(&mut connection)?;
        let readers = Readers::open(path)?;
        let writer = Writer::start(connection)?;
        Ok(Self { writer, readers })
    }

    /// Writes one row and nothing else, in a group like everything: the ceiling of this disk, to
    /// measure against.
    pub async fn raw_row(&self, at: DateTime<Utc>) -> Result<()> {
        let entry = AuditEntry {
            at,
            actor: "hall".into(),
            act: "bench.raw",
            object: String::new(),
        };
        self.writer
            .write(move |connection| audit::raw(connection, &entry))
            .await
    }

    async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.write(act).await
    }

    async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.readers.read(question).await
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn is_seeded(&self, seed: [u8; 32]) -> Result<bool> {
        self.read(move |db| accounts::is_seeded(db, seed)).await
    }

    async fn put_accounts(&self, seed: [u8; 32], accounts: Vec<NewAccount>) -> Result<()> {
        self.write(move |db| accounts::put(db, seed, &accounts))
            .await
    }

    async fn account(&self, account: &str) -> Result<Option<(Account, String)>> {
        let account = account.to_owned();
        self.read(move |db| accounts::find(db, &account)).await
    }

    async fn open_session(&self, session: NewSession) -> Result<()> {
        self.write(move |db| accounts::open_session(db, &session))
            .await
    }

    async fn session(&self, token: [u8; 32]) -> Result<Option<Session>> {
        self.readers.look_up(|db| accounts::session(db, token))
    }

    async fn touch_session(&self, token: [u8; 32], at: DateTime<Utc>) -> Result<()> {
        self.write(move |db| accounts::touch_session(db, token, at))
            .await
    }

    async fn close_session(&self, token: [u8; 32]) -> Result<()> {
        self.write(move |db| accounts::close_session(db, token))
            .await
    }

    async fn put_file(&self, owner: &str, file: StoredFile, audit: AuditEntry) -> Result<()> {
        let owner = owner.to_owned();
        self.write(move |db| submit::put_file(db, &owner, &file, &audit))
            .await
    }

    async fn begin_upload(&self, upload: NewUpload, most: UploadLimits) -> Result<BegunUpload> {
        self.write(move |db| uploads::begin(db, &upload, most))
            .await
    }

    async fn upload_of(&self, owner: &str, id: &str) -> Result<Option<UploadRow>> {
        let (owner, id) = (owner.to_owned(), id.to_owned());
        self.read(move |db| uploads::of_owner(db, &owner, &id))
            .await
    }

    async fn grow_upload(
        &self,
        id: &str,
        seen: u64,
        arrived: u64,
        at: DateTime<Utc>,
    ) -> Result<Appended> {
        let id = id.to_owned();
        self.write(move |db| uploads::grow(db, &id, seen, arrived, at))
            .await
    }

    async fn finish_upload(&self, owner: &str, upload: UploadRow, audit: AuditEntry) -> Result<()> {
        let owner = owner.to_owned();
        self.write(move |db| {
            submit::put_file(db, &owner, &upload.file, &audit)?;
            uploads::drop(db, &upload.id)
        })
        .await
    }

    async fn drop_upload(&self, id: &str) -> Result<()> {
        let id = id.to_owned();
        self.write(move |db| uploads::drop(db, &id)).await
    }

    async fn expire_uploads(&self, before: DateTime<Utc>) -> Result<Vec<String>> {
        self.write(move |db| uploads::expire(db, before)).await
    }

    async fn uploads(&self) -> Result<Vec<String>> {
        self.read(uploads::all).await
    }

    async fn submit(&self, application: NewApplication) -> Result<Submitted> {
        self.write(move |db| submit::submit(db, &application)).await
    }

    async fn replay(&self, owner: &str, key: &str) -> Result<Option<Replay>> {
        let (owner, key) = (owner.to_owned(), key.to_owned());
        self.read(move |db| submit::replay(db, &owner, &key)).await
    }

    async fn applications_of(&self, owner: &str) -> Result<Vec<ApplicationRow>> {
        let owner = owner.to_owned();
        self.read(move |db| applications::of_owner(db, &owner))
            .await
    }

    async fn application_of(&self, owner: &str, number: &str) -> Result<Option<ApplicationRow>> {
        let (owner, number) = (owner.to_owned(), number.to_owned());
        self.read(move |db| applications::one_of_owner(db, &owner, &number))
            .await
    }

    async fn licences_of(&self, owner: &str) -> Result<Vec<LicenceRow>> {
        let owner = owner.to_owned();
        self.read(move |db| licences::of_owner(db, &owner)).await
    }

    async fn licence(&self, id: &str) -> Result<Option<(String, DateTime<Utc>)>> {
        let id = id.to_owned();
        self.read(move |db| licences::standing(db, &id)).await
    }

    async fn drafts_of(&self, owner: &str) -> Result<Vec<DraftNote>> {
        let owner = owner.to_owned();
        self.read(move |db| drafts::of_owner(db, &owner)).await
    }

    async fn draft_of(&self, owner: &str, bundle: &str) -> Result<Option<(DraftNote, String)>> {
        let (owner, bundle) = (owner.to_owned(), bundle.to_owned());
        self.read(move |db| drafts::one(db, &owner, &bundle)).await
    }

    async fn keep_draft(&self, draft: NewDraft) -> Result<Kept> {
        self.write(move |db| drafts::keep(db, &draft)).await
    }

    async fn delete_draft(&self, owner: &str, bundle: &str, at: DateTime<Utc>) -> Result<bool> {
        let (owner, bundle) = (owner.to_owned(), bundle.to_owned());
        self.write(move |db| drafts::delete(db, &owner, &bundle, at))
            .await
    }

    async fn sweep_drafts(&self, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<u64> {
        self.write(move |db| drafts::sweep(db, before, at)).await
    }

    async fn cases_of(&self, department: &str) -> Result<Vec<CaseRow>> {
        let department = department.to_owned();
        self.read(move |db| desk::cases(db, &department)).await
    }

    async fn case_of(
        &self,
        department: &str,
        case_no: &str,
    ) -> Result<Option<(CaseRow, ApplicationRow)>> {
        let (department, case_no) = (department.to_owned(), case_no.to_owned());
        self.read(move |db| desk::case(db, &department, &case_no))
            .await
    }

    async fn applications_at(&self, desk: &Desk) -> Result<Vec<DeskRow>> {
        let desk = desk.clone();
        self.read(move |db| desk::applications(db, &desk)).await
    }

    async fn application_at(&self, desk: &Desk, number: &str) -> Result<Option<ApplicationRow>> {
        let (desk, number) = (desk.clone(), number.to_owned());
        self.read(move |db| desk::application(db, &desk, &number))
            .await
    }

    async fn append(&self, append: Append) -> Result<Acted> {
        self.write(move |db| append::append(db, &append)).await
    }

    async fn acted(&self, actor: &str, key: &str) -> Result<Option<[u8; 32]>> {
        let (actor, key) = (actor.to_owned(), key.to_owned());
        self.read(move |db| append::acted(db, &actor, &key)).await
    }

    async fn due(&self, by: Option<DateTime<Utc>>) -> Result<Vec<String>> {
        self.read(move |db| desk::due(db, by)).await
    }

    async fn put_off(
        &self,
        number: &str,
        seen: usize,
        due_at: Option<DateTime<Utc>>,
    ) -> Result<Appended> {
        let number = number.to_owned();
        self.write(move |db| append::put_off(db, &number, seen, due_at))
            .await
    }

    async fn looks_at(&self, number: &str) -> Result<Vec<LookRow>> {
        let number = number.to_owned();
        self.read(move |db| desk::looks(db, &number)).await
    }

    async fn has_read(&self, account: &str, case: &str) -> Result<bool> {
        let (account, case) = (account.to_owned(), case.to_owned());
        self.read(move |db| desk::has_read(db, &account, &case))
            .await
    }

    async fn party_request(&self, id: &str) -> Result<Option<PartyRequest>> {
        let id = id.to_owned();
        self.read(move |db| parties::request(db, &id)).await
    }

    async fn party_requests_of(&self, number: &str) -> Result<Vec<PartyRequest>> {
        let number = number.to_owned();
        self.read(move |db| parties::requests_of(db, &number)).await
    }

    async fn party_link(&self, token: [u8; 32]) -> Result<Option<(PartyRequest, NaiveDate)>> {
        self.read(move |db| parties::link(db, token)).await
    }

    async fn make_party_link(&self, link: NewPartyLink, audit: AuditEntry) -> Result<()> {
        self.write(move |db| parties::make_link(db, &link, &audit))
            .await
    }

    async fn institution(&self, id: &str) -> Result<Option<Institution>> {
        let id = id.to_owned();
        self.read(move |db| parties::institution(db, &id)).await
    }

    async fn institutions(&self) -> Result<Vec<Institution>> {
        self.read(parties::institutions).await
    }

    async fn put_institution(&self, institution: Institution, audit: AuditEntry) -> Result<()> {
        self.write(move |db| parties::put_institution(db, &institution, &audit))
            .await
    }

    async fn is_in_default(&self, owner: &str) -> Result<bool> {
        let owner = owner.to_owned();
        self.read(move |db| parties::is_in_default(db, &owner))
            .await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<()> {
        self.write(move |db| audit::append(db, &entry)).await
    }

    async fn verify_audit(&self) -> Result<u64> {
        self.read(audit::verify).await
    }

    async fn numbers(&self) -> Result<Vec<String>> {
        self.read(record::numbers).await
    }

    async fn record(&self, number: &str) -> Result<Option<Record>> {
        let number = number.to_owned();
        self.read(move |db| record::record(db, &number)).await
    }

    async fn unaudited_turns(&self) -> Result<Vec<(String, usize)>> {
        self.read(record::unaudited).await
    }

    async fn pulse(&self, at: DateTime<Utc>) -> Result<()> {
        self.write(move |db| accounts::pulse(db, at)).await
    }

    async fn close(&self) {
        self.writer.close().await;
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // SQLite's own words name tables and columns, never values.
        match error.sqlite_error_code() {
            Some(
                Code::DiskFull
                | Code::ReadOnly
                | Code::SystemIoFailure
                | Code::CannotOpen
                | Code::DatabaseBusy
                | Code::DatabaseLocked
                | Code::OutOfMemory,
            ) => Self::Unavailable(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}
