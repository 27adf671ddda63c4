//! What people say, kept in the embedded store.

use async_trait::async_trait;

use super::{Sqlite, calls, lessons, wishes};
use crate::store::{
    ApplicationRow, AuditEntry, CallAbout, CallLineRow, CallRow, LessonRow, NewLesson, NewWish,
    PairRow, Pairing, Result, Voices, WishRow,
};

#[async_trait]
impl Voices for Sqlite {
    async fn calls(
        &self,
        side: &'static str,
        department: Option<String>,
    ) -> Result<Vec<CallLineRow>> {
        self.read(move |db| calls::lines(db, side, department.as_deref()))
            .await
    }

    async fn call(&self, about: CallAbout) -> Result<Vec<CallRow>> {
        self.read(move |db| calls::of_case(db, &about)).await
    }

    async fn read_call(
        &self,
        about: CallAbout,
        side: &'static str,
        audit: AuditEntry,
    ) -> Result<()> {
        self.write(move |db| calls::read(db, &about, side, &audit))
            .await
    }

    async fn say_in_call(
        &self,
        about: CallAbout,
        (side, text): (&'static str, String),
        audit: AuditEntry,
    ) -> Result<()> {
        self.write(move |db| calls::say(db, &about, (side, &text), &audit))
            .await
    }

    async fn disputed(&self) -> Result<Vec<ApplicationRow>> {
        self.read(lessons::disputed).await
    }

    async fn lessons(&self) -> Result<Vec<LessonRow>> {
        self.read(lessons::all).await
    }

    async fn put_lesson(&self, lesson: NewLesson, audit: AuditEntry) -> Result<()> {
        self.write(move |db| lessons::put(db, &lesson, &audit))
            .await
    }

    async fn put_wish(&self, wish: NewWish, audit: AuditEntry) -> Result<()> {
        self.write(move |db| wishes::put(db, &wish, &audit)).await
    }

    async fn wishes(&self) -> Result<Vec<WishRow>> {
        self.read(wishes::all).await
    }

    async fn pairs(&self, pairing: Pairing) -> Result<Vec<PairRow>> {
        self.read(move |db| wishes::pairs(db, pairing)).await
    }
}
