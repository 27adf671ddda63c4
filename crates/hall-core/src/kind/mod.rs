//! The kinds of value that citizens type and departments rely on: numbers, names, dates, files.
//!
//! One kind, one file. Each check takes the normalised text and answers with a code or with what the value says;
//! words for people are made elsewhere. The rules are those of the national standards named in each file, and
//! `tests/vectors` holds examples that were checked against independent implementations.
//!
//! Two principles run through all files. Tables lag behind the world, so a table may warn and never refuses. And a
//! checksum says that a number was typed well, not that anybody holds it.

mod age;
mod amount;
mod ascii;
mod bank_card;
mod birth_certificate;
mod checksum;
mod company_name;
mod country;
mod date;
mod digest;
mod division;
mod elicence;
mod email;
mod ethnicity;
pub mod file;
mod foreigner;
mod gb11643;
mod han;
mod hex;
mod landline;
pub mod mask;
mod mobile;
pub mod normalise;
mod organisation_code;
mod outcome;
mod passport;
mod person_name;
mod plate;
mod postcode;
mod rating;
mod real_estate;
pub mod region;
mod residence_permit;
mod resident_id;
mod service_item;
mod signature;
mod travel_permit;
mod uscc;
mod value_kind;
mod vin;
mod working_days;

pub use age::{full_years, full_years_from_day_after};
pub use gb11643::Sex;
pub use outcome::{Code, Context, Fact, Facts, Outcome};
pub use resident_id::{Resident, read_resident};
pub use value_kind::ValueKind;

use outcome::Judgement;

/// Checks one value as typed.
///
/// An unanswered field is not this function's business: whether an answer is needed is decided before.
///
/// ```
/// use chrono::NaiveDate;
/// use hall_core::calendar::Calendar;
/// use hall_core::kind::{Context, ValueKind, check};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
/// let calendar = Calendar::default();
/// let context = Context { today, calendar: &calendar };
///
/// // Typed with full-width digits and a space.
/// let mobile = check(ValueKind::CnMobile, "１３９ 00000001", &context);
/// assert!(mobile.valid);
/// assert_eq!(mobile.normalized, "13900000001");
/// ```
pub fn check(kind: ValueKind, raw: &str, context: &Context<'_>) -> Outcome {
    let text = normalised(kind, raw);
    let judgement = judge(kind, raw, &text, context);
    Outcome::new(text, judgement)
}

/// A form's short question: may this stand, in which spelling, and with what remarks? The verdict is
/// that of [`check`], without working out what the value says.
///
/// # Errors
/// The code of what is wrong.
pub fn verdict(
    kind: ValueKind,
    raw: &str,
    context: &Context<'_>,
) -> Result<(String, Vec<Code>), Code> {
    if kind == ValueKind::CnResidentId {
        let text = normalise::code(raw);
        return resident_id::verdict(&text, context.today).map(|remarks| (text, remarks));
    }
    let outcome = check(kind, raw, context);
    match outcome.code {
        None => Ok((outcome.normalized, outcome.warn)),
        // The rule behind the code is known to lag: the person may be right.
        Some(code) if outcome.soft => Ok((outcome.normalized, vec![code])),
        Some(code) => Err(code),
    }
}

/// The spelling in which a value of this kind is checked.
fn normalised(kind: ValueKind, raw: &str) -> String {
    use ValueKind as Kind;
    match kind {
        Kind::CnUscc | Kind::CnOrgCode | Kind::CnMobile | Kind::CnLandline | Kind::BankCard => {
            normalise::grouped_code(raw)
        }
        Kind::Email => normalise::trimmed(raw),
        Kind::PersonName => person_name::normalise(raw),
        Kind::CompanyName => company_name::normalise(raw),
        Kind::CnPlate => plate::normalise(raw),
        Kind::AgeFullYears
        | Kind::IsWorkday
        | Kind::DeadlineWorkdays
        | Kind::DeadlineCalendarDays
        | Kind::FileMagic
        | Kind::SatisfactionRating => normalise::folded(raw),
        // The bytes are what is hashed or signed.
        Kind::Sm3 | Kind::Sha256 | Kind::Sm2Verify => raw.to_owned(),
        Kind::CnResidentId
        | Kind::CnResidentId15
        | Kind::HmtResidencePermit
        | Kind::ForeignerPr2023
        | Kind::ForeignerPr2004
        | Kind::HkMoPermit
        | Kind::TwPermit
        | Kind::CnPassport
        | Kind::CnBusinessRegNo15
        | Kind::CnPostcode
        | Kind::Vin
        | Kind::RealEstateUnit
        | Kind::BirthCertificate
        | Kind::ElicenceId
        | Kind::ServiceItemCode
        | Kind::DivisionCode
        | Kind::AmountCapital
        | Kind::EthnicityCode => normalise::code(raw),
    }
}

fn judge(kind: ValueKind, raw: &str, text: &str, context: &Context<'_>) -> Judgement {
    use ValueKind as Kind;
    match kind {
        Kind::CnResidentId => resident_id::check(text, context.today),
        Kind::CnResidentId15 => resident_id::check_15(text),
        Kind::HmtResidencePermit => residence_permit::check(text, context.today),
        Kind::ForeignerPr2023 => foreigner::check_2023(text, context.today),
        Kind::ForeignerPr2004 => foreigner::check_2004_2017(text),
        Kind::HkMoPermit => travel_permit::check_hk_mo(text),
        Kind::TwPermit => travel_permit::check_tw(text),
        Kind::CnPassport => passport::check(text),
        Kind::CnUscc => uscc::check(text),
        Kind::CnOrgCode => organisation_code::check_organisation(text),
        Kind::CnBusinessRegNo15 => organisation_code::check_registration_15(text),
        Kind::CnMobile => mobile::check(text),
        Kind::CnPostcode => postcode::check(text),
        Kind::CnLandline => landline::check(text),
        Kind::Email => email::check(text),
        Kind::BankCard => bank_card::check(text),
        Kind::CnPlate => plate::check(text),
        Kind::Vin => vin::check(text),
        Kind::RealEstateUnit => real_estate::check(text),
        Kind::BirthCertificate => birth_certificate::check(text),
        Kind::ElicenceId => elicence::check(text),
        Kind::ServiceItemCode => service_item::check(text),
        Kind::PersonName => person_name::check(raw, text),
        Kind::CompanyName => company_name::check(text),
        Kind::DivisionCode => division::check(text),
        Kind::AmountCapital => amount::check(text),
        Kind::AgeFullYears => age::check(text, context.today),
        Kind::IsWorkday => working_days::check_day(text, context.calendar),
        Kind::DeadlineWorkdays => working_days::check_workdays(text, context.calendar),
        Kind::DeadlineCalendarDays => working_days::check_calendar_days(text, context.calendar),
        Kind::FileMagic => file::check(text),
        Kind::Sm3 => Ok(digest::sm3(text)),
        Kind::Sha256 => Ok(digest::sha256(text)),
        Kind::Sm2Verify => signature::check(text),
        Kind::EthnicityCode => ethnicity::check(text),
        Kind::SatisfactionRating => rating::check(text),
    }
}

#[cfg(test)]
mod tests;
