//! 不动产单元代码, GB/T 37346-2019: the parcel in 19 characters, then the building or other fixture on it in 9.
//!
//! It has no check digit, and it is not the number of the certificate (京(2020)海淀区不动产权第0000001号), which has
//! no fixed form.

use super::ascii::{all_alphanumeric, all_digits, cut};
use super::outcome::{Code, Judgement, Passed};
use super::region::is_province;

const NO_NUMBER: &str = "00000000";

pub(crate) fn check(text: &str) -> Judgement {
    if text.chars().count() != 28 {
        return Err("length".into());
    }
    if !all_alphanumeric(text) {
        return Err("charset".into());
    }
    let (region, province) = (cut(text, 0, 6), cut(text, 0, 2));
    let (ownership, parcel_kind) = (cut(text, 12, 1), cut(text, 13, 1));
    let (fixture, fixture_no) = (cut(text, 19, 1), cut(text, 20, 8));
    let numbers = [cut(text, 0, 12), cut(text, 14, 5), fixture_no];
    if !numbers.into_iter().all(all_digits) {
        return Err("charset".into());
    }
    let demo = province == "99";
    if !is_province(province) && !demo {
        return Err("province".into());
    }
    check_parcel(ownership, parcel_kind)?;
    check_fixture(fixture, fixture_no)?;
    Ok(Passed::default()
        .warn(demo.then_some("region_demo"))
        .fact("region", region)
        .fact("cadastral_area", cut(text, 6, 3))
        .fact("cadastral_subarea", cut(text, 9, 3))
        .fact("parcel_code", cut(text, 0, 19))
        .fact("ownership", ownership)
        .fact("parcel_kind", parcel_kind)
        .fact("fixture", fixture)
        .fact("fixture_no", fixture_no))
}

/// G is state land, J collective, Z undetermined. Collective ownership (A) and homesteads (C) are collective by
/// nature; sea (H) and islands (G) belong to the state.
fn check_parcel(ownership: &str, kind: &str) -> Result<(), Code> {
    if !matches!(ownership, "G" | "J" | "Z") {
        return Err("ownership_char");
    }
    let owner = match kind {
        "A" | "C" => "J",
        "H" | "G" => "G",
        "B" | "S" | "X" | "D" | "E" | "F" | "W" | "Y" => ownership,
        _ => return Err("parcel_kind_char"),
    };
    if owner == ownership {
        Ok(())
    } else {
        Err("combination")
    }
}

/// A house (F) has the numbers of building and unit; a parcel without any fixture (W) has zeros.
fn check_fixture(fixture: &str, number: &str) -> Result<(), Code> {
    match (fixture, number == NO_NUMBER) {
        ("F", true) => Err("unit_number_zero"),
        ("W", false) => Err("unit_number_not_zero"),
        ("F" | "L" | "Q" | "W", _) => Ok(()),
        _ => Err("fixture_char"),
    }
}
