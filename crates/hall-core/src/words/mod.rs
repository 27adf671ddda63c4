//! What everything is called: the one place for words that both the app and the command line show.
//!
//! Rules produce codes and arguments; this module turns them into sentences that say what is wrong,
//! where, and how to mend it, and blame nobody. Chinese (zh-CN) is the first language; a second one is
//! another set of files with the same functions. Words of the law itself (labels, rule texts) come with
//! the catalogue.

mod changes;
mod codes;
mod kinds;
mod places;
#[cfg(feature = "portable")]
pub mod portable;

pub use changes::{ChangeWords, changes, loss};
pub use places::{label_of, place_of};

use chrono::{Datelike, NaiveDate};

use crate::catalog::{Bundle, Level, Rule, RuleAim, Step, WayKind};
use crate::kind::ValueKind;
use crate::merge::Required;
use crate::report::{Finding, Verdict};

/// A day as it is read: `2026年11月22日`.
pub fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// The words of a finding.
pub fn finding(bundle: &Bundle, finding: &Finding) -> Words {
    if let Some(rule) = rule_of(bundle, finding) {
        return Words {
            what: fill(&rule.say, finding),
            mend: fill(&rule.mend, finding),
        };
    }
    if finding.code == "stopped_here" {
        return stopped(bundle, finding);
    }
    codes::words(finding)
}

/// A finding as one sentence with its place: `注册资本:…。怎么改:…`
pub fn sentence(bundle: &Bundle, it: &Finding) -> String {
    let words = finding(bundle, it);
    let place = place_of(bundle, &it.at);
    if words.mend.is_empty() {
        format!("{place}：{}", words.what)
    } else {
        format!("{place}：{}。怎么改：{}", words.what, words.mend)
    }
}

fn rule_of<'a>(bundle: &'a Bundle, finding: &Finding) -> Option<&'a Rule> {
    bundle
        .services
        .iter()
        .filter(|service| finding.services.contains(&service.id))
        .flat_map(|service| &service.rules)
        .find(|rule| rule.code == finding.code)
}

/// Whether a finding says that one cannot apply at all.
pub fn is_about_eligibility(bundle: &Bundle, finding: &Finding) -> bool {
    finding.code == "stopped_here"
        || rule_of(bundle, finding).is_some_and(|rule| rule.aim == RuleAim::Eligible)
}

/// Puts the values that a rule shows into its words: `{org.registered_capital}`.
fn fill(text: &str, finding: &Finding) -> String {
    let mut filled = text.to_owned();
    for (name, value) in &finding.args {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}

fn stopped(bundle: &Bundle, finding: &Finding) -> Words {
    let question = finding.at.strip_prefix("situation.").unwrap_or_default();
    let option = finding
        .args
        .get("option")
        .map(String::as_str)
        .unwrap_or_default();
    let stops = bundle
        .questions
        .iter()
        .filter(|it| it.id == question)
        .flat_map(|it| &it.options)
        .find(|it| it.value == option)
        .map(|it| it.stops.clone())
        .unwrap_or_default();
    Words {
        what: "这种情况不能在这里办".to_owned(),
        mend: stops,
    }
}

/// The verdict in words.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "可以提交",
        Verdict::ReadyWithDeferral => "可以提交，部分材料稍后补交",
        Verdict::Incomplete => "还没填完",
        Verdict::Invalid => "有需要改正的地方",
        Verdict::NotEligible => "不符合办理条件",
    }
}

/// A way of providing a material in words.
pub const fn way(way: WayKind) -> &'static str {
    match way {
        WayKind::Upload => "上传文件",
        WayKind::Licence => "使用电子证照",
        WayKind::Register => "部门联网核验，免提交",
        WayKind::PriorResult => "前面的事项办好后自动取得",
        WayKind::Generated => "按您填的内容自动生成",
        WayKind::Commitment => "签告知承诺书代替",
        WayKind::Deferral => "容缺受理，稍后补交",
        WayKind::ThirdParty => "由第三方直接确认",
    }
}

/// A step of the waterfall in words.
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::PriorResult => "前面事项的结果直接用",
        Step::Same => "同样的材料只交一份",
        Step::Similar => "相近的材料合成一份",
        Step::Exempt => "电子证照和联网核验，免提交",
        Step::Generated => "按填写内容自动生成",
        Step::Commitment => "签告知承诺书代替",
        Step::Deferral => "容缺受理，稍后补交",
    }
}

/// What a kind of value is called: 身份证号码, 手机号码.
pub fn kind_name(kind: ValueKind) -> &'static str {
    kinds::name_of(kind.id())
}

/// Whether a field must be answered, in words.
pub const fn required(required: Required) -> &'static str {
    match required {
        Required::Always => "必填",
        Required::Sometimes => "视情况填",
        Required::Optional => "选填",
    }
}

/// A level in words.
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "需改正",
        Level::Deferrable => "可稍后补",
        Level::Warning => "请留意",
        Level::Hint => "提示",
    }
}
