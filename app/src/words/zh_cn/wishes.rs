//! 我想把这两件一起办: what people wish, and what the catalogue's authors read of it.

pub const WISH: &str = "我想把这两件一起办";
pub const WISH_LEAD: &str =
    "两件事您常要接着办，却要分开填、分开跑？告诉我们。大厅按有多少人提，去改事项目录。";
pub const WISH_FIRST: &str = "第一件";
pub const WISH_SECOND: &str = "第二件";
pub const WISH_BUNDLES: &str = "一件事";
pub const WISH_SERVICES: &str = "单个事项";
pub const WISH_WHY: &str = "为什么（可以不填）";
pub const WISH_WHY_HINT: &str = "例如：刚买房就要落户。请不要写姓名、证件号";
pub const WISH_TWO: &str = "请选两件不同的事";
pub const WISH_DO: &str = "提交建议";
pub const WISH_DONE: &str = "记下了，谢谢您";
pub const WISH_DONE_MORE: &str = "写事项目录的人会看到这条建议，看不到是谁提的。";
pub const DESK_WISHES: &str = "一起办的建议";
pub const DESK_WISHES_LEAD: &str =
    "写事项目录时参考：人们提出想一起办的，和实际接着办的（三个月内、至少两个人）。";
pub const WISHED: &str = "想一起办的";
pub const BUNDLE_PAIRS: &str = "常接着办的一件事";
pub const SERVICE_PAIRS: &str = "常接着办的事项";
pub const NONE_YET: &str = "还没有。";

pub fn pair_names(first: &str, second: &str) -> String {
    format!("{first} + {second}")
}

pub fn n_people(n: u32) -> String {
    format!("{n} 人")
}

pub fn already_in(bundle: &str) -> String {
    format!("已经都在“{bundle}”里，看看是不是没让人找到")
}
