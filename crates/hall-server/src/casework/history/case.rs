//! Lines about one case.

use hall_core::flow::{Conclusion, Event, Matter, Outcome, Procedure, Ruling, Rung};

use super::{HALL, Line, Told, day, intake::too_late};
use crate::matter;

/// The case that an event is about.
pub(super) fn of(event: &Event) -> Option<usize> {
    match event {
        Event::Started { case, .. }
        | Event::Cancelled { case, .. }
        | Event::Taken { case, .. }
        | Event::Released { case }
        | Event::Asked { case, .. }
        | Event::AskedNothing { case }
        | Event::Paused { case, .. }
        | Event::Resumed { case, .. }
        | Event::ProcedureBegan { case, .. }
        | Event::Concluded { case, .. }
        | Event::Mended { case }
        | Event::ExtensionAsked { case, .. }
        | Event::ExtensionRuled { case, .. }
        | Event::Decided { case, .. }
        | Event::Terminated { case, .. }
        | Event::Revoked { case, .. }
        | Event::HandedIn { case, .. }
        | Event::Inspected { case, .. }
        | Event::CreditNoted { case, .. }
        | Event::PartyAsked { case, .. }
        | Event::PartyConfirmed { case, .. }
        | Event::PartyRefused { case, .. }
        | Event::CaseWithdrawn { case, .. }
        | Event::Issued { case, .. } => Some(*case),
        Event::Rang { matter, .. } => matter.case(),
        _ => None,
    }
}

/// The line of an event of this kind.
pub(super) fn line(told: &Told<'_>, event: &Event) -> Option<Line> {
    if let Event::Arranged { .. } | Event::Rang { .. } = event {
        return of_several(told, event);
    }
    let case = of(event)?;
    let name = told.service(case);
    let what = course(name, event)
        .or_else(|| asked(name, event))
        .or_else(|| later(told, name, event))?;
    let who = match event {
        Event::Cancelled { .. } | Event::Terminated { .. } | Event::CaseWithdrawn { .. } => {
            HALL.to_owned()
        }
        Event::HandedIn { by, .. } => told.who(by),
        Event::Mended { .. } => "申请人".to_owned(),
        Event::PartyConfirmed { item, .. } | Event::PartyRefused { item, .. } => {
            party(told, case, *item).to_owned()
        }
        Event::Issued { .. } => "统一出件窗口".to_owned(),
        _ => told.department(case),
    };
    Some((what, who))
}

/// From its start to its decision.
fn course(name: &str, event: &Event) -> Option<String> {
    Some(match event {
        Event::Started { .. } => format!("开始办理“{name}”"),
        Event::Taken { .. } => format!("“{name}”由一名审批员办理"),
        Event::Released { .. } => format!("“{name}”放回，等其他审批员办理"),
        Event::Decided {
            outcome: Outcome::Approve,
            ..
        } => format!("“{name}”已办结"),
        Event::Decided {
            outcome: Outcome::Refuse,
            reason,
            ..
        } => format!("“{name}”没有通过：{reason}"),
        Event::Terminated { because, .. } => format!(
            "“{name}”终止办理，因为没有在期限内{}",
            matter::words(*because)
        ),
        Event::CaseWithdrawn { .. } => format!("“{name}”随申请撤回"),
        Event::Revoked { .. } => format!("“{name}”的许可被撤销，因为没有履行承诺"),
        Event::Issued { .. } => format!("“{name}”的结果已制成"),
        _ => return None,
    })
}

