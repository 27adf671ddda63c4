//! 窗口帮办: helping somebody who is present.

pub const HELP_AT_COUNTER: &str = "窗口帮办";
pub const HELP_LEAD: &str =
    "申请人在场，由您帮着填写和提交。办件归本人所有，本人在打印的申请表上签名，您当面见证。";
pub const HELP_KEEPS_NOTHING: &str = "帮办期间这台电脑不保存申请人的任何内容；这个浏览器里原来存的草稿会清除。三分钟没人操作，帮办自动结束。";
pub const HELP_NAME: &str = "姓名（照身份证）";
pub const HELP_ID_NO: &str = "居民身份证号码";
pub const HELP_MOBILE: &str = "本人手机号码";
pub const HELP_MOBILE_HINT: &str = "部门要核实时打这个电话";
pub const HELP_COMPARED: &str = "我看过身份证原件，确认是本人到场";
pub const BEGIN_HELP: &str = "开始帮办";
pub const BEGIN_WITH_DRAFT: &str = "打开本人带来的草稿";
pub const HELP_NAME_FIRST: &str = "请填写姓名";
pub const HELP_ID_FIRST: &str = "请填写身份证号码";
pub const HELP_MOBILE_FIRST: &str = "请填写手机号码";
pub const HELP_COMPARE_FIRST: &str = "请核对身份证原件后勾选";

pub const WITNESS_HEAD: &str = "请本人在纸上签名";
pub const WITNESS_LEAD: &str = "打印申请表，请本人逐页核对，在签名处签名。签好的纸件由窗口留存。";
pub const PRINT_FORMS: &str = "去打印申请表";
pub const WITNESSED: &str = "本人已当面核对并在纸上签名，上面的声明我已逐条念给本人听";
pub const WITNESS_FIRST: &str = "请在本人当面签名后勾选";

pub fn end_help(name: &str) -> String {
    format!("结束帮{name}办理")
}
