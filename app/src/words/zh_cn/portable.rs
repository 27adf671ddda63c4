//! Taking a draft along as a file, and bringing it back.

pub const EXPORT: &str = "导出文件";
pub const EXPORT_INSIDE: &str = "导出的一个文件里有填写的内容和选好的材料文件。";
pub const PASSPHRASE: &str = "给文件设一个口令";
pub const PASSPHRASE_HINT: &str =
    "建议设，至少 8 个字，中文也可以。打开文件时要用；忘了口令，谁也打不开，我们也不行。";
pub const PASSPHRASE_SHORT: &str = "口令至少要 8 个字";
pub const SHOW_PASSPHRASE: &str = "显示口令";
pub const EXPORT_OPEN_HEAD: &str = "没有设口令，谁拿到这个文件都看得到里面的内容";
pub const EXPORT_OPEN: &str = "不设口令，照样导出";
pub const EXPORT_BARE: &str = "只导出填写的内容，不带材料文件（APPLICATION.json）";
pub const PACKING: &str = "正在打包……";
pub const SEALING: &str = "正在打包和加密，要等几秒……";
pub const NO_HELP: &str = "这个浏览器现在打不了包：可能版本太旧，或者还没联网打开过这一页。请联网刷新再试，或者只导出填写的内容。";
pub const PACKED_TOO_LARGE: &str =
    "材料文件加起来太大，装不进一个文件。请只导出填写的内容，材料文件另外保存。";

pub const IMPORT: &str = "导入草稿文件";
pub const IMPORT_HINT: &str =
    "选择之前导出的文件（名字以 .hall.zip、.hall.zip.age 或 .json 结尾），不用先解压。";
pub const IMPORT_FAILED: &str = "这个文件导入不了";
pub const IMPORT_UNKNOWN: &str = "文件里的这件事，本大厅没有。";
pub const IMPORT_NO_HELP: &str =
    "这个浏览器现在打不开这种文件：可能版本太旧，或者还没联网打开过这一页。请联网刷新再试。";
pub const OPENING: &str = "正在打开文件……";
pub const UNSEALING: &str = "正在用口令打开，要等几秒……";
pub const SEALED: &str = "这份文件设了口令";
pub const PASSPHRASE_OF_FILE: &str = "导出时设的口令";
pub const OPEN_FILE: &str = "打开";
pub const DAMAGED: &str = "文件有损坏，读得出来的已经取出";
pub const FILES_STAY_BEHIND: &str = "这份文件里没有材料文件本身，导入后请重新选。";
pub const IMPORT_DO: &str = "导入";
pub const IMPORT_ANYWAY: &str = "导入读得出来的部分";
pub const IMPORT_NOT: &str = "不导入";

/// What is open to everybody in a file without a passphrase.
pub fn open_to_all(labels: &[String], n_files: usize) -> String {
    let files = (0 < n_files).then(|| format!("{n_files} 个材料文件"));
    let n = labels.len();
    let labels = match labels {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(format!("{one}、{two}")),
        [one, two, ..] => Some(format!("{one}、{two}等 {n} 项敏感个人信息")),
    };
    let inside: Vec<String> = labels.into_iter().chain(files).collect();
    format!("里面有：{}。", inside.join("，"))
}

pub fn exported(name: &str) -> String {
    format!("已导出：{name}。请在浏览器的“下载”里找。")
}

/// Importing takes the place of what is here.
pub fn import_replaces(saved: &str) -> String {
    format!("这台设备上已有这件事的草稿（{saved}）。导入会替换它；要留的话，请先把它导出。")
}
