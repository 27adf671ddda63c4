//! The desk.

pub const DESK_SITE: &str = "审批工作台";
pub const DESK_FOOT: &str = "只显示本部门的办件；每次查看和决定都会留下记录";
pub const DESK_SIGN_IN_LEAD: &str = "用本部门的审批账号登录。";
pub const DESK_NOT_A_REVIEWER: &str = "这个账号不是审批账号";
pub const DESK_NOT_A_REVIEWER_MEND: &str = "请退出后换审批账号登录，或到办事大厅办事。";
pub const DESK_SIGN_OUT: &str = "退出登录";
pub const DESK_CASES: &str = "本部门办件";
pub const DESK_NO_CASES: &str = "现在没有要办的件。";
pub const DESK_TO_DO: &str = "待审批";
pub const DESK_OTHERS: &str = "其他";
pub const DESK_CASE: &str = "办件";
pub const DESK_SERVICE: &str = "事项";
pub const DESK_STATE: &str = "状态";
pub const DESK_RECEIVED: &str = "收件";
pub const DESK_PROMISED: &str = "承诺";
pub const DESK_MATERIALS: &str = "材料";
pub const DESK_NO_MATERIALS: &str = "本事项不要求材料。";
pub const DESK_EMPTY: &str = "（未填）";
pub const DESK_OPEN: &str = "打开";
pub const DESK_DOWNLOAD: &str = "下载";
pub const DESK_DECIDE: &str = "作出决定";
pub const DESK_REASON: &str = "理由";
pub const DESK_REASON_HINT: &str = "不予办理必须写明理由和依据，申请人会看到这段话。";
pub const DESK_APPROVE: &str = "同意";
pub const DESK_REFUSE: &str = "不予办理";
pub const DESK_REFUSE_NEEDS_REASON: &str = "不予办理必须写理由";
pub const DESK_DECIDED: &str = "已作出决定";
pub const DESK_CONFLICT: &str = "这个件刚刚被别人处理过";
pub const DESK_CONFLICT_MEND: &str = "下面换成了最新内容，请重新看过再决定。";
pub const DESK_WAITING: &str = "这个件还在等前面的事项办好，暂时不能决定";

pub fn decision_outcome(approved: bool, by: &str, at: &str) -> String {
    format!(
        "{},{by},{at}",
        if approved { DESK_APPROVE } else { DESK_REFUSE }
    )
}

pub fn n_cases(n: usize) -> String {
    format!("共 {n} 件")
}
