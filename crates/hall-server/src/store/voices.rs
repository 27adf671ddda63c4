//! What people say about the hall's work: complaints to learn from, wishes, and calls between desks.

use async_trait::async_trait;

use super::{
    ApplicationRow, AuditEntry, CallAbout, CallLineRow, CallRow, LessonRow, NewLesson, NewWish,
    PairRow, Pairing, Result, WishRow,
};

/// What the hall keeps of it.
#[async_trait]
pub trait Voices {
    /// The conversations of a side, the latest first; of the department's side those of one department.
    async fn calls(
        &self,
        side: &'static str,
        department: Option<String>,
    ) -> Result<Vec<CallLineRow>>;
    /// What was said about a case, oldest first.
    async fn call(&self, about: CallAbout) -> Result<Vec<CallRow>>;
    /// Notes that a side has read everything that was said about a case.
    async fn read_call(
        &self,
        about: CallAbout,
        side: &'static str,
        audit: AuditEntry,
    ) -> Result<()>;
    /// Keeps what a side says about a case.
    async fn say_in_call(
        &self,
        about: CallAbout,
        said: (&'static str, String),
        audit: AuditEntry,
    ) -> Result<()>;

    /// The applications that somebody complained about or rated, the latest first.
    async fn disputed(&self) -> Result<Vec<ApplicationRow>>;
    /// Everything that was learnt from complaints, the latest first.
    async fn lessons(&self) -> Result<Vec<LessonRow>>;
    /// Keeps what was learnt from complaints that are alike.
    async fn put_lesson(&self, lesson: NewLesson, audit: AuditEntry) -> Result<()>;

    /// Notes that somebody wishes to have two things done together; once more changes only the reason.
    async fn put_wish(&self, wish: NewWish, audit: AuditEntry) -> Result<()>;
    /// All such wishes, pair by pair, the latest first.
    async fn wishes(&self) -> Result<Vec<WishRow>>;
    /// What several people have applied for within a time of each other, in applications of their own; the most
    /// frequent first.
    async fn pairs(&self, pairing: Pairing) -> Result<Vec<PairRow>>;
}
