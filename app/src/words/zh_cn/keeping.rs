//! What is kept on the device, what is not, and what becomes of it.

use crate::storage::{Gone, Keeping, Kept};

pub const KEEP_QUESTION: &str = "身份证号、证件照片这些，要存在这台设备上吗？";
pub const KEEP_LEAD: &str =
    "这件事要填身份证号这类敏感信息。没提交之前，存不存由您定；其他内容都会自动保存。";
pub const KEEP_ON_DEVICE: &str = "存在这台设备上";
pub const KEEP_ON_DEVICE_HINT: &str =
    "加密后存在这个浏览器里，关掉再打开还能接着填。适合您自己的手机、电脑。";
pub const KEEP_IN_MEMORY: &str = "不存";
pub const KEEP_IN_MEMORY_HINT: &str =
    "只在打开着的页面里。刷新、关掉页面或离开这件事，就要重新填。适合借用的、公用的设备。";
pub const KEEP_CONFIRM: &str = "就这样";
pub const KEEP_CHOOSE_FIRST: &str = "请先选一种";
pub const KEEP_FAILED: &str = "这台设备现在存不了，敏感信息只在打开着的页面里。";
pub const KEPT_ON_DEVICE: &str = "身份证号、证件照片等敏感信息加密存在这台设备上。";
pub const KEPT_IN_MEMORY: &str =
    "身份证号、证件照片等敏感信息不存在这台设备上，只在打开着的页面里。";
pub const KEEP_DROPS: &str =
    "改为“不存”，已经存下的敏感信息会从这台设备上删掉，其他草稿里的也一起删掉。";
pub const NOTHING_IS_KEPT: &str =
    "这是大厅的公用电脑：您填的内容不会留下。没提交就离开，填过的都不会保存。";
pub const NOT_KEPT_HERE: &str = "公用电脑，不保存草稿";

pub const LEAVE_TITLE: &str = "离开后，这些内容就没有了";
pub const LEAVE_STAY: &str = "留下接着填";
pub const LEAVE_KEEP: &str = "存在这台设备上，再离开";
pub const LEAVE_LOSE: &str = "不要了，离开";
pub const LEAVE_KIOSK: &str = "这是公用电脑，没提交的内容不会保存。";
pub const LEAVE_UNSAVED: &str = "刚才的内容没有保存上。请先留下，把草稿存成文件。";

pub const SAVE_AS_FILE: &str = "把草稿存成文件";

pub const SIGN_OUT_TITLE: &str = "退出登录";
pub const SIGN_OUT_AND_KEEP: &str = "退出，内容留在这台设备上";
pub const SIGN_OUT_AND_WIPE: &str = "退出，并清除这台设备上的内容";
pub const STAY_SIGNED_IN: &str = "先不退出";

pub const IDLE_TITLE: &str = "您还在吗？";
pub const IDLE_WHAT: &str = "到时间会退出登录，清除您填的内容，回到首页。";
pub const STILL_HERE: &str = "我还在，接着办";
pub const END_NOW: &str = "现在就清除并退出";

pub fn seconds_left(seconds: u32) -> String {
    format!("还有 {seconds} 秒")
}

pub fn idle_warning(seconds: u32) -> String {
    format!("很久没有操作了。{seconds} 秒后会清除您填的内容并退出。要接着办，请按“{STILL_HERE}”。")
}

/// What a reload would lose, by the labels of the questions.
pub fn only_in_memory(labels: &[String]) -> String {
    format!("刷新或关掉页面就要重新填：{}。", some_of(labels))
}

pub fn gone_title(why: Gone) -> &'static str {
    match why {
        Gone::NotKept => "这几项没有存在设备上，要重新填",
        Gone::KeyLost => "这几项打不开了，要重新填",
    }
}

pub fn gone_text(why: Gone, labels: &[String]) -> String {
    let why = match why {
        Gone::NotKept => "上次填的敏感信息只在当时打开着的页面里。",
        Gone::KeyLost => {
            "它们是加密存的，浏览器里的钥匙不见了（可能清理过浏览数据）。其他内容都还在。"
        }
    };
    format!("{why}要重新填的是：{}。", some_of(labels))
}

pub fn still_here(kept: Kept) -> String {
    let drafts = (0 < kept.drafts).then(|| format!("{} 份没办完的草稿", kept.drafts));
    let waiting = (0 < kept.waiting).then(|| format!("{} 份还没发出去的申请", kept.waiting));
    let both: Vec<String> = [drafts, waiting].into_iter().flatten().collect();
    format!("这台设备上还有 {}。", both.join("，"))
}

pub fn whose_device(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::OnDevice => {
            "是您自己的设备，可以留着下次接着办，其中的敏感信息是加密的。是借用的或公用的，请清除。"
        }
        Keeping::Unasked | Keeping::InMemory => {
            "是您自己的设备，可以留着下次接着办；身份证号等敏感信息没有存，要重新填。是借用的或公用的，请清除。"
        }
    }
}

/// The browser's word for why something was not kept, in ours.
pub fn not_saved(why: &str) -> String {
    let why = match why {
        "QuotaExceededError" => "这台设备的空间满了，请清理出一些空间",
        "no IndexedDB" | "SecurityError" | "InvalidStateError" | "NotAllowedError" => {
            "这个浏览器不让网页存东西，可能开着无痕模式"
        }
        "blocked" => "大厅在另一个窗口里还开着旧的页面，请关掉那个窗口",
        "VersionError" => "大厅更新了，这个页面是旧的，请先存成文件再刷新",
        "no_cryptography" => "这个网址不是安全连接，敏感信息不能加密保存",
        "DataCloneError" => "这个浏览器不肯存加密用的钥匙，可能开着无痕模式",
        "no_key" | "OperationError" => "加密用的钥匙不见了，敏感信息存不了",
        "AbortError" | "UnknownError" | "TransactionInactiveError" => {
            "浏览器没有写成，可能磁盘出了问题"
        }
        "unread" => "这台设备上已有这件事的草稿，刚才没有读出来；存成文件后请刷新",
        "TimeoutError" => "浏览器迟迟没有存好",
        other => return format!("没有保存上（{other}）。请不要关掉页面，先把草稿存成文件。"),
    };
    format!("没有保存上：{why}。请不要关掉页面，先把草稿存成文件。")
}

fn some_of(labels: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = labels.iter().take(SHOWN).map(String::as_str).collect();
    if SHOWN < labels.len() {
        format!("{}等 {} 项", shown.join("、"), labels.len())
    } else {
        shown.join("、")
    }
}
