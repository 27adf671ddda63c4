//! Messages, and the mail that carries them.

pub const MESSAGES: &str = "消息";
pub const MESSAGES_LEAD: &str = "您的办件有了进展，或者要您做什么，这里都有一条消息，保留一年。";
pub const NO_MESSAGES: &str = "这里还没有消息。提交申请以后，每一步进展都会告诉您。";
pub const NEW_MESSAGES: &str = "新消息";
pub const EARLIER_MESSAGES: &str = "看过的消息";
pub const MORE_MESSAGES: &str = "再看早一些的";
pub const UNREAD: &str = "未读";
pub const MAIL: &str = "邮件通知";
pub const MAIL_LEAD: &str = "写上邮箱，每条消息也发一封邮件给您。邮件里没有姓名、证件号码和别人写的理由，要做的事请登录大厅来做。";
pub const MAIL_NOT_SENT: &str = "这个大厅没有开通邮件通知";
pub const MAIL_NOT_SENT_MEND: &str = "每一步进展都在“消息”里，请在那里查看。";
pub const MAIL_LABEL: &str = "邮箱";
pub const MAIL_HINT: &str = "例如 name@example.cn。先发一封确认邮件，确认以前不会发别的";
pub const ASK_TO_CONFIRM: &str = "发确认邮件";
pub const ASK_AGAIN: &str = "再发一封确认邮件";
pub const MAIL_WAITING_MEND: &str = "没有收到的，请看看垃圾邮件，或者再发一封。两天内有效。";
pub const FORGET_MAIL: &str = "删去邮箱，不收邮件";
pub const MAIL_AGAIN: &str = "重新接收邮件";
pub const OTHER_MAIL: &str = "换一个邮箱";
pub const TO_MESSAGES: &str = "看消息";
pub const MAIL_CONFIRM: &str = "确认邮箱";
pub const MAIL_CONFIRM_LEAD: &str = "按“确认”以后，办件的消息也发到收到这封信的邮箱。";
pub const MAIL_CONFIRM_NOT_YOURS: &str = "不是您写的邮箱，请直接关掉这一页：不确认就不会再发。";
pub const CONFIRM_NOW: &str = "确认";
pub const MAIL_CONFIRMED: &str = "邮箱已确认";
pub const MAIL_CONFIRMED_MEND: &str = "从现在起，有消息就发邮件。每封邮件里都有退订的链接。";
pub const MAIL_STOP: &str = "不再收邮件";
pub const MAIL_STOP_LEAD: &str =
    "按下面的按钮，就不再给这个邮箱发邮件。办件照常办理，消息仍然在大厅里。";
pub const STOP_NOW: &str = "停止发邮件";
pub const MAIL_STOPPED: &str = "不会再发邮件了";
pub const MAIL_STOPPED_MEND: &str = "想重新接收，请登录大厅，打开“消息”里的“邮件通知”。";
pub const LINK_GONE: &str = "这个链接已经失效";
pub const LINK_GONE_MEND: &str =
    "它用过了，过期了，或者邮箱换过。请登录大厅，在“邮件通知”里看现在的情况。";

/// The link in the menu, with how many are unread.
pub fn messages_link(n_unread: usize) -> String {
    match n_unread {
        0 => MESSAGES.to_owned(),
        n => format!("{MESSAGES} {n}"),
    }
}

pub fn see_application(number: &str) -> String {
    format!("看办件 {number}")
}

pub const DESK_MESSAGES_LEAD: &str =
    "本岗位的办件有了动静，或者快到期，这里都有一条消息，保留一年。同事各自有自己的已读标记。";
pub const DESK_NO_MESSAGES: &str = "本岗位还没有消息。";

pub fn see_case(number: &str) -> String {
    format!("看这一件 {number}")
}

pub fn mail_waiting(address: &str) -> String {
    format!("请打开发到 {address} 的邮件，按里面的链接确认")
}

pub fn mail_receiving(address: &str) -> String {
    format!("有消息就发邮件到 {address}")
}

pub fn mail_stopped(address: &str) -> String {
    format!("已经不再给 {address} 发邮件")
}
