//! The desks: their frame, their lists, lights and stages.

use hall_api::{Holder, Stage};
use hall_core::flow::Light;

pub const DESK_SITE: &str = "工作台";
pub const DESK_FOOT: &str = "只显示本岗位的办件；每次查看和办理都会留下记录";
pub const DESK_SIGN_IN_LEAD: &str = "用本岗位的工作账号登录。";
pub const DESK_NOT_STAFF: &str = "这个账号不是工作人员的账号";
pub const DESK_NOT_STAFF_MEND: &str = "请退出后换工作账号登录，或到办事大厅办事。";

pub const DESK_CASES: &str = "本部门办件";
pub const DESK_DEPARTMENT: &str = "涉及本部门的申请";
pub const DESK_RECEPTION: &str = "综合窗口";
pub const DESK_ISSUING: &str = "统一出件";
pub const DESK_SUPERVISION: &str = "督办";
pub const DESK_NO_CASES: &str = "现在没有要办的件。";
pub const DESK_NONE_OF_THESE: &str = "这一类里现在没有件。";
pub const DESK_TO_DO: &str = "待审批";
pub const DESK_OTHERS: &str = "其他";

pub const DESK_WHOSE: &str = "看谁的件";
pub const DESK_ALL: &str = "全部";
pub const DESK_MINE: &str = "我的";
pub const DESK_FREE: &str = "没人领的";

pub const DESK_TO_ANSWER: &str = "等窗口答复";
pub const DESK_TO_CORRECT: &str = "等申请人补正";
pub const DESK_AFTERWARDS: &str = "补正待发、差评和投诉";
pub const DESK_AFTER_END: &str = "办结后的差评、投诉和申诉";
pub const DESK_RUNNING: &str = "在办，急的在前";
pub const DESK_READY: &str = "现在能办";
pub const DESK_NOT_READY: &str = "还在等其他事项";

pub fn light(light: Light) -> &'static str {
    match light {
        Light::Green => "绿灯：时间充裕",
        Light::Yellow => "黄灯：快到期",
        Light::Red => "红灯：超过承诺",
        Light::Black => "黑灯：超过法定",
    }
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Submitted => "待受理",
        Stage::Noticed => "待补正",
        Stage::Declined => "不予受理",
        Stage::Lapsed => "逾期未补正",
        Stage::Open => "办理中",
        Stage::Closed => "已办结",
    }
}

pub fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Nobody => "没人领",
        Holder::Me => "我在办",
        Holder::Other => "同事在办",
    }
}

pub fn n_cases(n: usize) -> String {
    format!("共 {n} 件")
}

pub fn answer_until(stage: Stage, day: &str) -> String {
    match stage {
        Stage::Noticed => format!("申请人补正到 {day} 止"),
        _ => format!("窗口答复到 {day} 止，过期视为受理"),
    }
}

pub const DESK_SEVERAL_HINT: &str =
    "勾选已经看过、符合受理条件的，一次受理；受理后立即分送各部门。";

pub fn choose_one(bundle: &str, number: &str) -> String {
    format!("选中 {bundle} {number}")
}

pub fn accept_several(n: usize) -> String {
    format!("受理选中的（{n} 件）")
}

pub fn accepted_several(n: usize) -> String {
    format!("已受理 {n} 件")
}

pub fn can_do(what: &str) -> String {
    format!("可以办：{what}")
}
