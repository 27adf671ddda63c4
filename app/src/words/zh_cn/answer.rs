//! Answering what the hall asks: a notice before acceptance, or the supplement of the departments.

use hall_api::RequestKind;

pub const TO_TRACKING: &str = "回办理进度";
pub const SAME_PLACE: &str = "和上面是同一处，改一次就行。";
pub const NOT_ASKED_ANY_MORE: &str = "按现在填的内容，这一处不用填了。";
pub const BROUGHT_ALONG: &str = "因为改了上面的内容，还要填";
pub const THE_REST: &str = "其他内容（只能看，不能改）";
pub const SEND_ANSWER: &str = "提交补正";
pub const SENDING_ANSWER: &str = "正在提交补正，请稍等……";
pub const ANSWERED: &str = "补正已经提交";
pub const CONFLICT_AT: &str = "在别的窗口里填得不一样，请选一个";
pub const ELSEWHERE: &str =
    "没有要求补正的地方也有问题，这里改不了。请核对上面填的；还是这样的，请联系窗口。";
pub const UNCHANGED_TITLE: &str = "您还没有改任何一处";
pub const UNCHANGED_LEAD: &str = "要求补正的地方和原来一样。确定就这样提交吗？";
pub const UNCHANGED_BACK: &str = "回去改";
pub const UNCHANGED_SEND: &str = "就这样提交";
pub const NOT_SENT: &str = "补正还没有发出去";
pub const NOT_SENT_MEND: &str = "连不上大厅。填的都还在这里，联网后再点“提交补正”。";
pub const NOTHING_ASKED: &str = "现在没有要您补正的地方";
pub const NOTHING_ASKED_MEND: &str = "可能已经答复过，或者期限已过。请到办理进度里看看。";
pub const REQUEST_NOT_HERE: &str = "没有网络，补正要求也没有存在这台设备上";
pub const REQUEST_NOT_HERE_MEND: &str = "填过的内容还在。联网后再打开这一页，就能接着填。";
pub const ALREADY_ANSWERED: &str = "这次补正之前已经提交过了";

pub fn answer_title(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Notice => "按一次性告知补正",
        RequestKind::Supplement => "补正",
    }
}

pub fn answer_lead(n: usize, until: &str) -> String {
    if n < 2 {
        format!("只有 1 处，最晚 {until}。只改这一处，其他内容保持不变。")
    } else {
        format!("一共 {n} 处，最晚 {until}。只改这几处，其他内容保持不变。")
    }
}

pub fn nth_place(n: usize, of: usize, place: &str) -> String {
    if of < 2 {
        place.to_owned()
    } else {
        format!("{n}／{of} {place}")
    }
}

pub fn asked_by_whom(who: &str, problem: &str) -> String {
    format!("{who}：{problem}")
}

pub fn how_to_mend(mend: &str) -> String {
    format!("怎么改：{mend}")
}
