//! What somebody wants to do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::after::{Grievance, Stars};
use super::case::{Conclusion, Procedure};
use super::delivery::{CertificateState, Delivery};
use super::rules::Rules;
use super::timer::{Matter, Rung};

/// An act, and who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Who.
    pub by: Actor,
    /// What.
    pub act: Act,
}

impl Command {
    /// An act of somebody.
    pub const fn new(by: Actor, act: Act) -> Self {
        Self { by, act }
    }

    /// An act of the hall itself.
    pub const fn of_hall(act: Act) -> Self {
        Self::new(Actor::hall(), act)
    }
}

/// An act. Cases, materials, parties and certificates are named by position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// 提交. The rules are the catalogue's of the day.
    Submit {
        /// The rules.
        rules: Box<Rules>,
    },
    /// 一次性告知: everything that is to be corrected, said once.
    Notify {
        /// Everything.
        items: Vec<Item>,
    },
    /// The applicant has corrected it.
    Correct {
        /// Which notice is answered, counted from one.
        round: u32,
    },
    /// 受理.
    Accept,
    /// 不予受理.
    Decline {
        /// Why, and by which law.
        reason: String,
    },
    /// A department's act on a case.
    Desk {
        /// The case.
        case: usize,
        /// The version that was seen.
        seen: u32,
        /// The act.
        act: DeskAct,
    },
    /// 联合踏勘, 联合验收: one appointment of several cases; each concludes for itself.
    Arrange {
        /// The cases.
        cases: Vec<usize>,
        /// A survey or an acceptance.
        procedure: Procedure,
        /// The day of the appointment.
        on: NaiveDate,
        /// Where, and what each department looks at; its words are shown, its content is not judged.
        agenda: Vec<String>,
    },
    /// Sends the collected requests to the applicant before the window ends.
    SendSupplement,
    /// The applicant answers all requests of a supplement.
    Answer {
        /// Which supplement, counted from one.
        round: u32,
    },
    /// The applicant has put right what a survey found.
    Mended {
        /// The case.
        case: usize,
    },
    /// A deferred material comes in.
    HandIn {
        /// The case.
        case: usize,
        /// The material.
        item: usize,
    },
    /// An outside party confirms.
    Confirm {
        /// The case.
        case: usize,
        /// The party.
        item: usize,
    },
    /// An outside party refuses.
    Deny {
        /// The case.
        case: usize,
        /// The party.
        item: usize,
        /// Why.
        reason: String,
    },
    /// 撤回: the applicant withdraws the application. What is decided stands.
    Withdraw,
    /// The applicant's telephone or address has changed; the server keeps the values.
    ChangeContact,
    /// The applicant wants the results otherwise.
    ChangeDelivery {
        /// How.
        delivery: Delivery,
    },
    /// 制证: the issuing desk makes a certificate.
    Issue {
        /// The case.
        case: usize,
        /// The kind.
        kind: usize,
    },
    /// The issuing desk hands over what there is, against a signature.
    HandOver {
        /// Who signed.
        signature: String,
    },
    /// The issuing desk posts what there is.
    Send {
        /// 运单号.
        waybill: String,
    },
    /// 签收: the carrier delivered it.
    Deliver {
        /// Who signed.
        signature: String,
    },
    /// The carrier brings it back.
    Return {
        /// Why.
        reason: String,
    },
    /// Suspends, restores or revokes a certificate.
    Turn {
        /// The certificate.
        item: usize,
        /// What it becomes.
        to: CertificateState,
        /// Why, and by which law.
        reason: String,
    },
    /// 核查: the department inspects what was committed to.
    Inspect {
        /// The case.
        case: usize,
        /// The commitment.
        item: usize,
        /// What it found.
        found: Conclusion,
        /// In words.
        note: String,
    },
    /// 信用修复.
    RepairCredit {
        /// The note in the credit record.
        item: usize,
    },
    /// 评价.
    Rate {
        /// One to five.
        stars: Stars,
    },
    /// 回访: a poor rating was called back.
    Contact {
        /// How long the repair may take.
        repair: Repair,
    },
    /// 整改反馈: what was rated poorly is mended.
    Repair {
        /// What was done.
        done: String,
    },
    /// 误评申诉.
    Appeal {
        /// Why.
        reason: String,
    },
    /// The supervisor rules on an appeal against a rating.
    RuleOnAppeal {
        /// How.
        ruling: Ruling,
        /// Why.
        reason: String,
    },
    /// 投诉, 办不成事.
    Complain {
        /// Which.
        about: Grievance,
    },
    /// Whoever has the complaint hands it up.
    Escalate {
        /// Why.
        reason: String,
    },
    /// Whoever has the complaint closes it.
    Settle {
        /// 结论.
        conclusion: String,
    },
    /// Somebody may no longer act as a reviewer; what they hold is free.
    Bar {
        /// Their id.
        who: String,
    },
    /// Time: a deadline has reached a rung.
    Ring {
        /// Which deadline.
        matter: Matter,
        /// Which rung.
        rung: Rung,
    },
}

/// A department's act on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DeskAct {
    /// Hands the case to a reviewer; the head or the supervisor does.
    Assign {
        /// The reviewer's id.
        to: String,
    },
    /// Takes the case in hand. Any other act on a free case takes it too.
    Take,
    /// Puts it back.
    Release,
    /// Asks the applicant for something.
    Ask {
        /// Everything that is wanted.
        items: Vec<Item>,
    },
    /// Says that nothing is wanted in the supplement that is being collected.
    AskNothing,
    /// Begins a special procedure.
    Begin {
        /// Which.
        procedure: Procedure,
        /// How long it takes; the applicant is told (行政许可法 Art. 45).
        until: NaiveDate,
        /// Who carries it out.
        people: Vec<String>,
    },
    /// Ends a special procedure, or has things put right.
    Conclude {
        /// How.
        conclusion: Conclusion,
        /// In words.
        note: String,
    },
    /// Asks the head for more time.
    AskExtension {
        /// Working days.
        days: u32,
        /// Why; the applicant is told.
        reason: String,
    },
    /// The head rules on it.
    RuleOnExtension {
        /// How.
        ruling: Ruling,
        /// Why.
        reason: String,
    },
    /// Asks an outside party once more.
    AskAgain {
        /// The party.
        item: usize,
    },
    /// Decides.
    Decide {
        /// How.
        outcome: Outcome,
        /// Why; a refusal must say it (行政许可法 Art. 38).
        reason: String,
    },
}

/// One thing that is to be corrected or added.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// A field's key, or `material.` and a material's id.
    pub at: String,
    /// What is wrong.
    pub problem: String,
    /// How to mend it.
    pub mend: String,
    /// The law behind it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// Where it came from. Only what came up later may be asked for later.
    #[serde(default)]
    pub origin: Origin,
}

/// Where something that is to be corrected came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It could be seen in what was submitted.
    #[default]
    Submission,
    /// It came up with the applicant's last answer, or with a special procedure.
    Later,
}

/// How a case is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 准予.
    Approve,
    /// 不予.
    Refuse,
}

/// How somebody rules on what was asked of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// Yes.
    Granted,
    /// No.
    Denied,
}

/// How long a repair may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// 立行立改, 限期整改.
    Ordinary,
    /// 复杂.
    Complex,
    /// 解释: nothing is to be mended; it was explained.
    Explained,
}