/// What was wanted of the applicant, and special procedures.
fn asked(name: &str, event: &Event) -> Option<String> {
    Some(match event {
        Event::Asked { items, late, .. } => format!(
            "“{name}”有 {} 处要补正，等各部门一起发出{}",
            items.len(),
            too_late(late)
        ),
        Event::AskedNothing { .. } => format!("“{name}”这次不需要补正"),
        Event::Paused { on, .. } => format!("“{name}”自{}的次日起停止计时", day(*on)),
        Event::Resumed { on, .. } => format!("“{name}”自{}的次日起恢复计时", day(*on)),
        Event::ProcedureBegan {
            procedure, until, ..
        } => format!(
            "“{name}”开始{}，预计到{}",
            procedure_name(*procedure),
            day(*until)
        ),
        Event::Concluded {
            conclusion, note, ..
        } => {
            let result = conclusion_name(*conclusion);
            match note.as_str() {
                "" => format!("“{name}”现场核查或评审的结论：{result}"),
                note => format!("“{name}”现场核查或评审的结论：{result}。{note}"),
            }
        }
        Event::Mended { .. } => format!("“{name}”已整改，等待复查"),
        Event::ExtensionAsked { days, reason, .. } => {
            format!("“{name}”申请延长 {days} 个工作日：{reason}")
        }
        Event::ExtensionRuled {
            ruling: Ruling::Granted,
            reason,
            ..
        } => format!("“{name}”经负责人批准延长期限：{reason}"),
        Event::ExtensionRuled {
            ruling: Ruling::Denied,
            ..
        } => format!("“{name}”没有批准延长期限"),
        _ => return None,
    })
}

/// What comes later, and outside parties.
fn later(told: &Told<'_>, name: &str, event: &Event) -> Option<String> {
    Some(match event {
        Event::Cancelled { because, .. } => {
            format!("“{name}”不再办理，因为“{}”没有办成", told.service(*because))
        }
        Event::HandedIn { .. } => format!("“{name}”容缺的材料已补交"),
        Event::Inspected { found, note, .. } => {
            format!(
                "“{name}”承诺事项的核查：{}。{note}",
                conclusion_name(*found)
            )
        }
        Event::CreditNoted { .. } => format!("“{name}”的失约记入信用记录"),
        Event::PartyAsked { case, item, until } => {
            let party = party(told, *case, *item);
            format!("“{name}”请{party}在{}前确认", day(*until))
        }
        Event::PartyConfirmed { case, item } => {
            format!("“{name}”{}已确认", party(told, *case, *item))
        }
        Event::PartyRefused { case, item, reason } => {
            format!("“{name}”{}没有确认：{reason}", party(told, *case, *item))
        }
        _ => return None,
    })
}

/// What an outside party is called.
fn party<'a>(told: &'a Told<'_>, case: usize, item: usize) -> &'a str {
    matter::party(&told.progress.state, Matter::Party { case, item })
}

fn of_several(told: &Told<'_>, event: &Event) -> Option<Line> {
    match event {
        Event::Arranged {
            cases,
            procedure,
            on,
            ..
        } => {
            let names: Vec<&str> = cases.iter().map(|case| told.service(*case)).collect();
            let what = format!(
                "约定{}联合{}：{}",
                day(*on),
                procedure_name(*procedure),
                names.join("、")
            );
            Some((what, "综合窗口".to_owned()))
        }
        // A light that turns yellow is seen on the light.
        Event::Rang {
            matter: Matter::Promised { .. },
            rung: Rung::Soon,
        } => None,
        Event::Rang { matter, rung } => {
            let about = matter
                .case()
                .map(|case| format!("“{}”", told.service(case)));
            let (about, words) = (about.unwrap_or_default(), matter::words(*matter));
            let what = match rung {
                Rung::Quiet => return None,
                Rung::Soon => format!("提醒：{about}{words}的期限快到了"),
                Rung::Last => format!("提醒：{about}{words}只剩最后一个工作日"),
                Rung::Over => format!("{about}{words}的期限到了"),
            };
            Some((what, HALL.to_owned()))
        }
        _ => None,
    }
}

const fn procedure_name(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Survey => "现场踏勘",
        Procedure::Acceptance => "验收",
        Procedure::Hearing => "听证",
        Procedure::Testing => "检验检测",
        Procedure::Expert => "专家评审",
    }
}

fn conclusion_name(conclusion: Conclusion) -> String {
    match conclusion {
        Conclusion::Pass => "合格".to_owned(),
        Conclusion::Mend { until } => format!("请在{}前整改", day(until)),
        Conclusion::Fail => "不合格".to_owned(),
    }
}
