//! E-licences, shown and checked.

use hall_api::LicenceState;
use hall_core::credential::Refused;

pub const LICENCES_SHORT: &str = "证照";
pub const MY_LICENCES: &str = "我的电子证照";
pub const MY_LICENCES_LEAD: &str = "办成以后发给您的电子证照都在这里，和纸质证照同等效力。下次办事，能用上的会自动填好，不用再交。";
pub const NO_LICENCES: &str = "这里还没有电子证照。办成一件事，证照就会放到这里。";
pub const NO_SUCH_LICENCE: &str = "没有这张证照";
pub const CHECK_A_LICENCE: &str = "核验电子证照";
pub const LICENCE_NUMBER: &str = "证照编号";
pub const LICENCE_KIND: &str = "证照";
pub const LICENCE_HOLDER: &str = "持证人（已遮盖）";
pub const LICENCE_ISSUER: &str = "签发机关";
pub const LICENCE_ISSUED_ON: &str = "签发日期";
pub const LICENCE_VALID_TO: &str = "有效期至";
pub const WITHOUT_END: &str = "长期";
pub const SHOW_CODE: &str = "出示证照码";
pub const SHOW_CODE_LEAD: &str =
    "请对方用手机相机扫。码里有证照名称、编号和有效期，姓名遮住一部分，没有身份证号。";
pub const QR_LABEL: &str = "证照码，用手机相机扫描可以核验";
pub const CHECK_AS_OTHERS: &str = "看看对方扫了会看到什么";
pub const DOWNLOAD_LICENCE: &str = "下载证照文件";
pub const NOT_DOWNLOADED: &str = "浏览器没能保存文件，请再试一次";
pub const FROM_APPLICATION: &str = "看这次办件";
pub const DEMO_SIGNATURE: &str = "演示环境：签名用的是演示密钥，不具法律效力。";
pub const LICENCE_CODE: &str = "证照码";
pub const LICENCE_CODE_HINT: &str =
    "用手机相机扫证照码会直接打开这一页；也可以把链接，或者证照文件里的内容粘贴到这里";
pub const CHECK_NOW: &str = "核验";
pub const CHECKING: &str = "正在核验…";
pub const WHAT_IS_CHECKED: &str = "核验哪四样";
pub const CHECKED_SIGNATURE: &str = "签名：是不是这个机关签发的，有没有被改过。不联网也能查";
pub const CHECKED_TIME: &str = "期限：今天在不在有效期内。不联网也能查";
pub const CHECKED_STATE: &str = "状态：签发以后有没有暂停或者撤销。要联网问签发机关";
pub const CHECKED_HOLDER: &str = "主体：是不是本人的证照。请您和对方的身份证件比对";
pub const NOT_ISSUED_YET: &str = "签发日期在今天以后";
pub const NOT_ISSUED_YET_MEND: &str =
    "请看看这台设备的日期对不对；日期没错的话，请不要接受这张证照。";
pub const TIME_IS_OVER: &str = "签名真实，但已经过了有效期";
pub const SIGNED_AND_UNKNOWN: &str = "签名真实，但大厅里查不到这张证照";
pub const SIGNED_AND_UNKNOWN_MEND: &str = "请向签发机关核实后再接受。";
pub const SIGNED_NOT_ASKED: &str = "签名真实，在有效期内；状态未联网核验";
pub const SIGNED_NOT_ASKED_MEND: &str =
    "现在连不上大厅，不知道签发以后有没有暂停或者撤销。重要的事请联网后再核验一次。";

pub fn licence_of(holder: &str, issuer: &str) -> String {
    format!("{holder} · {issuer}")
}

pub const fn licence_state(state: LicenceState) -> &'static str {
    match state {
        LicenceState::Valid => "有效",
        LicenceState::Expired => "已过期",
        LicenceState::Suspended => "已暂停",
        LicenceState::Revoked => "已撤销",
    }
}

pub fn licence_since(state: LicenceState, since: &str) -> String {
    format!(
        "{since}起{}，现在不能出示。有疑问请联系签发机关。",
        licence_state(state)
    )
}

pub fn licence_file(title: &str, number: &str) -> String {
    format!("{title}-{number}.jwt")
}

pub fn asked_at(at: &str) -> String {
    format!("{at} 向大厅核验了状态")
}

pub const fn checked_state(state: LicenceState) -> &'static str {
    match state {
        LicenceState::Valid => "签名真实，现在有效",
        LicenceState::Expired => "签名真实，但已经过了有效期",
        LicenceState::Suspended => "签名真实，但签发机关已暂停这张证照",
        LicenceState::Revoked => "签名真实，但签发机关已撤销这张证照",
    }
}

/// What is wrong with what was shown, and what to do.
pub const fn refused_licence(why: &Refused) -> (&'static str, &'static str) {
    match why {
        Refused::NoLicence => (
            "这不是证照码，或者没有扫完整",
            "请让对方把码调亮一些，离近再扫一次；粘贴的请看看有没有漏掉头尾。",
        ),
        Refused::UnknownKey => (
            "不认识签发的机关",
            "它可能是别处的大厅签发的，或者这台设备离线太久。请联网后再核验；仍不认识的，请不要接受。",
        ),
        Refused::Forged => (
            "签名不对，这张证照不能接受",
            "内容被改过，或者不是这个机关签发的。请让对方在「我的电子证照」里重新打开证照码。",
        ),
        Refused::UnusableKey => (
            "核验用的公钥坏了",
            "请联网后刷新这一页再核验；仍然这样，请告诉大厅的运维人员。",
        ),
    }
}
