//! 一键呼叫: who may talk about which case, and what may not be said.
//!
//! Whoever accepts does not decide, and whoever decides does not meet the applicant (受审分离). What they say to
//! each other is on record, and is no way around it: a number by which somebody is reached or known is refused.

use hall_api::{CallCase, CallLine, CallMessage, CallSide};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::number;
use crate::standing::SUBMITTED;
use crate::store::{Account, CallLineRow, CallRow, CaseRow, Desk};

/// So many digits in a row are a telephone number or more.
const TELLING: usize = 7;

/// A side, with the department where it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which.
    pub side: CallSide,
    /// The department of a reviewer.
    pub department: Option<String>,
}

/// At which side somebody stands; whoever has neither has no calls.
pub fn side(account: &Account, desks: &[Desk]) -> Reply<Side> {
    if let Some(department) = account.department() {
        return Ok(Side {
            side: CallSide::Department,
            department: Some(department.to_owned()),
        });
    }
    if desks.contains(&Desk::Reception) {
        return Ok(Side {
            side: CallSide::Reception,
            department: None,
        });
    }
    Err(Refusal::not_found())
}

/// The case, if it is one that this side may talk about: it was accepted, and is the own department's.
pub async fn case(app: &App, side: &Side, case: &str) -> Reply<CaseRow> {
    if let Some(department) = &side.department {
        let found = app.store.case_of(department, case).await?;
        return found.map(|(case, _)| case).ok_or_else(Refusal::not_found);
    }
    let number = number::of_case(case).ok_or_else(Refusal::not_found)?;
    let mut cases = accepted(app, number).await?.into_iter();
    cases
        .find(|it| it.case_no == case)
        .ok_or_else(Refusal::not_found)
}

/// The cases of an application that reception may talk about.
pub async fn accepted(app: &App, number: &str) -> Reply<Vec<CaseRow>> {
    let found = app.store.application_at(&Desk::Reception, number).await?;
    let mut cases = found.map_or_else(Vec::new, |it| it.cases);
    cases.retain(|it| it.standing.state != SUBMITTED);
    Ok(cases)
}

/// A case to choose from.
pub fn choice(app: &App, row: &CaseRow) -> CallCase {
    let service = app.catalog.service_name(&row.bundle, row.service());
    CallCase {
        service: service.to_owned(),
        department: app.catalog.department_name(&row.department).to_owned(),
        case: row.case_no.clone(),
    }
}

/// The side's word in the store.
pub const fn word(side: CallSide) -> &'static str {
    match side {
        CallSide::Reception => "reception",
        CallSide::Department => "department",
    }
}

/// A message as it crosses the wire.
pub fn message(row: CallRow) -> CallMessage {
    CallMessage {
        side: if row.side == word(CallSide::Reception) {
            CallSide::Reception
        } else {
            CallSide::Department
        },
        by: row.by,
        text: row.text,
        at: row.at,
    }
}

/// A line of the list.
pub fn line(app: &App, row: CallLineRow) -> CallLine {
    let service = app.catalog.service_name(&row.bundle, &row.service);
    CallLine {
        service: service.to_owned(),
        bundle: app.catalog.bundle_name(&row.bundle).to_owned(),
        case: row.case_no,
        n_unread: row.n_unread,
        last: message(row.last),
    }
}

/// Whether a text tells how to reach somebody or who it is: many digits in a row, with or without spaces, or an
/// e-mail address. The numbers of cases have four digits between their dashes.
pub fn tells_contact(text: &str) -> bool {
    let mut in_row = 0_usize;
    for letter in text.chars() {
        if letter.is_ascii_digit() || ('０'..='９').contains(&letter) {
            in_row = in_row.saturating_add(1);
        } else if !letter.is_whitespace() {
            in_row = 0;
        }
        if TELLING <= in_row {
            return true;
        }
    }
    text.contains(['@', '＠'])
}

#[cfg(test)]
mod tests {
    use super::tells_contact;

    #[test]
    fn a_telephone_number_an_identity_number_and_an_address_tell() {
        for text in [
            "请打 139 0000 0009",
            "身份证990101199503203021",
            "１３９００００００００９",
            "发到 a@example.com",
        ] {
            assert!(tells_contact(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_cases_days_and_amounts_do_not() {
        for text in [
            "见 2026-1121-0000-0000-1-01",
            "2026 年 11 月 21 日前",
            "注册资本 200 万元",
        ] {
            assert!(!tells_contact(text), "{text}");
        }
    }
}
