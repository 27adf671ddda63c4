//! Why the case flow refused, in words for whoever acted.

use hall_api::ErrorCode;
use hall_core::flow::Refusal as Refused;

use crate::http::error::Refusal;

/// The reply to an act that the table refused.
pub fn refusal(refused: Refused) -> Refusal {
    match refused {
        Refused::NoSuchThing => Refusal::not_found(),
        Refused::AlreadySubmitted | Refused::NothingCanStart => {
            Refusal::internal("an act of the hall itself was refused")
        }
        refused => {
            let code = if refused.is_about_words() {
                ErrorCode::Unreadable
            } else {
                ErrorCode::Conflict
            };
            let (message, mend) = words(refused);
            let reply = Refusal::new(code).because(message);
            if mend.is_empty() {
                reply
            } else {
                reply.mend(mend)
            }
        }
    }
}

/// What is wrong, and how to mend it; empty where the usual words of the code will do.
fn words(refused: Refused) -> (&'static str, &'static str) {
    match state_words(refused) {
        ("", _) => said_words(refused),
        words => words,
    }
}

fn state_words(refused: Refused) -> (&'static str, &'static str) {
    match refused {
        Refused::NotYours => ("这一步不由您办理", "请由负责的人员办理"),
        Refused::SamePerson => ("受理和审批、申请和批准不能是同一个人", "请换一位同事办理"),
        Refused::Barred => ("您已回避，不能再办理这件申请", "请由其他同事办理"),
        Refused::HeldByOther => ("这件正由另一位同事办理", "请等同事放回，或请负责人改派"),
        Refused::NotAtReception => ("这件申请不在窗口受理环节", ""),
        Refused::NotAccepted => ("这件申请还没有受理", "受理之后才能办理"),
        Refused::Ended => ("这件申请已经结束", ""),
        Refused::NotStarted => (
            "前面的事项还没有办完，这件还不能办",
            "前面的事项办完后会自动开始",
        ),
        Refused::AlreadyDecided => ("这件已经办结", ""),
        Refused::CaseEnded => ("这件已经终止", ""),
        Refused::VersionChanged => ("这件在您打开之后有了变化", ""),
        Refused::AwaitsApplicant => ("正在等申请人补正", "收到补正后再办理"),
        Refused::NotAsked => ("没有等待这一步的请求", "请刷新后查看现在要办的事"),
        Refused::AlreadySaid => ("这一步已经办过了", ""),
        Refused::ProcedureGoing => ("踏勘、听证等程序还没有结论", "有了结论再办理"),
        Refused::NoProcedure => ("没有正在进行的踏勘、听证等程序", ""),
        Refused::ProcedureFailed => (
            "最近一次踏勘或评审不合格",
            "不合格的只能不予通过，或者重新组织",
        ),
        Refused::MaterialMissing => ("容缺的材料还没有补齐", "补齐后才能准予"),
        Refused::PartyMissing => ("第三方还没有确认", "第三方确认后才能准予"),
        Refused::AlreadySettled => ("这件事已经有了结果", ""),
        Refused::NothingToHandOver => ("现在没有可以交付的结果", ""),
        Refused::OnItsWay => ("结果已经寄出", "签收或退回后才能改领取方式"),
        Refused::NotDue => ("还没有到这一步", "许可作出以后才核查承诺的事项"),
        Refused::NotEnded => ("办结之后才能评价", ""),
        Refused::NotRated => ("没有需要处理的评价", ""),
        Refused::NoComplaint => ("没有需要处理的投诉", ""),
        _ => ("", ""),
    }
}

fn said_words(refused: Refused) -> (&'static str, &'static str) {
    match refused {
        Refused::ReasonLacking => ("必须写明理由或结论", "请写清楚哪里不符合、依据是什么"),
        Refused::NothingNamed => ("没有写明要补正什么", "请逐项写明哪里不对、怎样改正"),
        Refused::DayOver => ("选的日期已经过去", "请选今天或以后的日期"),
        Refused::TooFewPeople => ("现场核查要两人以上", "请至少写明两名核查人员"),
        Refused::TooManyDays => ("延长的天数超出规定", "请改为规定以内的工作日数"),
        Refused::NotOpen => ("这里不能这样选", "请选列出的办法"),
        Refused::CreditBarred => ("有失信记录还没有修复", "请按一般程序提交全部材料"),
        _ => ("这一步现在不能办", ""),
    }
}
