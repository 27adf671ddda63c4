//! Lines about reception and about the application as a whole.

use hall_core::flow::{Event, Role};

use super::{HALL, Line, Told, day};

/// The line of an event of this kind.
pub(super) fn line(told: &Told<'_>, event: &Event) -> Option<Line> {
    let n_cases = told.progress.state.rules.cases.len();
    Some(match event {
        Event::Submitted { by, .. } if by.role == Role::Reception => {
            (at_counter(told, n_cases), told.who(by))
        }
        // Where there is no reception desk, receiving and accepting are one.
        Event::Submitted { .. } if told.progress.is_accepted_at_once => (
            format!("收到申请，同时分送 {n_cases} 个事项"),
            HALL.to_owned(),
        ),
        Event::Submitted { until, .. } => (
            format!("收到申请，窗口最晚{}答复是否受理", day(*until)),
            HALL.to_owned(),
        ),
        Event::Noticed {
            round,
            items,
            late,
            until,
            by,
        } => (
            format!(
                "第 {round} 次一次性告知：有 {} 处要补正，请在{}前改好{}",
                items.len(),
                day(*until),
                too_late(late)
            ),
            told.who(by),
        ),
        Event::Corrected {
            round, until, by, ..
        } => (
            format!(
                "按第 {round} 次告知补正，窗口最晚{}答复是否受理",
                day(*until)
            ),
            told.who(by),
        ),
        Event::Accepted { .. } if told.progress.is_accepted_at_once => return None,
        Event::Accepted { by, .. } => (accepted(n_cases, &by.role), told.who(by)),
        Event::Declined { reason, by, .. } => (format!("不予受理：{reason}"), told.who(by)),
        Event::Lapsed { .. } => (
            "没有在期限内补正，申请终止；填过的内容还在，可以重新提交".to_owned(),
            HALL.to_owned(),
        ),
        Event::Withdrawn { .. } => ("撤回申请".to_owned(), "申请人".to_owned()),
        Event::ContactChanged { by } => ("更改联系方式".to_owned(), told.who(by)),
        Event::DeliveryChanged { by, .. } => ("更改领取方式".to_owned(), told.who(by)),
        Event::Collecting { until } => (
            format!("开始汇总各部门的补正要求，最晚{}一次发出", day(*until)),
            HALL.to_owned(),
        ),
        Event::SupplementSent { round, until, .. } => (
            format!("第 {round} 次补正要求已汇总发出，请在{}前答复", day(*until)),
            HALL.to_owned(),
        ),
        Event::Answered { round, by, .. } => (format!("答复第 {round} 次补正要求"), told.who(by)),
        Event::SupplementDropped => (
            "提出补正要求的事项都已结束，不再需要补正".to_owned(),
            HALL.to_owned(),
        ),
        Event::Barred { by, .. } => ("一名办理人员回避".to_owned(), told.who(by)),
        Event::Closed { .. } => (closed(told), HALL.to_owned()),
        _ => return None,
    })
}

/// Filled in at the counter with a clerk's help, and signed there on paper.
fn at_counter(told: &Told<'_>, n_cases: usize) -> String {
    let next = if told.progress.is_accepted_at_once {
        format!("，同时分送 {n_cases} 个事项")
    } else {
        String::new()
    };
    format!("在窗口帮办填写，本人在纸上签名后提交{next}")
}

/// What was named a second time although it could have been named the first time.
pub(super) fn too_late(late: &[String]) -> String {
    match late.len() {
        0 => String::new(),
        n => format!("（其中 {n} 处本应在上一次提出，已记录并告知督办）"),
    }
}

fn accepted(n_cases: usize, by: &Role) -> String {
    match by {
        Role::Hall => {
            format!("窗口没有在期限内答复，依法自收到之日起视为受理，分送 {n_cases} 个事项")
        }
        _ => format!("受理，分送 {n_cases} 个事项"),
    }
}

fn closed(told: &Told<'_>) -> String {
    let state = &told.progress.state;
    match (state.withdrawn_on.is_some(), state.certificates.is_empty()) {
        (true, true) => "已撤回，办理结束",
        (true, false) => "已撤回，办好的结果一起发出",
        (false, true) => "全部办完，没有可以发出的结果",
        (false, false) => "全部办完，结果一起发出",
    }
    .to_owned()
}
