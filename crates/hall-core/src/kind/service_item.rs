//! 政务服务事项编码, GB/T 39554.1-2020: the basic code of 12 digits, preceded by the agency and its level in the
//! implementation code of 31, followed by two digits in the handling code of 33.
//!
//! Provinces also publish private codes; those are opaque and kept beside the national one.

use super::ascii::{all_digits, cut};
use super::outcome::{Code, Judgement, Passed};
use super::region::is_province;
use super::uscc;

pub(crate) fn check(text: &str) -> Judgement {
    let length = text.chars().count();
    match length {
        12 => check_basic(text),
        31 | 33 => check_implementation(text),
        _ => Err("length".into()),
    }
}

fn check_basic(basic: &str) -> Judgement {
    if !all_digits(basic) {
        return Err("charset".into());
    }
    let (scope, item_type) = (cut(basic, 0, 2), cut(basic, 2, 2));
    check_scope(scope)?;
    let type_name = type_name(item_type).ok_or("item_type")?;
    Ok(Passed::default()
        .fact("level", "basic")
        .fact("province", scope)
        .fact("type", item_type)
        .fact("type_name", type_name)
        .fact("main", cut(basic, 4, 5))
        .fact("sub", cut(basic, 9, 3)))
}

fn check_implementation(text: &str) -> Judgement {
    if !text.is_ascii() || !all_digits(cut(text, 18, 15)) {
        return Err("charset".into());
    }
    let (agency, admin_level) = (cut(text, 0, 18), cut(text, 18, 1));
    let (basic, handling) = (cut(text, 19, 12), cut(text, 31, 2));
    uscc::verify(agency).map_err(of_agency)?;
    // State, province, city, county, township, village.
    if !matches!(admin_level, "1" | "2" | "3" | "4" | "5" | "6") {
        return Err("admin_level".into());
    }
    check_scope(cut(basic, 0, 2))?;
    type_name(cut(basic, 2, 2)).ok_or("item_type")?;
    let passed = Passed::default()
        .fact("agency", agency)
        .fact("admin_level", admin_level)
        .fact("basic", basic);
    Ok(if handling.is_empty() {
        passed.fact("level", "implementation")
    } else {
        passed
            .fact("level", "handling")
            .fact("handling_seq", handling)
    })
}

/// 00 is a national item, two other digits the province that made it; 99 is the demonstration's.
fn check_scope(scope: &str) -> Result<(), Code> {
    if is_province(scope) || matches!(scope, "00" | "99") {
        Ok(())
    } else {
        Err("province")
    }
}

fn type_name(item_type: &str) -> Option<&'static str> {
    Some(match item_type {
        "01" => "行政许可",
        "02" => "行政处罚",
        "03" => "行政强制",
        "04" => "行政征收",
        "05" => "行政给付",
        "06" => "行政检查",
        "07" => "行政确认",
        "08" => "行政奖励",
        "09" => "行政裁决",
        "10" => "其他行政权力",
        "20" => "公共服务",
        _ => return None,
    })
}

fn of_agency(code: Code) -> Code {
    match code {
        "charset" => "agency_uscc:charset",
        "charset_iosvz" => "agency_uscc:charset_iosvz",
        "dept" => "agency_uscc:dept",
        "region_charset" => "agency_uscc:region_charset",
        "checksum" => "agency_uscc:checksum",
        _ => "agency_uscc:length",
    }
}
