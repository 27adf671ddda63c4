//! What was submitted without a network, and where it stands.

pub const OUTBOX: &str = "排队提交的申请";
pub const SEE_OUTBOX: &str = "查看";
pub const TAG_WAITING: &str = "等待发送";
pub const TAG_SENDING: &str = "正在发送";
pub const TAG_SIGN_IN: &str = "等您登录";
pub const TAG_REFUSED: &str = "没有被收下";
pub const TAG_ARRIVED: &str = "已提交";
pub const WAITS: &str = "连上大厅后自动发送，不用守着这个页面。";
pub const IS_SENDING: &str = "正在发送，请不要着急，断了会从断的地方接着传。";
pub const WAITS_FOR_SIGN_IN: &str = "登录已过期。用签名提交时的账号登录，就会自动接着发送。";
pub const WAITS_FOR_CLAIM: &str = "签名时还没有登录。请登录，再确认由您提交。";
pub const REFUSED: &str = "大厅没有收下。请打开草稿看一看，改好再提交。";
pub const QUEUED_RULES_CHANGED: &str =
    "排队期间办事规则有更新，所以没有提交。请打开草稿，看看有变化的地方，再提交一次。";
pub const KEY_LOST: &str =
    "浏览器丢了解密的钥匙，排队的内容打不开了。请打开草稿看看还有什么，补好再提交。";
pub const SEND_NOW: &str = "现在发送";
pub const TAKE_BACK: &str = "取回修改";
pub const LOOK_OVER_DRAFT: &str = "打开草稿核对";
pub const MEND_DRAFT: &str = "打开草稿修改";
pub const SEE_MY_APPLICATIONS: &str = "看我的办件";
pub const SEE_RECEIPT: &str = "看回执";
pub const GOT_IT: &str = "知道了";
pub const BEING_SENT: &str = "正在发送，现在不能取回。请稍等一下再试。";

pub const QUEUE_TITLE: &str = "要不要排队，连上后自动提交？";
pub const QUEUE_LEAD: [&str; 4] = [
    "签好名的申请和附件加密存在这台设备的浏览器里（也就是选了“存在这台设备上”）；",
    "连上大厅就自动发送，只会提交一次，关掉页面也没关系；",
    "过几天才有网络也可以；登录过期了，登录一下就接着发；",
    "发出之前，可以取回修改。",
];
pub const QUEUE_OR: &str = "不想留在这台设备上，就不要排队：可以守着这个页面，连上后再点“确认提交”；也可以到“草稿”里导出文件，带到别的设备提交。";
pub const QUEUE: &str = "存在这台设备上，排队提交";
pub const QUEUE_FAILED: &str =
    "浏览器没有地方存，排不了队。请不要关掉这个页面，连上后再点“确认提交”。";
pub const QUEUED_TITLE: &str = "已经排队，还没有提交";
pub const QUEUED_LEAD: &str =
    "这份申请在这台设备上等着发送，暂时不能修改。发送成功后，这里会给您编号和回执。";
pub const NOT_TAKEN_TITLE: &str = "这份申请没有被收下";
pub const NOT_TAKEN_LEAD: &str = "填好的内容和附件都还在。看看原因，再决定怎么办。";
pub const OFFLINE_SUBMIT: &str = "现在连不上大厅，也没有登录";
pub const OFFLINE_SUBMIT_LEAD: &str = "可以先签名排队。连上以后登录一下，确认由您提交，就发送。";
pub const QUEUED_DRAFT: &str = "这件事有一份申请正在排队。请先在上面取回它，再导入别的草稿。";

pub fn n_waiting(n: usize) -> String {
    format!("{n} 份申请等待发送")
}

pub fn n_for_sign_in(n: usize) -> String {
    format!("{n} 份申请等您登录后发送")
}

pub fn n_refused(n: usize) -> String {
    format!("{n} 份排队的申请没有被收下，请看看原因")
}

pub fn n_arrived(n: usize) -> String {
    format!("{n} 份排队的申请已经提交成功")
}

pub fn n_of_others(n: usize) -> String {
    format!("这台设备上还有别人的 {n} 份申请在排队，本人登录后才会发送。")
}

pub fn queued_at(time: &str) -> String {
    format!("{time} 开始排队")
}

pub fn waits_again(attempts: u32, next: &str) -> String {
    format!("还没有连上大厅（试过 {attempts} 次），{next} 再试。一有网络就会马上发送。")
}

pub fn refused(message: &str, mend: &str) -> String {
    format!("大厅的答复：{message}。{mend}。")
}

pub fn file_missing(name: &str) -> String {
    format!("附件“{name}”的内容在这台设备上找不到了。请打开草稿，重新选这个文件，再提交。")
}

pub fn arrived(number: &str) -> String {
    format!("已经提交成功，办件编号 {number}。")
}

pub fn send_as(name: &str) -> String {
    format!("由我（{name}）提交")
}
