//! Who is asking.
//!
//! An opaque 256-bit token in a cookie; the table has only its SHA-256. The extractors here are the
//! only way to a person: a handler that takes none serves everybody, and `tests/api` asserts which.

mod cookie;
mod help;
mod sign_in;
mod sign_out;
mod who;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use chrono::TimeDelta;
use hall_api::{ErrorCode, path};
use sha2::{Digest, Sha256};

use super::error::Refusal;
use super::files::percent_decoded;
use crate::acting::Person;
use crate::app::App;
use crate::store::{Account, Desk};

pub use cookie::name as cookie_name;
pub use help::help;
pub use sign_in::sign_in;
pub use sign_out::sign_out;
pub use who::who;

/// How long a session lasts without use, and in all.
struct Lasts {
    idle: TimeDelta,
    in_all: TimeDelta,
}

const APPLICANT: Lasts = Lasts {
    idle: TimeDelta::minutes(30),
    in_all: TimeDelta::hours(12),
};
const STAFF: Lasts = Lasts {
    idle: TimeDelta::minutes(15),
    in_all: TimeDelta::hours(8),
};

/// How often use is noted; more often would write to the disk at every click.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// An open session: somebody who is signed in, or whom a clerk helps at the counter.
#[derive(Debug)]
pub struct Open {
    /// Who.
    pub account: Account,
    /// The clerk who helps this person.
    pub helper: Option<Account>,
    token: [u8; 32],
}

/// Somebody who is signed in, whatever the role.
#[derive(Debug)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
}

/// Somebody who fills in and submits: signed in themselves, or at the counter with a clerk's help.
#[derive(Debug)]
pub struct Present {
    /// The account, the subject of every query.
    pub account: String,
    /// The name that acts are signed with.
    pub name: String,
    /// The account of the clerk who helps at the counter.
    pub helper: Option<String>,
}

/// Somebody who applies, and whose own things these are. Nobody at the counter comes here: what is not
/// filling in or submitting is done in person.
#[derive(Debug)]
pub struct Applicant {
    /// The account, the subject of every query.
    pub account: String,
    /// The name that acts are signed with.
    pub name: String,
}

/// Somebody who works at a desk.
#[derive(Debug)]
pub struct Staff {
    /// Who, with all roles.
    pub account: Account,
}

/// Somebody who sees the cases of a department: a reviewer, or its head.
#[derive(Debug)]
pub struct Reviewer {
    /// Who.
    pub staff: Staff,
    /// The department, the only one whose cases there are.
    pub department: String,
}

impl Staff {
    /// Who acts.
    pub fn person(&self) -> Person<'_> {
        Person {
            account: &self.account.account,
            name: &self.account.name,
            roles: &self.account.roles,
        }
    }

    /// The desks that this person sits at.
    pub fn desks(&self) -> Vec<Desk> {
        self.account.roles.iter().filter_map(Desk::of).collect()
    }
}

impl FromRequestParts<Arc<App>> for Open {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let nobody = || Refusal::new(ErrorCode::SignInNeeded);
        let token = cookie::token(&parts.headers, app.https).ok_or_else(nobody)?;
        let token = hashed(&token);
        let session = app.store.session(token).await?.ok_or_else(nobody)?;
        let now = app.clock.now();
        // A counter is a clerk's place, whoever is helped there.
        let lasts = if session.account.is_staff() || session.helper.is_some() {
            STAFF
        } else {
            APPLICANT
        };
        if session.seen_at + lasts.idle < now || session.opened_at + lasts.in_all < now {
            app.store.close_session(token).await?;
            return Err(nobody());
        }
        if session.seen_at + NOTED_EVERY < now {
            app.store.touch_session(token, now).await?;
        }
        Ok(Self {
            account: session.account,
            helper: session.helper,
            token,
        })
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Open {
            account, helper, ..
        } = Open::from_request_parts(parts, app).await?;
        match helper {
            None => Ok(Self { account }),
            Some(_) => Err(Refusal::new(ErrorCode::OnlyInPerson)),
        }
    }
}

impl FromRequestParts<Arc<App>> for Present {
    type Rejection = Refusal;

    // For the wrong role a route is simply not there: staff learn nothing about applicants' pages.
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let meant_for = meant_for(&parts.headers);
        let Open {
            account, helper, ..
        } = Open::from_request_parts(parts, app).await?;
        if !account.applies() {
            return Err(Refusal::not_found());
        }
        let helper = helper.map(|it| it.account);
        let Account { account, name, .. } = account;
        // What waited for one person is not done as another who has signed in meanwhile.
        if meant_for.is_some_and(|it| it != account) {
            return Err(Refusal::new(ErrorCode::SignInNeeded));
        }
        Ok(Self {
            account,
            name,
            helper,
        })
    }
}

impl FromRequestParts<Arc<App>> for Applicant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Present {
            account,
            name,
            helper,
        } = Present::from_request_parts(parts, app).await?;
        match helper {
            None => Ok(Self { account, name }),
            Some(_) => Err(Refusal::new(ErrorCode::OnlyInPerson)),
        }
    }
}

impl FromRequestParts<Arc<App>> for Staff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let account = SignedIn::from_request_parts(parts, app).await?.account;
        if account.is_staff() {
            Ok(Self { account })
        } else {
            Err(Refusal::not_found())
        }
    }
}

impl FromRequestParts<Arc<App>> for Reviewer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let staff = Staff::from_request_parts(parts, app).await?;
        let department = staff.account.department().map(str::to_owned);
        let department = department.ok_or_else(Refusal::not_found)?;
        Ok(Self { staff, department })
    }
}

/// The account that a request says it is meant for; one that cannot be read is nobody's.
fn meant_for(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(path::ACCOUNT)?;
    Some(
        value
            .to_str()
            .ok()
            .and_then(percent_decoded)
            .unwrap_or_default(),
    )
}

fn hashed(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}
