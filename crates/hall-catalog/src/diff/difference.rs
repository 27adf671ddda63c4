//! What the comparison says, for people and for programs.

use std::collections::BTreeMap;

use hall_core::merge::Figures;
use serde::Serialize;

/// What a change does to applicants.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    /// The id of the old catalogue.
    pub old: String,
    /// The id of the new one.
    pub new: String,
    /// The bundles for which something changes, and the services that stand alone.
    pub bundles: Vec<BundleDiff>,
    /// The services for which it changes who has them without applying.
    pub entitlements: Vec<EntitlementDiff>,
}

impl Diff {
    /// Whether no applicant notices anything.
    pub fn is_empty(&self) -> bool {
        self.bundles.is_empty() && self.entitlements.is_empty()
    }
}

/// What changes in who has one service without applying (免申办).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntitlementDiff {
    /// The service's id.
    pub service: String,
    /// Its name.
    pub name: String,
    /// How it was; `None` if everybody had to apply.
    pub before: Option<String>,
    /// How it is now; `None` if everybody has to apply.
    pub after: Option<String>,
    /// All of it as a sentence.
    pub message: String,
}

/// What changes for one bundle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BundleDiff {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it comes, goes or changes.
    pub fate: Fate,
    /// What comes, goes or changes in it.
    pub differences: Vec<Difference>,
    /// The figures before and after, as `hall merge` has them for somebody who has answered nothing.
    pub figures: Counts,
    /// What drafts hold that has to be looked at again.
    pub drafts: Vec<Revisit>,
}

/// Whether a bundle comes, goes or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Only the new catalogue has it.
    Added,
    /// Only the old catalogue has it.
    Removed,
    /// Both have it, and they differ.
    Changed,
}

/// The figures on both sides.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// Under the old catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Figures>,
    /// Under the new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Figures>,
}

/// One thing that comes, goes or changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What sort of thing.
    pub about: About,
    /// Its id or key.
    pub at: String,
    /// What it is called.
    pub label: String,
    /// Which of its sides changes.
    pub aspect: Aspect,
    /// How it was; `None` if it was not there.
    pub before: Option<String>,
    /// How it is now; `None` if it is not there any more.
    pub after: Option<String>,
    /// In which situations.
    pub situations: Situations,
    /// All of it as a sentence.
    pub message: String,
}

/// Situations, as answers to guiding questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Situations {
    /// Alternatives: each maps questions to the answers that they may have. One that names no question
    /// holds for everybody.
    pub any_of: Vec<BTreeMap<String, Vec<String>>>,
    /// Whether all answers were tried. If not, two at a time that differ from the usual ones.
    pub complete: bool,
}

/// What sort of thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The bundle as a whole.
    Bundle,
    /// A service.
    Service,
    /// A guiding question.
    Question,
    /// A field of the one form.
    Field,
    /// A rule across fields.
    Rule,
    /// A material.
    Material,
}

/// Which side of a thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Whether it takes part, is asked, or is needed.
    Presence,
    /// What it is called.
    Label,
    /// What sort of value it takes, or in which form it is handed in.
    Kind,
    /// What can be chosen.
    Options,
    /// The answer that is assumed.
    Default,
    /// What is demanded of the value.
    Demand,
    /// Where it is filled in from.
    Source,
    /// How it can be provided.
    Ways,
    /// The promised limit.
    Promised,
    /// Another promised limit, and for whom.
    Excepted,
    /// The statutory limit.
    Statutory,
    /// Who decides.
    Department,
    /// What it waits for.
    After,
    /// The days until everything is handed over.
    Issuing,
    /// The trips.
    Visits,
}

/// Something in drafts that has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Revisit {
    /// Where, as a draft spells it.
    pub at: String,
    /// What becomes of it: a code of rebasing, or `newly_required`.
    pub code: String,
    /// In words.
    pub message: String,
}
