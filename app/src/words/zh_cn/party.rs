//! Outside parties: their page, and the link for it.

pub const PARTY_SITE: &str = "政务大厅 · 第三方确认";
pub const PARTY_FOOT: &str = "只显示答复需要的内容；每次打开都会留下记录";
pub const PARTY_TITLE: &str = "请您确认一件事";
pub const PARTY_SLICE: &str = "请核对";
pub const PARTY_SLICE_HINT: &str = "这里只有答复需要的内容，申请的其他内容不会给您看。";
pub const PARTY_ANSWER: &str = "您的答复";
pub const PARTY_CHOOSE: &str = "请先选一个答复";
pub const PARTY_REASON_HINT: &str = "申请人会看到这段话，请写清楚还差什么、该找谁。";
pub const PARTY_REASON_MISSING: &str = "请写明原因";
pub const PARTY_SIGNED: &str = "签收人";
pub const PARTY_SIGNED_HINT: &str = "在运单上签收的人";
pub const PARTY_SIGNED_MISSING: &str = "请写签收人的姓名";
pub const PARTY_NAME: &str = "经办人姓名";
pub const PARTY_NAME_HINT: &str = "您代表贵单位答复，姓名会留在办理记录里。";
pub const PARTY_NAME_MISSING: &str = "请填经办人姓名";
pub const PARTY_SEND: &str = "提交答复";
pub const PARTY_SEND_HINT: &str = "只能答复一次，提交以后不能改。";
pub const PARTY_THANKS: &str = "已收到您的确认，谢谢";
pub const PARTY_THANKS_MORE: &str = "办理会接着往下走，您不用再做什么，可以关掉这个页面。";
pub const PARTY_REFUSED_MORE: &str = "申请人会看到您写的原因。您不用再做什么，可以关掉这个页面。";
pub const PARTY_USED_MORE: &str =
    "一个链接只能答复一次，用过以后不再显示申请的内容。答复错了的，请尽快联系发来链接的部门。";
pub const PARTY_EXPIRED: &str = "这个链接已经过期";
pub const PARTY_EXPIRED_MORE: &str = "还可以答复：请联系发来链接的部门，要一个新的链接。";
pub const PARTY_ENDED: &str = "这件事不用再确认了";
pub const PARTY_ENDED_MORE: &str = "申请已经撤回、办结，或者另发了新的链接。您不用做什么。";
pub const PARTY_UNKNOWN: &str = "链接不对";
pub const PARTY_UNKNOWN_MORE: &str = "请核对链接是不是完整，或者请发来链接的部门再发一次。";

pub fn party_asks(department: &str, bundle: &str, service: &str) -> String {
    if bundle == service || department == service {
        format!("{department}正在办理“{service}”，需要您确认：")
    } else {
        format!("{department}正在办理“{bundle}”里的“{service}”，需要您确认：")
    }
}

pub fn party_until(day: &str) -> String {
    format!("请在 {day}（含当天）前答复。")
}

pub fn party_overdue(day: &str) -> String {
    format!("原定 {day}前答复，已经过了；现在仍可以答复。")
}

pub const PARTIES: &str = "要第三方确认";
pub const PARTY_ON_FILE: &str = "已备案，可以由对方系统直接答复";
pub const PARTY_MAKE_LINK: &str = "做一个一次性链接";
pub const PARTY_MAKE_LINK_HINT: &str =
    "把链接发给对方经办人。链接只显示这一次，谁拿到谁就能答复，请不要发给申请人。";
pub const PARTY_LINK: &str = "一次性链接";
pub const PARTY_COPY: &str = "复制";
pub const PARTY_COPIED: &str = "已复制";
pub const PARTY_COPY_FAILED: &str = "没有复制成功，请手工选中后复制";

pub fn party_link_until(day: &str) -> String {
    format!("到 {day}为止有效，答复一次后作废。离开这个页面就看不到了，需要时可以再做一个。")
}

pub const fn party_state(state: hall_api::PartyState) -> &'static str {
    use hall_api::PartyState::{Asked, Confirmed, Ended, Overdue, Refused};
    match state {
        Asked => "等待答复",
        Overdue => "逾期没有答复",
        Confirmed => "已确认",
        Refused => "没有确认",
        Ended => "不再等待",
    }
}

/// The two answers, in the words of what is asked.
pub const fn party_yes(asks: hall_api::PartyAsks) -> &'static str {
    match asks {
        hall_api::PartyAsks::Confirmation => "确认",
        hall_api::PartyAsks::Delivery => "已送到，对方签收了",
    }
}

pub const fn party_no(asks: hall_api::PartyAsks) -> &'static str {
    match asks {
        hall_api::PartyAsks::Confirmation => "不能确认",
        hall_api::PartyAsks::Delivery => "没有送到，退回",
    }
}

pub const fn party_reason(asks: hall_api::PartyAsks) -> &'static str {
    match asks {
        hall_api::PartyAsks::Confirmation => "为什么不能确认",
        hall_api::PartyAsks::Delivery => "为什么退回",
    }
}

pub fn party_refused(asks: hall_api::PartyAsks) -> String {
    format!("已收到：{}", party_no(asks))
}

pub fn party_used(answer: &str) -> String {
    format!("这个链接已经用过了：已答复“{answer}”")
}

pub fn carrier_asks(department: &str, bundle: &str) -> String {
    format!("{department}请贵单位寄送“{bundle}”的办理结果。")
}

// Posting, at the issuing desk.
pub const POSTING: &str = "邮寄（取件委托书）";
pub const POST_TO: &str = "收件人";
pub const POST_PHONE: &str = "电话";
pub const POST_ADDRESS: &str = "地址";
pub const POST_SIGNED: &str = "委托人签名";
