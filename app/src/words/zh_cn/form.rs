//! The one form, its fields, and the pre-check.

use hall_core::catalog::{Field, Kind};
use hall_core::report::Verdict;

pub const STEPS: &str = "办理步骤";
pub const STEP_SITUATION: &str = "说明情况";
pub const STEP_FORM: &str = "填一张表";
pub const STEP_MATERIALS: &str = "备齐材料";
pub const STEP_CHECK: &str = "预检核对";
pub const STEP_SUBMIT: &str = "签名提交";
pub const TASK_SITUATION: &str = "您的情况";
pub const TASK_FORM: &str = "填写内容";
pub const TASK_HAND_IN: &str = "材料和提交";
pub const TASK_CHECK: &str = "预检和提交";
pub const NOT_STARTED: &str = "未开始";
pub const STARTED: &str = "填写中";
pub const DONE: &str = "已完成";
pub const PLEASE_CHECK: &str = "请核对";
pub const HAS_ERRORS: &str = "有错误";

pub const SAVES_ITSELF: &str = "自动保存在这台设备上";
pub const SAVING: &str = "正在保存";
pub const SAVE_AND_GO_ON: &str = "下一步";
pub const BACK_TO_LIST: &str = "先不填，回清单";
pub const ALL_SECTIONS: &str = "回填写清单";
pub const EXPORT_DRAFT: &str = "导出草稿";

pub const OPTIONAL: &str = "（选填）";
pub const PLEASE_CHOOSE: &str = "请选择";
pub const AGREE: &str = "我同意";
pub const AGREED: &str = "已同意";
pub const WORKED_OUT: &str = "由您填的其他内容得出，不用填";
pub const WORKED_OUT_LATER: &str = "填好相关内容后得出";
pub const ARRIVES_LATER: &str = "办理中自动取得";
pub const FROM_REGISTER: &str = "来自政务数据";
pub const FROM_ACCOUNT: &str = "来自您的账号";
pub const CONFIRM: &str = "没错";
pub const PREFILL_POSSIBLE: &str = "电子证照能替您填一部分";
pub const SIGN_IN_TO_PREFILL: &str = "登录后自动填入";
pub const FILL_FROM_LICENCES: &str = "从我的证照填入";
pub const PLEASE_CONFIRM: &str = "每一项旁边都写着来源，请核对。";
pub const NOT_FILLED_IN: &str = "未填写";

pub const CHECK_TITLE: &str = "预检";
pub const LOOK_OVER: &str = "核对全部内容";
pub const GO_ON_FILLING: &str = "接着填";

pub const RULES_CHANGED: &str = "办事规则更新过，草稿已按现行规则打开";
pub const RULES_READ: &str = "知道了，收起这份清单";
pub const PUT_BACK: &str = "意思没变，放回去";

pub fn kept_answers(n: usize) -> String {
    format!("其余 {n} 项内容都还在。提交前请再核对一遍。")
}

pub fn look_at_kept(n: usize) -> String {
    format!("还有 {n} 项保留了，但草稿里没有记下当时的要求，请核对")
}

pub fn it_was(answer: &str) -> String {
    format!("原来填的是：{answer}")
}

pub fn n_rows(n: usize) -> String {
    format!("{n} 行")
}

pub fn sections_done(done: usize, all: usize) -> String {
    format!("已完成 {done} 部分，共 {all} 部分。顺序随意，可以先停下。")
}

pub fn section_of(number: usize, all: usize) -> String {
    format!("第 {number} 部分，共 {all} 部分")
}

pub fn n_questions(n: usize) -> String {
    format!("{n} 个问题")
}

pub fn n_left(n: usize) -> String {
    format!("还有 {n} 项必填")
}

pub fn n_errors(n: usize) -> String {
    format!("{n} 处需要改正")
}

pub fn n_materials_left(n: usize) -> String {
    format!("还差 {n} 份")
}

pub fn can_fill(n: usize) -> String {
    format!("您的证照和账号里有 {n} 项可以直接填入")
}

pub fn filled_in(n: usize) -> String {
    format!("已填入 {n} 项")
}

pub fn from_licence(name: &str) -> String {
    format!("来自电子证照《{name}》")
}

pub fn for_example(example: &str) -> String {
    format!("例如：{example}")
}

pub fn arrives_with(result: &str) -> String {
    if result.is_empty() {
        "办好前面的事项后自动填入".to_owned()
    } else {
        format!("办好《{result}》后自动填入")
    }
}

pub fn why_asked(n: usize) -> String {
    format!("为什么要填（{n} 个事项用到）")
}

/// Who receives sensitive personal information, and how they are reached.
pub fn received_by(department: &str, contact: &str) -> String {
    if contact.is_empty() {
        format!("由{department}接收。")
    } else {
        format!("由{department}接收，联系电话 {contact}。")
    }
}

pub fn wants(purpose: &str) -> String {
    if purpose.is_empty() {
        String::new()
    } else {
        format!("：{purpose}")
    }
}

pub fn row_title(item: &str, number: usize) -> String {
    format!("{item} {number}")
}

pub fn add_row(item: &str) -> String {
    format!("添加{item}")
}

/// What is missing, and how to mend it: people fill in, choose or agree, depending on the kind.
pub fn missing(field: &Field) -> (String, String) {
    let verb = match &field.kind {
        Kind::Choice(_) | Kind::Code { .. } | Kind::Choices(_) | Kind::YesNo => "请选择",
        Kind::Consent => "请勾选同意",
        Kind::Signature { .. } => "请签名",
        Kind::Rows { .. } => "请添加",
        _ => "请填写",
    };
    (format!("{verb}{}", field.label), String::new())
}

pub fn asked_by(law: &str) -> String {
    format!("要求方和依据：{law}")
}

pub fn verdict_text(verdict: Verdict, n_missing: usize, n_errors: usize) -> String {
    match verdict {
        Verdict::Ready => "各部门需要的内容都齐了，可以签名提交。".to_owned(),
        Verdict::ReadyWithDeferral => "可以先提交；承诺后补的材料请按期补上。".to_owned(),
        Verdict::Incomplete => format!("还差 {n_missing} 项。点下面的链接直接去填。"),
        Verdict::Invalid => format!("有 {n_errors} 处需要改正，还差 {n_missing} 项。"),
        Verdict::NotEligible => "按您填的内容，暂时不能办这件事。下面写着原因和怎么办。".to_owned(),
    }
}
