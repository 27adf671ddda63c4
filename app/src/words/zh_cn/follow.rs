//! Following an application: what to do now, who is waited for, the lights, what happened.

use hall_api::{Clock, Stage};
use hall_core::flow::{Light, Stops};

use crate::errand::Errand;

pub const DO_NOW: &str = "您现在要做的";
pub const NOTHING_TO_DO: &str = "现在不用您做什么";
pub const NOTHING_TO_DO_LEAD: &str = "有要您做的事，会写在这里。";
pub const GO_ANSWER: &str = "去补正";
pub const WHERE_TO_HAND_IN: &str = "送到综合窗口，或者邮寄到窗口，以送到的时间为准。";
pub const RATE_LEAD: &str = "办得怎么样，请您评一评。自愿，不评也不影响结果。";
pub const WAITING_FOR: &str = "现在在等谁";
pub const LOOKS: &str = "谁看过您的资料";
pub const LOOKS_LEAD: &str = "工作人员每次查看都会留下记录。";
pub const NO_LOOKS: &str = "到现在还没有工作人员看过。";
pub const MORE_ERRANDS: &str = "还可以";
pub const OVERDUE: &str = "已超时";
pub const DUE_SOON: &str = "快到期";
pub const LANES_NOT_YET: &str = "受理以后，各部门才开始办，时限也从受理算起。";

pub const OWN_CLOCK: &str = "（单独计时的事项除外，见下面）";

pub fn please_answer(n: usize) -> String {
    format!("请您补正 {n} 处")
}

pub fn answer_until(day: &str) -> String {
    format!("最晚 {day}，过了这一天就不能再补。")
}

pub fn asked_place(place: &str, problem: &str) -> String {
    format!("{place}：{problem}")
}

pub fn do_until(what: &str, until: &str) -> String {
    format!("{what}，最晚 {until}")
}

pub fn of_service(service: &str) -> String {
    format!("（{service}）")
}

pub fn as_of(time: &str) -> String {
    format!("以上是 {time} 的情况")
}

pub fn old_as_of(time: &str) -> String {
    format!("连不上大厅，下面是 {time} 看到的情况，之后可能有变化。")
}

pub fn since_until(since: Option<&str>, until: &str) -> String {
    match since {
        Some(since) => format!("从 {since} 开始等，最晚 {until}"),
        None => format!("最晚 {until}"),
    }
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Submitted => "等窗口受理",
        Stage::Noticed => "等您补正",
        Stage::Declined => "不予受理",
        Stage::Lapsed => "没有按期补正，已结束",
        Stage::Open => "办理中",
        Stage::Closed => "已办结",
    }
}

pub fn light(light: Light) -> &'static str {
    match light {
        Light::Green => "绿灯：时间充裕",
        Light::Yellow => "黄灯：快到承诺时限",
        Light::Red => "红灯：超过承诺时限",
        Light::Black => "黑灯：超过法定时限",
    }
}

/// The promised and the statutory day, and how much of the promise is left.
pub fn limits(clock: &Clock, promised: &str, statutory: &str) -> String {
    let left = match clock.left {
        0 => "今天到期".to_owned(),
        left @ 1.. => format!("还有 {left} 个工作日"),
        left => format!("已超 {} 个工作日", left.unsigned_abs()),
    };
    let provisional = if clock.provisional {
        super::PROVISIONAL_DAY
    } else {
        ""
    };
    format!("承诺 {promised}（{left}），法定 {statutory}{provisional}")
}

pub fn stopped(stops: Stops) -> &'static str {
    match stops {
        Stops::Promised => "正在踏勘，承诺时限暂停计时",
        Stops::Both => "时限暂停计时",
    }
}

pub fn n_pauses(n: usize) -> String {
    format!("暂停过 {n} 次，暂停的日子不计时")
}

pub fn errand(errand: Errand) -> &'static str {
    match errand {
        Errand::Withdraw => "撤回申请",
        Errand::Delivery => "更改领取方式",
        Errand::Contact => "更改联系方式",
        Errand::HandIn => "补交容缺的材料",
        Errand::Mended => "告诉部门已经整改好",
        Errand::Rate => "评价",
        Errand::Complain => "投诉，或反映“办不成事”",
    }
}
