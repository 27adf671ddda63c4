//! 港澳台居民居住证 (State Council Office Document 81 of 2018): a GB 11643 number whose address is the origin.

use chrono::NaiveDate;

use super::age;
use super::gb11643::Gb11643;
use super::outcome::{Judgement, Passed};

pub(crate) fn check(text: &str, today: NaiveDate) -> Judgement {
    let parts = Gb11643::read(text)?;
    // 830000 exists on these permits only; as a division Taiwan is 710000.
    let origin = match parts.part(0, 6) {
        "810000" => "HK",
        "820000" => "MO",
        "830000" => "TW",
        _ => return Err("wrong_type".into()),
    };
    let birth = parts.birth(today)?;
    parts.verify()?;
    Ok(Passed::default()
        .fact("origin", origin)
        .fact("birth", birth)
        .fact("sex", parts.sex().letter())
        .fact("age", age::full_years(birth, today)))
}
