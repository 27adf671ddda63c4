//! Rules: words for the applicant, and the law behind them.

use std::collections::BTreeMap;

use hall_core::catalog::Level;

use crate::fault::FaultLog;
use crate::library::Library;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (service, entry) in library.services.iter().zip(&library.sources.services) {
        let mut codes: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (rule, source) in service.rules.iter().zip(&entry.rules) {
            let place = source.code.place;
            let named = format!("规则「{}」", rule.code);
            if rule.say.is_empty() {
                let mend = "加一行 say: 用申请人听得懂的话说哪里不对";
                log.add(
                    place,
                    "rule_without_words",
                    format!("{named}没有说哪里不对"),
                    mend,
                );
            }
            if rule.mend.is_empty() && rule.level != Level::Hint {
                let mend = "加一行 mend: 请怎么做";
                log.add(
                    place,
                    "rule_without_words",
                    format!("{named}没有说怎么改"),
                    mend,
                );
            }
            if rule.basis.is_empty() {
                let mend = "加一行 basis: [法律 第几条]";
                log.add(
                    place,
                    "rule_without_basis",
                    format!("{named}没有写依据"),
                    mend,
                );
            }
            let well = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if !rule.code.chars().all(well) {
                let mend = "用小写英文、数字和下划线，如 lease_too_short";
                log.add(place, "bad_code", format!("{named}的代码写法不对"), mend);
            }
            if let Some(line) = codes.insert((&rule.code, &source.at.value), place.line) {
                let what = format!("{named}在同一个字段上写了两次，第 {line} 行已经有了");
                log.add(place, "rule_twice", what, "合成一条，或者换一个代码");
            }
        }
    }
}
