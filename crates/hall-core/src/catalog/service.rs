//! 事项: one thing that a department does, with its own statutory form and materials.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::certificate::Certificate;
use super::field::FieldIx;
use super::index::index;
use super::limit::Limit;
use super::material::{LetterIx, MaterialIx};
use crate::condition::Expr;
use crate::decimal::Decimal;

index!(
    /// A service of a bundle.
    ServiceIx
);

/// A law and its article, as it is cited to the applicant: `劳动合同法 第五十七条`.
pub type Basis = String;

/// 事项.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// The id, e.g. `labour-dispatch-licence`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The department that decides: its position in [`super::Bundle::departments`].
    pub department: u16,
    /// The kind of act: 行政许可, 行政确认, 公共服务 …
    pub act: String,
    /// The title of the statutory form.
    pub form_title: String,
    /// The laws that the service stands on.
    pub basis: Vec<Basis>,
    /// The time limits.
    pub limit: Limit,
    /// The name of what comes out of it, e.g. 劳务派遣经营许可证.
    pub result: String,
    /// The outside party whose own word this service is, or that does its work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<OutsideParty>,
    /// Materials that its result is: a later service of the bundle that requires one gets it here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provides: Vec<MaterialIx>,
    /// Fields whose value comes with its result, e.g. the 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub yields: Vec<FieldIx>,
    /// The e-licence that its result is, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// The fields that its form asks for, in the order of the form.
    pub uses: Vec<Use>,
    /// Rules across fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// The materials that it requires.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
}

/// An outside party (bank, post, seal maker) that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideParty {
    /// What it is called, e.g. 抵押权人.
    pub name: String,
    /// What it is asked to confirm.
    pub confirms: String,
    /// The field that says which institution it is, by the code under which it is on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_by: Option<String>,
    /// The fields that it has to see where it only reports what it did, as a seal maker does, and the
    /// department decides after it. Without any the service is no administrative act but this party's own
    /// word, as a lender's: it is shown the whole form, and its answer is the decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sees: Vec<String>,
}

impl OutsideParty {
    /// Whether its answer is the decision.
    pub const fn decides(&self) -> bool {
        self.sees.is_empty()
    }
}

/// 用表: a service's use of a field.
///
/// The constraint belongs to the use and not to the field: a registered capital of at least two
/// million yuan binds only labour dispatch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Use {
    /// The field.
    pub field: FieldIx,
    /// The label on this service's own form, where it differs from the field's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The heading on this service's own form under which it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// When the service wants it at all. For a column, `Expr::Cell`-like references see the row.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
    /// Whether it must be answered.
    #[serde(default)]
    pub need: Need,
    /// What this service demands of the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// The law that asks for it: positions in [`super::Bundle::laws`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<u16>,
    /// What the department needs it for, said to the applicant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
}

fn always() -> Expr {
    Expr::ALWAYS
}

/// Whether a use must be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Without it the form is incomplete.
    #[default]
    Required,
    /// It may stay empty.
    Optional,
}

/// What one service demands of one value, beyond what the field's kind demands of everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// A number of at least this.
    AtLeast(Decimal),
    /// A number of more than this.
    MoreThan(Decimal),
    /// A number of at most this.
    AtMost(Decimal),
    /// One of these options.
    OneOf(Vec<String>),
    /// None of these options; a warning only, where the department may still accept it.
    Discouraged(Vec<String>),
    /// All of these among the chosen options.
    Includes(Vec<String>),
    /// At least so many rows.
    MinRows(u16),
    /// At most so many rows.
    MaxRows(u16),
    /// A day on this bound or later.
    NotBefore(DateBound),
    /// A day on this bound or earlier.
    NotAfter(DateBound),
}

/// A day that a date is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBound {
    /// A fixed day.
    On(NaiveDate),
    /// So many days after today; negative is before.
    Today(i32),
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It cannot be submitted like this.
    Error,
    /// It can be submitted if the applicant undertakes to mend it by a deadline.
    Deferrable,
    /// It can be submitted, and a reviewer will look at it.
    Warning,
    /// Worth knowing.
    Hint,
}

/// A rule across fields: it must hold whenever `when` holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The finding's code, e.g. `capital_below_threshold`.
    pub code: String,
    /// The field beside which the finding stands.
    pub at: FieldIx,
    /// Other fields whose values a finding may show: `args` has each by its key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<FieldIx>,
    /// Whether it is looked at row by row: then `at` is a column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<FieldIx>,
    /// When it applies.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
    /// What must hold.
    pub must: Expr,
    /// How grave it is if it does not.
    pub level: Level,
    /// What it decides.
    #[serde(default)]
    pub aim: RuleAim,
    /// What is wrong, in the applicant's words.
    pub say: String,
    /// How to mend it, in the applicant's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mend: String,
    /// The law behind it: positions in [`super::Bundle::laws`].
    pub basis: Vec<u16>,
}

/// What a rule decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleAim {
    /// Whether the answers are right.
    #[default]
    Correct,
    /// Whether this person may apply for this service at all.
    Eligible,
}

/// One line of a service's list of materials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// The number on the service's own list, e.g. `L4`.
    pub number: String,
    /// The service's own name for it.
    pub label: String,
    /// The standard material that meets it; more than one where any of them will do.
    pub any_of: Vec<MaterialIx>,
    /// In what form.
    pub form: FormKind,
    /// How many on paper.
    pub copies: u8,
    /// 主件: the decision rests on it, so it can never be deferred.
    pub principal: bool,
    /// When it is required.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
    /// The commitment that may stand in its place (告知承诺), if the law allows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<LetterIx>,
    /// Whether it may be handed in later (容缺受理).
    #[serde(default)]
    pub deferrable: bool,
    /// The law that asks for it: positions in [`super::Bundle::laws`].
    pub basis: Vec<u16>,
}

/// In what form a material is required; the order is from lax to strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// An electronic file.
    Electronic,
    /// A copy of the original.
    Copy,
    /// The original.
    Original,
}
