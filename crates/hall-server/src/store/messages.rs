//! What a store does for messages: the second half of [`super::Store`].
//!
//! Design assumptions:
//! - A row of the outbox becomes messages once: who comes second is told so and writes nothing.
//! - A delivery belongs to whoever claimed it, until the claim runs out. Only that one may settle it.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    AuditEntry, Channel, Claimed, MailAddress, Mailbox, MessageRow, NewConfirmation,
    NewMailAddress, NewMessage, Result, Settled, Target, Undelivered, Untold,
};

/// The hall's memory of what it has to say.
#[async_trait]
pub trait Messages {
    /// Rows of the outbox that are due to be put into words, the oldest first.
    async fn untold(&self, now: DateTime<Utc>, most: usize) -> Result<Vec<Untold>>;
    /// Writes what a row of the outbox says, if nobody did before; `false` if somebody did.
    async fn tell(
        &self,
        told: Untold,
        messages: Vec<NewMessage>,
        at: DateTime<Utc>,
    ) -> Result<bool>;
    /// Notes that a row of the outbox could not be put into words, and when to try again.
    async fn put_off_telling(&self, told: Untold, due_at: DateTime<Utc>) -> Result<()>;
    /// The messages in these mailboxes as one reader sees them, the latest first, and how many are unread.
    async fn messages_of(
        &self,
        account: &str,
        mailboxes: &[Mailbox],
        most: usize,
    ) -> Result<(Vec<MessageRow>, usize)>;
    /// Notes that a reader has read messages of these mailboxes.
    async fn mark_read(
        &self,
        account: &str,
        mailboxes: &[Mailbox],
        ids: Vec<i64>,
        at: DateTime<Utc>,
    ) -> Result<()>;
    /// The ways out of the hall that the messages of a mailbox take.
    async fn channels_of(&self, mailbox: &Mailbox) -> Result<Vec<Channel>>;
    /// Claims deliveries that are due, for one worker and until then.
    async fn claim(
        &self,
        claim: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        most: usize,
    ) -> Result<Vec<Claimed>>;
    /// Notes how a try ended; `false` if the claim is no longer this worker's.
    async fn settle(
        &self,
        id: &str,
        claim: &str,
        settled: Settled,
        at: DateTime<Utc>,
    ) -> Result<bool>;
    /// Where the messages of a mailbox go on a way out; `None` if nobody wants them there.
    async fn target_of(&self, mailbox: &str, channel: Channel) -> Result<Option<Target>>;
    /// What was given up since then, tried in vain so far, or not even put into words.
    async fn undelivered(&self, since: DateTime<Utc>, most: usize) -> Result<Vec<Undelivered>>;
    /// The day of the last digest, and when it was written.
    async fn last_digest(&self) -> Result<Option<(NaiveDate, DateTime<Utc>)>>;
    /// Writes a day's digest, once; `None` where there is nothing to say.
    async fn put_digest(
        &self,
        day: NaiveDate,
        message: Option<NewMessage>,
        at: DateTime<Utc>,
    ) -> Result<bool>;
    /// The address that a person gave.
    async fn mail_address(&self, account: &str) -> Result<Option<MailAddress>>;
    /// Keeps a person's address and writes the letter that asks for its confirmation; one that was confirmed is
    /// simply used again. `false`, and nothing changes, if `most` such letters were written since then.
    async fn put_mail_address(
        &self,
        account: &str,
        new: NewMailAddress,
        letters: (DateTime<Utc>, usize),
        audit: AuditEntry,
    ) -> Result<bool>;
    /// Forgets a person's address.
    async fn forget_mail_address(&self, account: &str, audit: AuditEntry) -> Result<()>;
    /// Keeps a link that confirms an address; `false` if it is no longer the one, or was confirmed.
    async fn put_confirmation(&self, new: NewConfirmation) -> Result<bool>;
    /// Confirms the address that this token is about; `false` if there is none.
    async fn confirm_mail_address(&self, token: [u8; 32], at: DateTime<Utc>) -> Result<bool>;
    /// Ends the mails to whoever has this token; `false` if nobody has.
    async fn unsubscribe(&self, token: &str, at: DateTime<Utc>) -> Result<bool>;
    /// Sets or ends where the messages of a mailbox go besides the app.
    async fn put_endpoint(
        &self,
        mailbox: &Mailbox,
        channel: Channel,
        target: Option<String>,
        audit: AuditEntry,
    ) -> Result<()>;
    /// Deletes up to `most` messages that were written before then and wait for no delivery, with all that hangs
    /// on them; says how many.
    async fn sweep_messages(&self, before: DateTime<Utc>, most: usize) -> Result<usize>;
    /// Forgets the addresses that were given before then and never confirmed, each with a row in the audit; says how
    /// many.
    async fn sweep_addresses(&self, before: DateTime<Utc>, at: DateTime<Utc>) -> Result<usize>;
}
