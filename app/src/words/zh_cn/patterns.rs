//! 举一反三: what complaints have in common, for the supervisor.

use hall_api::{Dispute, WentWrong};

pub const PATTERNS: &str = "举一反三";
pub const PATTERNS_LEAD: &str = "投诉、办不成事和差评，按一件事、事项、哪一类、办件记录里出了什么问题归在一起。同一类反复出现，多半是规则要改。";
pub const NO_PATTERNS: &str = "还没有投诉和差评。";
pub const PATTERN_CASES: &str = "有哪几件";
pub const PATTERN_OPEN: &str = "还没有答复";
pub const LESSONS: &str = "背后的规则，和做了什么";
pub const NO_LESSONS: &str = "还没有记。";
pub const LESSON_RULE: &str = "背后是哪条规则";
pub const LESSON_RULE_HINT: &str =
    "例如：哪个事项的哪项材料、时限或者条件，依据是什么。不写申请人的姓名和证件号";
pub const LESSON_DONE: &str = "做了什么";
pub const LESSON_DONE_HINT: &str = "例如：改了目录、提请发文、培训了窗口，或者核实后不用改";
pub const LESSON_MISSING: &str = "两项都要写";
pub const LESSON_DO: &str = "记下";
pub const LESSON_NEW: &str = "记一条";
pub const LESSON_KEPT: &str = "已记下";
pub const WHOLE_BUNDLE: &str = "整件事";

pub const fn dispute(kind: Dispute) -> &'static str {
    match kind {
        Dispute::Complaint => "投诉",
        Dispute::CannotBeDone => "办不成事",
        Dispute::PoorRating => "差评",
    }
}

pub const fn went_wrong(reason: WentWrong) -> &'static str {
    match reason {
        WentWrong::Refused => "不予批准",
        WentWrong::Ended => "申请人过期没有办，终止了",
        WentWrong::Late => "超过了时限",
        WentWrong::AskedTwice => "补正没有一次说清",
        WentWrong::Other => "记录里看不出原因",
    }
}

pub fn pattern_title(bundle: &str, service: &str) -> String {
    format!("{bundle} · {service}")
}

pub fn pattern_line(kind: Dispute, reason: WentWrong, n: usize) -> String {
    format!("{}，{}：{n} 件", dispute(kind), went_wrong(reason))
}

pub fn lesson_by(by: &str, at: &str) -> String {
    format!("{by} · {at}")
}
