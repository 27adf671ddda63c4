//! 一键呼叫: reception and reviewers talk about a case.

use hall_api::CallSide;

pub const CALLS: &str = "一键呼叫";
pub const CALLS_LEAD: &str =
    "窗口和审批员就一件办件说的话，都留记录。不写怎么联系申请人；要申请人补正的，由部门发起补正。";
pub const NO_CALLS: &str = "还没有呼叫。";
pub const CALL_OPEN: &str = "呼叫审批员";
pub const CALL_FIND: &str = "找审批员";
pub const CALL_OTHERS: &str = "这件办件的其他事项";
pub const CALL_CASE: &str = "办件号";
pub const CALL_CASE_HINT: &str = "例如 2026-1121-0000-0000-1；知道是哪个事项的，加上后面的 -01";
pub const CALL_CASE_MISSING: &str = "请写办件号";
pub const CALL_THIS: &str = "呼叫窗口";
pub const CALL_NOTHING: &str = "还没有人说话。";
pub const CALL_SAY: &str = "要说的";
pub const CALL_SAY_HINT: &str = "只说办件的事，不写申请人的姓名、电话、证件号码";
pub const CALL_SAY_MISSING: &str = "还没有写";
pub const CALL_SEND: &str = "发送";
pub const CALL_SENT: &str = "已发送";

pub fn calls_unread(n: u32) -> String {
    if n == 0 {
        CALLS.to_owned()
    } else {
        format!("{CALLS}（{n} 条未读）")
    }
}

pub fn n_unread(n: u32) -> String {
    format!("{n} 条未读")
}

pub fn call_about(bundle: &str, service: &str) -> String {
    format!("{bundle} · {service}")
}

pub fn call_by(side: CallSide, department: &str, by: &str, at: &str) -> String {
    let side = match side {
        CallSide::Reception => "综合窗口",
        CallSide::Department if department.is_empty() => "部门",
        CallSide::Department => department,
    };
    format!("{side} {by} · {at}")
}
