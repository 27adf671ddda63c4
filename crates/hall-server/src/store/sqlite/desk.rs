//! What staff find: a department's cases, each desk's applications, and who looked.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::applications::Cases;
use super::decode::{day, instant, millis};
use super::{accounts, applications};
use crate::number;
use crate::store::{ApplicationRow, CaseRow, Desk, DeskRow, LookRow, Result};

/// How many applications a list shows at most; whoever has more waiting works them off from the oldest.
const LISTED: u32 = 500;

/// All cases of one department, newest first.
pub(super) fn cases(db: &Connection, department: &str) -> Result<Vec<CaseRow>> {
    applications::cases(db, Cases::OfDepartment(department))
}

/// One case of one department, with its application.
pub(super) fn case(
    db: &Connection,
    department: &str,
    case_no: &str,
) -> Result<Option<(CaseRow, ApplicationRow)>> {
    let Some(number) = number::of_case(case_no) else {
        return Ok(None);
    };
    let desk = Desk::Department(department.to_owned());
    let Some(application) = application(db, &desk, number)? else {
        return Ok(None);
    };
    let case = application
        .cases
        .iter()
        .find(|case| case.case_no == case_no && case.department == department)
        .cloned();
    Ok(case.map(|case| (case, application)))
}

/// What of the table of applications belongs to a desk; the department is the second argument.
const fn belongs(desk: &Desk) -> &'static str {
    match desk {
        Desk::Reception | Desk::Supervision | Desk::Hall => "?2 IS NULL",
        Desk::Department(_) => {
            "EXISTS (SELECT 1 FROM one_case AS c
                     WHERE c.id BETWEEN application.id * 100 AND application.id * 100 + 99
                       AND c.department = ?2 AND c.state <> 'submitted')"
        }
        Desk::Issuing => {
            "?2 IS NULL AND EXISTS (SELECT 1 FROM one_case AS c
                     WHERE c.id BETWEEN application.id * 100 AND application.id * 100 + 99
                       AND c.state IN ('approved', 'revoked'))"
        }
    }
}

const fn department(desk: &Desk) -> Option<&String> {
    match desk {
        Desk::Department(department) => Some(department),
        _ => None,
    }
}

/// One application, as far as it belongs to a desk.
pub(super) fn application(
    db: &Connection,
    desk: &Desk,
    number: &str,
) -> Result<Option<ApplicationRow>> {
    let sql = format!(
        "SELECT id FROM application WHERE number = ?1 AND {}",
        belongs(desk)
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row((number, department(desk)), |row| row.get(0))
        .optional()?;
    found.map_or(Ok(None), |id| applications::one(db, id))
}

/// The applications that wait at a desk, those that wait longest first.
pub(super) fn applications(db: &Connection, desk: &Desk) -> Result<Vec<DeskRow>> {
    let waits = match desk {
        Desk::Reception => "reception = 1",
        Desk::Issuing => "stage = 'open'",
        Desk::Department(_) => "(stage = 'open' OR complaint = 'department')",
        Desk::Supervision | Desk::Hall => {
            "(stage = 'open' OR reception = 1 OR complaint IS NOT NULL OR appeal = 1)"
        }
    };
    let sql = format!(
        "SELECT id, number, bundle, received_at, stage, n_late, reception, until, complaint, appeal
         FROM application
         WHERE {waits} AND {} ORDER BY id LIMIT ?1",
        belongs(desk)
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query((LISTED, department(desk)))?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let cases = applications::cases(db, Cases::OfApplication(row.get("id")?))?;
        all.push(DeskRow {
            number: row.get("number")?,
            bundle: row.get("bundle")?,
            received_at: instant(row.get("received_at")?)?,
            stage: row.get("stage")?,
            n_late: row.get("n_late")?,
            reception: row.get("reception")?,
            complaint: row.get("complaint")?,
            appeal: row.get("appeal")?,
            until: day(row.get("until")?)?,
            cases: cases.into_iter().map(|it| it.standing).collect(),
        });
    }
    Ok(all)
}

/// The applications in which time may have something to do.
pub(super) fn due(db: &Connection, by: Option<DateTime<Utc>>) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT number FROM application
         WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at, id",
    )?;
    let by = by.map_or(i64::MAX, millis);
    let numbers: rusqlite::Result<Vec<String>> =
        statement.query_map([by], |row| row.get(0))?.collect();
    Ok(numbers?)
}

/// Who of the staff looked at an application or acted on it: at itself, a case or a file of it.
pub(super) fn looks(db: &Connection, number: &str) -> Result<Vec<LookRow>> {
    let mut statement = db.prepare_cached(
        "SELECT audit.at, act, object, roles FROM audit INDEXED BY audit_of_staff
         JOIN account ON account.account = actor
         WHERE act >= 'desk.' AND act < 'desk/'
           AND object >= ?1 AND object < ?1 || '~' ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([number])?;
    let mut looks = Vec::new();
    while let Some(row) = rows.next()? {
        looks.push(LookRow {
            at: instant(row.get("at")?)?,
            act: row.get("act")?,
            object: row.get("object")?,
            roles: accounts::roles(row.get("roles")?)?,
        });
    }
    Ok(looks)
}

/// Whether somebody of the staff has read a case on its page.
pub(super) fn has_read(db: &Connection, account: &str, case: &str) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM audit INDEXED BY audit_of_staff
         WHERE act >= 'desk.' AND act < 'desk/' AND object = ?1
           AND act = 'desk.case.read' AND actor = ?2)",
    )?;
    Ok(statement.query_row([case, account], |row| row.get(0))?)
}
