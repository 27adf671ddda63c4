//! Materials and files.

use hall_core::catalog::MediaType;
use hall_core::kind::file::picture::Clarity;

use crate::photo::Seen;
use crate::upload::NotTaken;

pub const MATERIALS_TITLE: &str = "材料";
pub const TO_PROVIDE: &str = "待提供";
pub const LATER: &str = "稍后补交";
pub const CHOOSE_A_WAY: &str = "选一种方式";
pub const TO_CHECK: &str = "去预检";
pub const CHOOSE_FILE: &str = "选择文件";
pub const TAKE_PHOTO: &str = "拍照";
pub const READING_FILE: &str = "正在读取……";
pub const NO_ROOM: &str = "这台设备上放不下了，请清理空间后再试";
pub const GENERATED_LATER: &str = "提交时按您填的内容自动生成，不用准备。";
pub const PRIOR_LATER: &str = "前面的事项办好后自动取得，不用准备。";
pub const SIGN_IN_FOR_LICENCE: &str = "登录后使用";
pub const LICENCE_NEEDS_SIGN_IN: &str = "登录后可以直接用您的电子证照";
pub const NO_LICENCE_MEND: &str = "请换一种方式提供。";
pub const TELLS: &str = "告知";
pub const COMMITS: &str = "承诺";
pub const I_COMMIT: &str = "我已读完并作出承诺，签名";
/// The label of the signature under a document that the hall writes.
pub const I_SIGN: &str = "我已核对上面的内容，签名";
pub const I_WILL_HAND_IN: &str = "我会按期补交，签名";
pub const SIGN_HINT: &str = "输入您的姓名";
pub const DEFERRAL_HEAD: &str = "可以先受理，材料稍后补";
pub const DEFERRAL_CONSEQUENCE: &str = "到期没有补上的，这个事项会停下来，并记入信用记录。";

pub fn materials_lead(own: usize, free: usize) -> String {
    match (own, free) {
        (0, _) => "您不用交任何材料。".to_owned(),
        (own, 0) => format!("请提供 {own} 份材料，每份选一种方式。"),
        (own, free) => format!("请提供 {own} 份材料，每份选一种方式。另有 {free} 份不用您交。"),
    }
}

pub fn n_spared(n: usize) -> String {
    format!("不用您交的 {n} 份材料")
}

pub fn who_needs_it(n: usize) -> String {
    if n == 1 {
        "谁要这份材料".to_owned()
    } else {
        format!("谁要这份材料（{n} 处合并成一份）")
    }
}

pub const CHOSEN_HANDED_IN: &str = "这几种材料交一种就行，您交的是这一种。";
pub const CHOSEN_AT_HAND: &str = "这几种材料交一种就行，这一种您已经有了，不用另交。";
pub const CHOSEN_FIRST: &str = "这几种材料交一种就行。";

pub fn chosen_serves(n: usize) -> String {
    format!("交这一种最省事：一份能用在 {n} 处。")
}

pub fn chosen_anyway(services: &str) -> String {
    format!("{services}只认这一种，所以其他事项也用它，不用再交别的。")
}

pub fn use_instead(other: &str) -> String {
    format!("改用{other}")
}

pub fn needed_for(service: &str, label: &str) -> String {
    format!("{service}：{label}")
}

pub fn register_checks(register: &str) -> String {
    format!("审批部门会到《{register}》核验，不用您交。")
}

pub fn third_party_confirms(party: &str) -> String {
    format!("由{party}直接向大厅确认，不用您交。")
}

pub fn uses_licence(title: &str) -> String {
    format!("使用您的电子证照《{title}》")
}

pub fn no_such_licence(name: &str) -> String {
    format!("您的账号下没有《{name}》")
}

pub fn deferred_until(day: &str, days: u32) -> String {
    format!("如果今天受理，最晚 {day} 前补上（{days} 个工作日）。")
}

pub fn deferred_days(days: u32) -> String {
    format!("受理后 {days} 个工作日内补上。")
}

pub const RECEPTION_LOOKS: &str = "窗口会看这几点：";

pub fn upload_limits(types: &[MediaType], max_kib: u32, max_files: u8) -> String {
    let types: Vec<&str> = types.iter().map(|it| file_kind(it.mime())).collect();
    format!(
        "可用 {}；每个不超过 {} MB，最多 {max_files} 个。拍清四角，不反光。",
        types.join("、"),
        max_kib / 1024
    )
}

pub fn file_kind(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "application/pdf" => "PDF",
        "application/ofd" => "OFD",
        _ => "文件",
    }
}

pub fn file_size(bytes: u64) -> String {
    if bytes < 1024 * 1024 {
        format!("{} KB", bytes.div_ceil(1024))
    } else {
        format!("{} MB", bytes.div_ceil(1024 * 1024))
    }
}

/// What to say of a photograph that may be hard to read. It is advice: the person can see it.
pub fn on_photo(name: &str, seen: Seen) -> Option<String> {
    let why = match seen {
        Seen {
            clarity: Clarity::Blurred,
            ..
        } => "拍得很糊，审批人员可能看不清，最好重拍一张",
        Seen {
            clarity: Clarity::Dark,
            ..
        } => "太暗了，最好到亮的地方重拍一张",
        Seen {
            clarity: Clarity::Doubtful,
            ..
        } => "有点糊，请点开看看字能不能认清",
        Seen { small: true, .. } => "像素比较少，请点开看看字能不能认清",
        Seen { .. } => return None,
    };
    Some(format!("“{name}”{why}。看得清就不用换。"))
}

pub fn not_taken(name: &str, why: NotTaken) -> String {
    let why = match why {
        NotTaken::Unreadable => "读不出来，请重新选择",
        NotTaken::Unsound("empty") => "是空的，请重新选择",
        NotTaken::Unsound("truncated") => "不完整，可能没有传完，请重新拍照或导出",
        NotTaken::Unsound("too_large" | "image_too_large") => "太大了，请缩小后再选",
        NotTaken::Unsound("pdf_encrypted" | "zip_encrypted") => "加了密码，请去掉密码后再选",
        NotTaken::Unsound("pdf_active_content") => "里面带有脚本或附件，请重新打印成 PDF",
        NotTaken::Unsound(_) => "不是大厅能收的文件，请用 JPG、PNG 或 PDF",
    };
    format!("“{name}”{why}")
}
