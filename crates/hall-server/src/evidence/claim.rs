//! What must be true of everything that is stored, and where it is not.

use serde::Serialize;

/// A claim about the recorded history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// Every turn can be read.
    Readable,
    /// The turns of an application follow each other without a gap.
    Linear,
    /// One key stands for one turn, and a turn has one at most.
    OnceByKey,
    /// A case is decided once, and stays so but for an approval that is taken back.
    DecidedOnce,
    /// Who accepted does not decide, and who may no longer act does not (受办分离, 回避).
    MayDecide,
    /// One certificate of each case and kind.
    IssuedOnce,
    /// A case starts once, when everything that it waits for is approved.
    StartedInOrder,
    /// A failed root cancels what waits for it, and nothing else is cancelled.
    RootsCancel,
    /// Nothing happens after a withdrawal but what closes it.
    NothingAfterWithdrawal,
    /// A deadline reaches each rung once.
    FiresOnce,
    /// Each service has its case, once, at its own department.
    SplitWhole,
    /// What the outside was to be told is what follows from the turns: each department hears of each case
    /// once.
    ToldOnce,
    /// Every case stands in its row as its history has it.
    CaseStands,
    /// So does the application.
    ApplicationStands,
    /// The results that were handed over are those of the certificates that the applicant has.
    ResultsHandedOver,
    /// Every e-licence stands as its certificate does.
    LicenceStands,
    /// Each asking of an outside party has its request, once.
    PartiesAsked,
    /// Every turn has its row in the audit.
    Audited,
    /// The audit's chain is whole.
    AuditWhole,
}

impl Claim {
    /// What is wrong where it does not hold, in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Readable => "有一步读不懂",
            Self::Linear => "经过中间缺了一步",
            Self::OnceByKey => "同一步对应了不止一个请求",
            Self::DecidedOnce => "同一个事项决定了不止一次，或者决定以后又变了",
            Self::MayDecide => "受理的人、已经回避的人作了决定",
            Self::IssuedOnce => "同一个证照制了不止一次",
            Self::StartedInOrder => "前一个事项还没有批准，后一个就开始了，或者开始了不止一次",
            Self::RootsCancel => "前一个事项没有办成，后一个没有取消；或者没有原因就取消了",
            Self::NothingAfterWithdrawal => "撤回以后还在办理",
            Self::FiresOnce => "同一个期限提醒了不止一次",
            Self::SplitWhole => "分给各部门的事项少了、多了，或者分错了部门",
            Self::ToldOnce => "该通知的没有通知，或者通知了不止一次",
            Self::CaseStands => "事项的状态和经过对不上",
            Self::ApplicationStands => "申请的状态和经过对不上",
            Self::ResultsHandedOver => "发出的结果和证照对不上",
            Self::LicenceStands => "电子证照的状态和证照对不上",
            Self::PartiesAsked => "向第三方的请求少了、多了",
            Self::Audited => "这一步没有审计记录",
            Self::AuditWhole => "审计记录被改动过",
        }
    }
}

/// Where a claim does not hold. Nothing in it is personal: numbers, positions, ids of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which claim.
    pub claim: Claim,
    /// The application's number; empty where it is about the whole.
    pub number: String,
    /// The position of the turn from which on it does not hold.
    pub turn: usize,
    /// What exactly: a service, a topic, a deadline.
    pub what: String,
}

impl Fault {
    /// A claim that does not hold.
    pub(super) fn new(claim: Claim, number: &str, turn: usize, what: &str) -> Self {
        Self {
            claim,
            number: number.to_owned(),
            turn,
            what: what.to_owned(),
        }
    }
}
