//! The desks: what can be done, and what became of it.

use hall_core::flow::Procedure;

/// The words of a form for acts that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormWords {
    /// Its heading.
    pub title: &'static str,
    /// What the text in it is.
    pub label: &'static str,
    /// What is to be written there.
    pub hint: &'static str,
}

const fn form(title: &'static str, label: &'static str, hint: &'static str) -> FormWords {
    FormWords { title, label, hint }
}

pub const FORM_PRESS: FormWords = form("现在可以办", "", "");
pub const FORM_NOTIFY: FormWords = form("一次性告知补正", "", "把要补正的全部写上，一次发出。");
pub const FORM_ASK: FormWords = form(
    "要求补正",
    "",
    "各部门的要求会合并成一份发给申请人，停表到申请人答复为止。",
);
pub const FORM_DECLINE: FormWords = form(
    "不予受理",
    "理由和依据",
    "写明哪里不属于受理范围、依据哪条规定；申请人会看到这段话。",
);
pub const FORM_DECIDE: FormWords = form(
    "作出决定",
    "理由",
    "不予办理必须写明理由和依据，申请人会看到这段话。",
);
pub const STANDARDS: &str = "受理标准，逐条看：";
pub const STANDARD_FAILS: &str = "不符合";

/// What a notice says of a document that is not as it must be.
pub fn standard_fails(must: &str) -> String {
    format!("没有做到：{must}")
}

/// Tells the buttons of several documents apart when they are read out.
pub fn standard_of(must: &str, document: &str) -> String {
    format!("{document}，{must}")
}

pub const FORM_ASSIGN: FormWords = form("指派给同事", "同事", "只能指派给本部门的审批员。");
pub const DESK_TEMPLATE: &str = "用模板起草";
pub const DESK_TEMPLATE_NONE: &str = "不用模板";
pub const CHOOSE_COLLEAGUE: &str = "请选一位";

pub fn colleague(name: &str, department: &str) -> String {
    format!("{name}（{department}）")
}

pub const FORM_BEGIN: FormWords = form(
    "组织踏勘、听证等程序",
    "参加人员",
    "每行一位。现场踏勘和验收要两人以上。",
);
pub const FORM_CONCLUDE: FormWords = form(
    "程序的结论",
    "结论说明",
    "写明看到了什么；限期整改的写明整改什么。",
);
pub const FORM_EXTEND: FormWords = form(
    "申请延期",
    "延期理由",
    "由部门负责人批准，只能延一次；理由会告诉申请人。",
);
pub const FORM_RULE_EXTENSION: FormWords = form(
    "审批延期申请",
    "意见",
    "写明批准或不批准的理由；申请人会看到。",
);
pub const FORM_INSPECT: FormWords = form("核查承诺", "核查情况", "写明核查了什么、结果如何。");
pub const FORM_ARRANGE: FormWords = form(
    "约联合踏勘或联合验收",
    "检查清单",
    "每行一条：看哪里、谁看什么。各部门各自下结论。",
);
pub const FORM_BAR: FormWords = form(
    "令人员回避",
    "人员",
    "回避的人不能再办这件申请，手上的件会放回。",
);
pub const FORM_HAND_OVER: FormWords = form("窗口发放", "签收人", "领取人当面签的姓名。");
pub const FORM_SEND: FormWords = form("寄出", "运单号", "快递单上的号码。");
pub const FORM_ARRIVED: FormWords = form(
    "快递结果",
    "签收人，或退回原因",
    "签收的写签收人，退回的写原因。",
);
pub const FORM_TURN: FormWords = form("证照的状态", "理由和依据", "写明依据哪条规定。");
pub const FORM_REPAIR: FormWords = form("差评整改完成", "整改了什么", "申请人会看到这段话。");
pub const FORM_APPEAL: FormWords = form("申诉误评", "理由", "由督办裁定。");
pub const FORM_RULE_APPEAL: FormWords = form("裁定申诉", "理由", "写明评价为什么有效或不计入。");
pub const FORM_COMPLAINT: FormWords = form(
    "处理投诉",
    "结论，或上报原因",
    "办结的写结论，申请人会看到；上报的写原因。",
);
pub const FORM_DENY: FormWords = form("第三方确认", "原因", "不确认的写明原因。");

