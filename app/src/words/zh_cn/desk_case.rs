//! The desks: an application or a case that is open before somebody of the staff.

use hall_core::flow::{Rung, Stops};

use super::{DESK_APPROVE, DESK_REFUSE};

pub const DESK_MATERIALS: &str = "材料";
pub const DESK_NO_MATERIALS: &str = "本事项不要求材料。";
pub const DESK_EMPTY: &str = "（未填）";
pub const DESK_OPEN_FILE: &str = "打开";
pub const DESK_DECIDED: &str = "已作出决定";
pub const DESK_WAITING: &str = "这个件还在等前面的事项办好，暂时不能决定";
pub const DESK_SITUATION: &str = "情形选择";
pub const DESK_SUBMITTED: &str = "提交的内容";
pub const DESK_WAS: &str = "原来：";
pub const DESK_NEW: &str = "补正后";
pub const DESK_GONE: &str = "（已删除）";
pub const DESK_NOT_THERE: &str = "（原来没有）";
pub const DESK_LANES: &str = "各事项";
pub const DESK_WAITS: &str = "正在等什么";
pub const DESK_NO_WAITS: &str = "现在没有在等的事。";
pub const DESK_ASKED: &str = "已要求补正，申请人还没有答复";
pub const DESK_CHANGES: &str = "补正后改了什么";
pub const DESK_BEFORE: &str = "改前";
pub const DESK_AFTER: &str = "改后";
pub const DESK_ENTRY: &str = "项目";
pub const DESK_HISTORY: &str = "办理记录";
pub const DESK_TO_CASE: &str = "打开办件";
pub const DESK_WHOLE: &str = "看整件申请";
pub const DESK_CLOCK: &str = "时限";
pub const DESK_PROMISED: &str = "承诺期限";
pub const DESK_STATUTORY: &str = "法定期限";
pub const DESK_LEFT: &str = "离承诺期限";
pub const DESK_PAUSES: &str = "停表";
pub const DESK_CONTACT: &str = "申请人改过联系方式";
pub const DESK_NOT_HERE: &str = "这件不再由本岗位办理";
pub const DESK_NOT_HERE_MEND: &str = "可能已经由同事办理完，或者转到了别的环节。请回列表看看。";
pub const DESK_TO_LIST: &str = "回列表";

pub fn left(days: i32) -> String {
    match days {
        0 => "今天是最后一天".to_owned(),
        1.. => format!("还有 {days} 个工作日"),
        _ => format!("已超 {} 个工作日", days.unsigned_abs()),
    }
}

pub fn desk_stopped(stops: Stops, since: &str) -> String {
    let which = match stops {
        Stops::Promised => "承诺时限",
        Stops::Both => "承诺和法定时限",
    };
    format!("{which}从 {since} 的次日起停表")
}

pub fn paused(stops: Stops, after: &str, until: &str) -> String {
    let which = match stops {
        Stops::Promised => "承诺时限",
        Stops::Both => "承诺和法定时限",
    };
    format!("{which}：{after} 之后到 {until}，不计入")
}

pub fn provisional(day: &str) -> String {
    format!("{day}（暂定，节假日安排公布后可能顺延）")
}

pub fn waits_for_whom(whom: &str) -> String {
    format!("等{whom}")
}

pub fn since(time: &str) -> String {
    format!("从 {time} 起")
}

pub fn until_when(time: &str) -> String {
    format!("到 {time} 止")
}

pub fn rung(rung: Rung) -> Option<&'static str> {
    match rung {
        Rung::Quiet => None,
        Rung::Soon => Some("快到期"),
        Rung::Last => Some("只剩一个工作日"),
        Rung::Over => Some("已到期"),
    }
}

pub fn decision_outcome(approved: bool, by: &str, at: &str) -> String {
    let outcome = if approved { DESK_APPROVE } else { DESK_REFUSE };
    format!("{outcome}，{by}，{at}")
}

pub fn submitted_version(version: u32) -> String {
    format!("这是第 {version} 次提交的内容，标出了和上一次不同的地方。")
}

pub fn request_until(round: u32, day: &str) -> String {
    format!("第 {round} 次要求补正，{day} 前答复")
}

pub fn lane_cases(name: &str, department: &str) -> String {
    format!("{name} · {department}")
}

pub fn desk_limits(promised: &str, statutory: &str) -> String {
    format!("承诺 {promised}，法定 {statutory}")
}

pub fn of_row(item: &str, row: usize, column: &str) -> String {
    format!("{item}{row}的{column}")
}

pub const DESK_RECIPIENT: &str = "邮寄收件人";
pub const DESK_RECIPIENT_NAME: &str = "收件人";
pub const DESK_RECIPIENT_MOBILE: &str = "电话";
pub const DESK_RECIPIENT_ADDRESS: &str = "地址";
pub const DESK_NOT_SAID: &str = "申请里没有写，请经窗口联系申请人";
