//! Lines about results, ratings and complaints.

use hall_core::flow::{CertificateState, Event, Grievance, Level, Ruling};

use super::{HALL, Line, Told, day};

/// The line of an event of this kind.
pub(super) fn line(told: &Told<'_>, event: &Event) -> Option<Line> {
    results(event)
        .or_else(|| turned(told, event))
        .or_else(|| rating(told, event))
        .or_else(|| complaint(told, event))
}

fn results(event: &Event) -> Option<Line> {
    let (what, who) = match event {
        Event::Sent { waybill, .. } => (format!("结果已寄出，运单号 {waybill}"), "统一出件窗口"),
        Event::Returned { reason } => (format!("邮件退回：{reason}"), "统一出件窗口"),
        Event::HandedOver { signature, .. } if signature.is_empty() => {
            ("电子证照已发到证照夹".to_owned(), HALL)
        }
        Event::HandedOver { .. } => ("结果已签收".to_owned(), "统一出件窗口"),
        _ => return None,
    };
    Some((what, who.to_owned()))
}

/// What became of a certificate: by the head of the department, or because its time is over.
fn turned(told: &Told<'_>, event: &Event) -> Option<Line> {
    let Event::Turned { to, reason, .. } = event else {
        return None;
    };
    let case = super::case_of(told.progress, event)?;
    let (what, who) = match to {
        CertificateState::Valid => ("恢复有效", told.department(case)),
        CertificateState::Expired => ("到期", HALL.to_owned()),
        CertificateState::Suspended => ("暂停有效", told.department(case)),
        CertificateState::Revoked => ("被撤销", told.department(case)),
    };
    let what = format!("“{}”的证照{what}", told.service(case));
    let what = match reason.as_str() {
        "" => what,
        reason => format!("{what}：{reason}"),
    };
    Some((what, who))
}

fn rating(told: &Told<'_>, event: &Event) -> Option<Line> {
    Some(match event {
        Event::Rated { stars, .. } => (
            format!("评价：{} 星", u8::from(*stars)),
            "申请人".to_owned(),
        ),
        Event::RatedAgain { stars } => (
            format!("回访后再次评价：{} 星", u8::from(*stars)),
            "申请人".to_owned(),
        ),
        Event::Contacted { repair_until, by } => {
            let what = match repair_until {
                Some(until) => format!("已回访，{}前整改", day(*until)),
                None => "已回访并说明情况".to_owned(),
            };
            (what, told.who(by))
        }
        Event::Repaired { done, by } => (format!("整改完成：{done}"), told.who(by)),
        Event::Appealed { reason, by } => (format!("认为评价有误：{reason}"), told.who(by)),
        Event::AppealRuled { ruling, reason, by } => {
            let ruled = match ruling {
                Ruling::Granted => "评价不计入",
                Ruling::Denied => "评价有效",
            };
            (format!("评价申诉的结论：{ruled}。{reason}"), told.who(by))
        }
        Event::CreditRepaired { by, .. } => ("信用记录已修复".to_owned(), told.who(by)),
        _ => return None,
    })
}

fn complaint(told: &Told<'_>, event: &Event) -> Option<Line> {
    Some(match event {
        Event::Complained { about, .. } => {
            let what = match about {
                Grievance::Complaint => "投诉",
                Grievance::CannotBeDone => "反映“办不成事”",
            };
            (what.to_owned(), "申请人".to_owned())
        }
        Event::Escalated { to, reason, .. } => {
            let level = match to {
                Level::Window => "综合窗口",
                Level::Department => "主办部门",
                Level::Office => "政务服务管理机构",
                Level::Taskforce => "专班",
            };
            let what = match reason.as_str() {
                "" => format!("没有按时答复，投诉转到{level}"),
                reason => format!("投诉转到{level}：{reason}"),
            };
            (what, HALL.to_owned())
        }
        Event::Settled { conclusion, by } => (format!("投诉办结：{conclusion}"), told.who(by)),
        _ => return None,
    })
}
