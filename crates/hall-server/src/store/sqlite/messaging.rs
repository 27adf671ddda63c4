//! The embedded store's part for messages.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::{Sqlite, addresses, deliveries, messages};
use crate::store::{
    AuditEntry, Channel, Claimed, MailAddress, Mailbox, MessageRow, Messages, NewConfirmation,
    NewMailAddress, NewMessage, Result, Settled, Target, Undelivered, Untold,
};

#[async_trait]
impl Messages for Sqlite {
    async fn untold(&self, now: DateTime<Utc>, most: usize) -> Result<Vec<Untold>> {
        self.read(move |db| messages::untold(db, now, most)).await
    }

    async fn tell(
        &self,
        told: Untold,
        messages: Vec<NewMessage>,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        self.write(move |db| messages::tell(db, &told, &messages, at))
            .await
    }

    async fn put_off_telling(&self, told: Untold, due_at: DateTime<Utc>) -> Result<()> {
        self.write(move |db| messages::put_off(db, &told, due_at))
            .await
    }

    async fn messages_of(
        &self,
        account: &str,
        mailboxes: &[Mailbox],
        most: usize,
    ) -> Result<(Vec<MessageRow>, usize)> {
        let (account, boxes) = (account.to_owned(), words(mailboxes));
        self.read(move |db| messages::of_reader(db, &account, &boxes, most))
            .await
    }

    async fn mark_read(
        &self,
        account: &str,
        mailboxes: &[Mailbox],
        ids: Vec<i64>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let (account, boxes) = (account.to_owned(), words(mailboxes));
        self.write(move |db| messages::mark_read(db, &account, &boxes, &ids, at))
            .await
    }

    async fn channels_of(&self, mailbox: &Mailbox) -> Result<Vec<Channel>> {
        let mailbox = mailbox.to_string();
        self.read(move |db| addresses::channels(db, &mailbox)).await
    }

    async fn claim(
        &self,
        claim: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        most: usize,
    ) -> Result<Vec<Claimed>> {
        let claim = claim.to_owned();
        self.write(move |db| deliveries::claim(db, &claim, (now, until), most))
            .await
    }

    async fn settle(
        &self,
        id: &str,
        claim: &str,
        settled: Settled,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        let (id, claim) = (id.to_owned(), claim.to_owned());
        self.write(move |db| deliveries::settle(db, (id.as_str(), claim.as_str()), &settled, at))
            .await
    }

    async fn target_of(&self, mailbox: &str, channel: Channel) -> Result<Option<Target>> {
        let mailbox = mailbox.to_owned();
        self.read(move |db| deliveries::target(db, &mailbox, channel))
            .await
    }

    async fn undelivered(&self, since: DateTime<Utc>, most: usize) -> Result<Vec<Undelivered>> {
        self.read(move |db| deliveries::undelivered(db, since, most))
            .await
    }

    async fn last_digest(&self) -> Result<Option<(NaiveDate, DateTime<Utc>)>> {
        self.read(messages::last_digest).await
    }

    async fn put_digest(
        &self,
        day: NaiveDate,
        message: Option<NewMessage>,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        self.write(move |db| messages::digest(db, day, message.as_ref(), at))
            .await
    }

    async fn mail_address(&self, account: &str) -> Result<Option<MailAddress>> {
        let account = account.to_owned();
        self.read(move |db| addresses::of_person(db, &account))
            .await
    }

    async fn put_mail_address(
        &self,
        account: &str,
        new: NewMailAddress,
        letters: (DateTime<Utc>, usize),
        audit: AuditEntry,
    ) -> Result<bool> {
        let account = account.to_owned();
        self.write(move |db| addresses::put(db, &account, &new, letters, &audit))
            .await
    }

    async fn forget_mail_address(&self, account: &str, audit: AuditEntry) -> Result<()> {
        let account = account.to_owned();
        self.write(move |db| addresses::forget(db, &account, &audit))
            .await
    }

    async fn put_confirmation(&self, new: NewConfirmation) -> Result<bool> {
        self.write(move |db| addresses::put_confirmation(db, &new))
            .await
    }

    async fn confirm_mail_address(&self, token: [u8; 32], at: DateTime<Utc>) -> Result<bool> {
        self.write(move |db| addresses::confirm(db, token, at))
            .await
    }

    async fn unsubscribe(&self, token: &str, at: DateTime<Utc>) -> Result<bool> {
        let token = token.to_owned();
        self.write(move |db| addresses::unsubscribe(db, &token, at))
            .await
    }

    async fn put_endpoint(
        &self,
        mailbox: &Mailbox,
        channel: Channel,
        target: Option<String>,
        audit: AuditEntry,
    ) -> Result<()> {
        let mailbox = mailbox.to_string();
        self.write(move |db| {
            addresses::put_endpoint(db, (mailbox.as_str(), channel), target.as_deref(), &audit)
        })
        .await
    }

    async fn sweep_messages(&self, before: DateTime<Utc>, most: usize) -> Result<usize> {
        self.write(move |db| messages::sweep(db, before, most))
            .await
    }

    async fn sweep_addresses(&self, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<usize> {
        self.write(move |db| addresses::sweep(db, before, at)).await
    }
}

fn words(mailboxes: &[Mailbox]) -> Vec<String> {
    mailboxes.iter().map(ToString::to_string).collect()
}
