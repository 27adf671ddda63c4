//! What of a personal value may be shown to somebody who need not know all of it (GB/T 35273).

use super::value_kind::ValueKind;

/// A value with its telling part covered: `110***********002X`, `138****0000`, `张*`.
///
/// Values that are public, such as a company's code, come back whole; of kinds without a customary mask only the
/// first and the last character remain.
pub fn masked(kind: ValueKind, value: &str) -> String {
    use ValueKind as Kind;
    match kind {
        Kind::CnResidentId
        | Kind::CnResidentId15
        | Kind::HmtResidencePermit
        | Kind::ForeignerPr2023
        | Kind::ForeignerPr2004
        | Kind::CnMobile
        | Kind::Vin => covered(value, 3, 4),
        Kind::CnLandline => covered(value, 4, 2),
        Kind::BankCard | Kind::RealEstateUnit => covered(value, 6, 4),
        Kind::HkMoPermit | Kind::TwPermit | Kind::CnPassport | Kind::CnPlate => {
            covered(value, 2, 2)
        }
        Kind::BirthCertificate => covered(value, 3, 2),
        Kind::PersonName => covered(value, 1, 0),
        Kind::Email => email(value),
        Kind::CnUscc
        | Kind::CnOrgCode
        | Kind::CnBusinessRegNo15
        | Kind::CompanyName
        | Kind::CnPostcode
        | Kind::DivisionCode
        | Kind::ServiceItemCode
        | Kind::IsWorkday
        | Kind::DeadlineWorkdays
        | Kind::DeadlineCalendarDays
        | Kind::SatisfactionRating => value.to_owned(),
        Kind::ElicenceId
        | Kind::AmountCapital
        | Kind::AgeFullYears
        | Kind::FileMagic
        | Kind::Sm3
        | Kind::Sha256
        | Kind::Sm2Verify
        | Kind::EthnicityCode => covered(value, 1, 1),
    }
}

/// Stars between the first `head` and the last `tail` characters. A value too short to hide anything is all stars.
fn covered(value: &str, head: usize, tail: usize) -> String {
    let length = value.chars().count();
    let hidden = length.saturating_sub(head + tail);
    let shown = |place: usize| hidden > 0 && (place < head || place >= head + hidden);
    value
        .chars()
        .enumerate()
        .map(|(place, it)| if shown(place) { it } else { '*' })
        .collect()
}

/// The first character and the domain.
fn email(value: &str) -> String {
    match value.rsplit_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        None => covered(value, 1, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customary_masks_are_kept() {
        let mask = |kind, value| masked(kind, value);
        assert_eq!(
            mask(ValueKind::CnResidentId, "11010519491231002X"),
            "110***********002X"
        );
        assert_eq!(mask(ValueKind::CnMobile, "13800000000"), "138****0000");
        assert_eq!(mask(ValueKind::PersonName, "张三"), "张*");
        assert_eq!(
            mask(ValueKind::Email, "zhang@example.com"),
            "z***@example.com"
        );
    }

    #[test]
    fn a_short_value_hides_everything() {
        assert_eq!(masked(ValueKind::CnMobile, "138"), "***");
        assert_eq!(masked(ValueKind::PersonName, "张"), "*");
    }
}
