//! What stands on paper.

pub const PRINT_OR_PDF: &str = "打印或存为 PDF";
pub const PRINT_HINT: &str =
    "要存成 PDF，请在打印窗口里把打印机选成“另存为 PDF”。没有网络也可以打印。";
pub const NOT_SUBMITTED: &str = "尚未提交，仅供核对";
pub const APPLICANT: &str = "申请人";
pub const LINE_TO_WRITE: &str = "＿＿＿＿＿＿＿＿";
pub const SIGNED_ON: &str = "日期";
pub const SIGN_APPLICANT: &str = "申请人签名";
pub const SIGN_CLERK: &str = "受理人签名";
pub const SIGN_TOLD_BY: &str = "告知人签名";
pub const SIGN_TOLD_TO: &str = "申请人签收";

pub const NOTICE_PAPER: &str = "一次性告知书";
pub const NOTICE_PAPER_LEAD: &str =
    "办这件事要的材料、条件、时限，一次说全。可以打印带走，也可以发给要来办事的人。";
pub const NOTICE_MARK: &str = "告知用，不是受理凭证";
pub const PRINT_NOTICE: &str = "打印一次性告知书";

pub const FORMS_TITLE: &str = "各部门将收到的表";
pub const FORMS_LEAD: &str = "提交后，每个部门只收到自己这张表。现在填到哪里，表上就显示到哪里。";
pub const SEE_FORMS: &str = "看各部门将收到的表";

pub const BLANK_TITLE: &str = "空白表";
pub const BLANK_LEAD: &str = "不方便在网上填的，可以打印出来用笔填，带到政务服务窗口。";
pub const BLANK_MARK: &str = "空白表，手工填写";
pub const PRINT_BLANK: &str = "打印空白表";

pub fn made_on(day: &str) -> String {
    format!("打印日期：{day}")
}
