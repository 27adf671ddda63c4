//! One act, from a request to its end: the same for the applicant and for every desk.

use hall_api::{Acting, ErrorCode};
use hall_core::flow::Role;
use sha2::{Digest, Sha256};

use crate::acting::{Person, append};
use crate::app::App;
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::session::{Applicant, Reviewer, Staff};
use crate::intake::file_unknown;
use crate::random::hex;
use crate::store::{ActKey, Acted, ApplicationRow, AuditEntry};

/// How often an act is worked out again when somebody else was faster on another lane.
const TRIES: usize = 8;

/// What makes this request happen once: its key, the application and the body.
pub(super) fn key(key: String, number: &str, body: &JsonBody<Acting>) -> ActKey {
    let mut hash = Sha256::new();
    hash.update(number.len().to_le_bytes());
    hash.update(number);
    hash.update(&body.bytes);
    ActKey {
        key,
        body_hash: hash.finalize().into(),
    }
}

/// The same for one of several things that are done with one request: each remembers that it was done.
pub(super) fn key_of_one(key: &str, one: &str, body: &[u8]) -> ActKey {
    let mut hash = Sha256::new();
    hash.update(key.len().to_le_bytes());
    hash.update(key);
    hash.update(one);
    ActKey {
        key: hex(&hash.finalize()),
        body_hash: Sha256::digest(body).into(),
    }
}

/// Refuses keys that came before with another body.
pub(super) async fn refuse_reused(app: &App, person: Person<'_>, keys: &[ActKey]) -> Reply<()> {
    for key in keys {
        is_repeated(app, person, Some(key)).await?;
    }
    Ok(())
}

/// On which application somebody acts, and what makes it theirs.
#[derive(Clone, Copy, Debug)]
pub(super) enum On<'a> {
    /// The applicant's own, by its number.
    Own(&'a Applicant, &'a str),
    /// One that belongs to a desk, by its number.
    Desk(&'a Staff, &'a str),
    /// The one of a department's case, by the case's number.
    Case(&'a Reviewer, &'a str),
}

impl On<'_> {
    /// The application as it stands.
    pub(super) async fn load(self, app: &App) -> Reply<ApplicationRow> {
        let found = match self {
            Self::Own(applicant, number) => {
                app.store.application_of(&applicant.account, number).await?
            }
            Self::Desk(staff, number) => at_desk(app, staff, number).await?,
            Self::Case(reviewer, case) => {
                let found = app.store.case_of(&reviewer.department, case).await?;
                found.map(|(_, application)| application)
            }
        };
        found.ok_or_else(Refusal::not_found)
    }

    fn person(&self) -> Person<'_> {
        match self {
            Self::Own(applicant, _) => Person {
                account: &applicant.account,
                name: &applicant.name,
                roles: &[Role::Applicant],
            },
            Self::Desk(staff, _) => staff.person(),
            Self::Case(reviewer, _) => reviewer.staff.person(),
        }
    }
}

/// The application, if it belongs to one of the desks of this person. Whether anything can be done about
/// it there, the rules say.
async fn at_desk(app: &App, staff: &Staff, number: &str) -> Reply<Option<ApplicationRow>> {
    for desk in staff.desks() {
        if let Some(row) = app.store.application_at(&desk, number).await? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Carries out an act, once. The audit row is written with it.
pub(super) async fn act(
    app: &App,
    on: On<'_>,
    acting: &Acting,
    key: Option<&ActKey>,
    audit: AuditEntry,
) -> Reply<()> {
    act_if(app, on, acting, (key, audit), |_| Ok(())).await
}

/// The same, if `may` agrees to it: it is asked about the very state that the act is done on.
pub(super) async fn act_if(
    app: &App,
    on: On<'_>,
    acting: &Acting,
    (key, audit): (Option<&ActKey>, AuditEntry),
    may: impl Fn(&ApplicationRow) -> Reply<()> + Send + Sync,
) -> Reply<()> {
    let person = on.person();
    for _ in 0..TRIES {
        // First of all: what was done before would be refused now.
        if is_repeated(app, person, key).await? {
            return Ok(());
        }
        let row = on.load(app).await?;
        may(&row)?;
        let audit = AuditEntry {
            at: app.clock.now(),
            ..audit.clone()
        };
        let append = append(app, person, &row, acting, (key.cloned(), audit))?;
        match app.store.append(append).await? {
            Acted::Done | Acted::Again => return Ok(()),
            Acted::Stale => {}
            Acted::Replayed => return Err(Refusal::internal("an act came with a message")),
            Acted::KeyReused => return Err(Refusal::new(ErrorCode::KeyReused)),
            Acted::FileUnknown(sha256) => {
                let content = acting.content.as_ref();
                let materials = content.map(|it| it.materials.as_slice());
                let finding = file_unknown(materials.unwrap_or_default(), &sha256);
                return Err(Refusal::new(ErrorCode::NotAcceptable).with_findings(vec![finding]));
            }
        }
    }
    Err(Refusal::new(ErrorCode::Conflict))
}

/// Whether the same was done before: then the answer is how things stand now, whatever has changed since.
async fn is_repeated(app: &App, person: Person<'_>, key: Option<&ActKey>) -> Reply<bool> {
    let Some(key) = key else {
        return Ok(false);
    };
    match app.store.acted(person.account, &key.key).await? {
        None => Ok(false),
        Some(earlier) if earlier == key.body_hash => Ok(true),
        Some(_) => Err(Refusal::new(ErrorCode::KeyReused)),
    }
}
