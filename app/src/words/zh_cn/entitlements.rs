//! What somebody is entitled to without applying.

use hall_api::EntitledState;

pub const ENTITLEMENTS: &str = "免申办";
pub const ENTITLEMENTS_LEAD: &str = "下面这些不用申请：大厅按您的电子证照查到您符合条件。只要您同意，填好收款账户，其余的由大厅按证照填好，交给部门。";
pub const NO_ENTITLEMENTS: &str =
    "按您现在的电子证照，没有查到可以直接享受的。到了年龄或者领了新证照，这里会自动出现。";
pub const ENTITLED_WHY: &str = "为什么";
pub const ENTITLED_BY: &str = "看的是哪张证照";
pub const ENTITLED_SINCE: &str = "从哪天起";
pub const ENTITLED_FROM: &str = "由谁发";
pub const ENTITLED_RESULT: &str = "给您什么";
pub const CONSENT: &str = "我愿意享受，同意大厅把证照上的这些内容交给上面的部门";
pub const CONSENT_FIRST: &str = "请先勾选同意。不想享受的不用管，以后随时可以再来";
pub const CONSENT_SIGN: &str = "签名";
pub const CONSENT_SIGN_HINT: &str = "请本人写自己的姓名，别人不能代签";
pub const CONSENT_SIGN_FIRST: &str = "请写上您的姓名";
pub const ACCOUNT_FIRST: &str = "请填收款账户，钱只发到本人的账户";
pub const CONSENT_DO: &str = "同意并提交";
pub const CONSENT_DOING: &str = "正在提交…";
pub const CONSENT_DONE: &str = "已经交给部门了";
pub const SEE_APPLICATION: &str = "看办理进度";
pub const GO_APPLY: &str = "去办理";

pub fn entitled_holder(licence: &str, holder: &str) -> String {
    format!("{holder}的{licence}")
}

pub fn consent_done(number: &str) -> String {
    format!("办件号 {number}。部门审核以后发到您填的账户，进度在“我的办件”里看。")
}

pub const fn entitled_state(state: EntitledState) -> &'static str {
    match state {
        EntitledState::Soon => "快到时候了",
        EntitledState::Open => "同意就能享受",
        EntitledState::Apply => "要去办一下",
        EntitledState::Begun => "已在办理",
    }
}