pub const DESK_APPROVE: &str = "同意";
pub const DESK_REFUSE: &str = "不予办理";
pub const DESK_REFUSE_NEEDS_REASON: &str = "不予办理必须写理由";
pub const DESK_NEEDS_WORDS: &str = "这里要写";
pub const DESK_NEEDS_DAY: &str = "请选日期";
pub const DESK_NEEDS_DAYS: &str = "请写延长几个工作日";
pub const DESK_NEEDS_CASES: &str = "联合踏勘至少要选两个事项";
pub const DESK_DAYS: &str = "延长几个工作日";
pub const DESK_WHICH: &str = "哪一种";
pub const DESK_CASES_OF: &str = "哪些事项一起去";
pub const DESK_UNTIL: &str = "到哪一天";
pub const DESK_UNTIL_MENDED: &str = "整改到哪一天（限期整改时填）";
pub const DESK_ON: &str = "哪一天去";
pub const DESK_BEGIN: &str = "开始";
pub const DESK_ARRANGE: &str = "约定";
pub const DESK_APPLICANT_ANSWERS: &str =
    "补正由申请人在办事大厅答复；到了窗口的，请用申请人的账号在办事大厅里帮办。";

pub const ITEM_AT: &str = "哪一项";
pub const ITEM_CHOOSE: &str = "请选择";
pub const ITEM_PROBLEM: &str = "哪里不对";
pub const ITEM_MEND: &str = "怎样改正";
pub const ITEM_BASIS: &str = "依据";
pub const ITEM_LATER: &str = "这个问题是申请人答复之后、或者踏勘时才出现的";
pub const ITEM_LATER_HINT: &str =
    "第一次就能看出来、现在才提的，照样会告诉申请人，同时标记为责任事件，督办会看到。";
pub const ITEM_ADD: &str = "加到清单";
pub const ITEM_LIST: &str = "清单";
pub const ITEM_NONE: &str = "清单还是空的。";
pub const ITEM_LATE: &str = "如果上次没有提，会标记";
pub const ITEM_POINT_OUT: &str = "指出问题";
pub const ITEM_LEGEND: &str = "点一项右边的小旗，可以直接指出它的问题。";
pub const ITEM_NEEDS_AT: &str = "请选是哪一项";
pub const ITEM_NEEDS_PROBLEM: &str = "请写哪里不对";
pub const ITEM_NEEDS_MEND: &str = "请写怎样改正";
pub const ITEM_NEEDS_SOME: &str = "清单里还没有要补正的内容";

pub const DESK_CONFLICT: &str = "刚才有人先办了一步";
pub const DESK_CONFLICT_MEND: &str = "下面是最新的情况，写过的文字还在。请重新看过再办。";
pub const DESK_NOTHING_TO_DO: &str = "现在没有要您办的。";
pub const DESK_DO_IN_LANES: &str = "能办的在各事项里。";
pub const DESK_ACTS: &str = "办理";
pub const DESK_TO_ACTS: &str = "直接去办理";

pub fn procedure(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Survey => "现场踏勘",
        Procedure::Acceptance => "验收",
        Procedure::Hearing => "听证",
        Procedure::Testing => "检验、检测、检疫",
        Procedure::Expert => "专家评审",
    }
}

pub fn cell_of(table: &str, row: usize, column: &str) -> String {
    format!("{table}第 {row} 行的{column}")
}

pub fn issue_all(n: usize) -> String {
    format!("全部制证（{n} 个）")
}

pub fn done(label: &str) -> String {
    format!("已办：{label}")
}

pub fn send_items(label: &str, n: usize) -> String {
    format!("{label}（{n} 项）")
}

pub fn latest(what: &str, who: &str, at: &str) -> String {
    format!("最近一步：{what}，{who}，{at}")
}
