//! Acting on several cases at once.

use hall_api::BatchAct;

pub const BATCH: &str = "对选中的一起办";
pub const BATCH_HINT: &str =
    "接办、放回可以跨事项；批量办结（准予）只限同一事项、同一版申请表、没有内容等着看的件。";
pub const BATCH_NO_REFUSALS: &str = "不予许可不能批量办：每一件都要写明自己的理由和救济途径（行政许可法第三十八条），请打开那一件单独决定。";
pub const BATCH_ONE_SERVICE: &str = "选中的不是同一事项，不能批量办结。";
pub const BATCH_NONE: &str = "全部不选";
pub const BATCH_REASON: &str = "准予的理由，写进每一件的决定";
pub const BATCH_BACK: &str = "不办了，回到列表";
pub const BATCH_POSSIBLE: &str = "可以一起办的";
pub const BATCH_IMPOSSIBLE: &str = "不在这一批里的";
pub const BATCH_ELSEWHERE: &str = "（在新窗口打开）";
pub const BATCH_NOT_READ: &str = "您还没有打开看过";
pub const BATCH_NOT_HERE: &str = "不是本部门的件，或者已经没有";

const fn batch_act(act: BatchAct) -> &'static str {
    match act {
        BatchAct::Take => "接办",
        BatchAct::Release => "放回",
        BatchAct::Approve => "准予",
    }
}

pub fn batch_all_of(service: &str, n: usize) -> String {
    format!("全选“{service}”（{n} 件）")
}

pub fn batch_choose(service: &str, case: &str) -> String {
    format!("选中 {service} {case}")
}

pub fn batch_chosen(n: usize) -> String {
    format!("已选 {n} 件")
}

/// The button that leads to the confirmation.
pub fn batch_begin(act: BatchAct, n: usize) -> String {
    match act {
        BatchAct::Approve => format!("批量办结（{n} 件）"),
        act => format!("{}（{n} 件）", batch_act(act)),
    }
}

/// The heading of the confirmation.
pub fn batch_confirm(act: BatchAct) -> &'static str {
    match act {
        BatchAct::Take => "接办这些件吗？",
        BatchAct::Release => "放回这些件吗？",
        BatchAct::Approve => "批量办结：请先核对",
    }
}

/// What follows from saying yes.
pub fn batch_lead(act: BatchAct, n: usize) -> String {
    match act {
        BatchAct::Take => format!("共 {n} 件，接办后由您办理。"),
        BatchAct::Release => format!("共 {n} 件，放回后同事可以接办。"),
        BatchAct::Approve => {
            format!(
                "共 {n} 件，每一件都作出准予的决定，立即生效，不能收回；还没有看过的，请先打开看（在新窗口）。"
            )
        }
    }
}

/// The button that does it.
pub fn batch_do(act: BatchAct, n: usize) -> String {
    format!("确定：{} {n} 件", batch_act(act))
}

/// What became of all of them.
pub fn batch_done(act: BatchAct, done: usize, not: usize) -> String {
    let act = batch_act(act);
    match (done, not) {
        (done, 0) => format!("已{act} {done} 件"),
        (0, not) => format!("{not} 件都没有办成"),
        (done, not) => format!("已{act} {done} 件，{not} 件没有办成"),
    }
}

/// What became of one.
pub fn batch_became(act: BatchAct) -> String {
    format!("已{}", batch_act(act))
}

/// Why one was not done.
pub fn batch_not(message: &str, mend: &str) -> String {
    format!("没有办成：{message}。{mend}。")
}

/// Why one is not among them.
pub fn batch_left_out(message: &str, mend: &str) -> String {
    format!("{message}。{mend}。")
}
