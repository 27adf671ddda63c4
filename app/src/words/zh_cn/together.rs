//! Several windows and devices: what to choose from, and keeping a draft at the hall, too.

pub const BOTH_KEPT: &str =
    "同一项在别的窗口或别的设备上填了不同的内容，都替您留着。全部选好以后才能提交。";
pub const CHOOSE_BETWEEN: &str = "另一处填得不一样，请选一个";
pub const STANDS_HERE: &str = "现在表里的";
pub const WRITTEN_ELSEWHERE: &str = "另一处填的";
pub const USE_THIS: &str = "用这个";
pub const NOTHING_FILLED_IN: &str = "（没有填）";
pub const SEE_PLACE: &str = "去看这一项";
pub const CONFLICTS_FIRST: &str = "还有内容没有选好，暂时不能提交";
pub const TO_CONFLICTS: &str = "去选";

pub const AT_HALL_TITLE: &str = "换一台设备接着填";
pub const AT_HALL_OFF: &str =
    "现在只存在这台设备上。需要的话，可以同步到大厅，在手机和电脑之间接着填。";
pub const AT_HALL_SIGN_IN: &str = "登录后可以同步到大厅";
pub const AT_HALL_TERMS: [(&str, &str); 4] = [
    (
        "送出去什么",
        "您填的内容，包括姓名和证件号码。附件只送文件名，照片和文件到提交时才上传，请在选附件的那台设备上提交。",
    ),
    (
        "谁能看到",
        "只有用您的账号登录的人。办事部门看不到，提交以后才会收到。",
    ),
    ("存多久", "30 天没有改动就自动删除，提交以后也会删除。"),
    (
        "怎么停",
        "点“停止同步”，大厅里的那份马上删除，这台设备上的还在。",
    ),
];
pub const KEEP_AT_HALL: &str = "同步到大厅";
pub const KEEP_AT_HALL_MEANS: &str = "同步到大厅是什么意思";
pub const STOP_AT_HALL: &str = "停止同步，从大厅删除";
pub const SYNCING: &str = "正在同步……";
pub const SYNC_WAITS: &str = "连不上大厅，联网后会自动同步。填的内容都存在这台设备上。";
pub const SYNC_SIGN_IN: &str = "登录后继续同步。填的内容都存在这台设备上。";
pub const SYNC_REFUSED: &str = "这次没有同步成功，下次保存时会再试。填的内容都存在这台设备上。";
pub const SYNC_GONE: &str = "大厅里的那份已经在别的设备上提交或删除，不再同步。这台设备上的还在。";

pub const DRAFTS_AT_HALL: &str = "同步在大厅、不在这台设备上的草稿";
pub const OPEN_HERE: &str = "在这台设备上打开";
pub const DELETE_AT_HALL: &str = "从大厅删除";
pub const DELETE_AT_HALL_SURE: &str = "从大厅删除以后，别的设备也不能再取到它。确定删除吗？";
pub const NOT_FETCHED: &str = "没有取到，请检查网络后再试";

pub fn n_conflicts(n: usize) -> String {
    format!("有 {n} 处填得不一样，请逐个选")
}

pub fn is_chosen(what: &str) -> String {
    format!("已选：{what}")
}

pub fn row_reads(number: usize, cells: &str) -> String {
    if cells.is_empty() {
        format!("第 {number} 行：空")
    } else {
        format!("第 {number} 行：{cells}")
    }
}

pub fn synced_at(time: &str) -> String {
    format!("已同步到大厅（{time}）")
}

pub fn changed_on(moment: &str) -> String {
    format!("最后改动：{moment}")
}
