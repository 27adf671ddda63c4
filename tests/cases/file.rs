//! The format of a case file.
//!
//! ```yaml
//! says: 注册资本 180 万元，不够办劳务派遣       # one sentence, a claim
//! change:                                     # answers that differ from complete.json
//!   org.registered_capital: "180"             # null takes an answer away
//!   staff[0].contract_to: "2026-01-01"        # a cell; rows count from nought
//!   staff[2]: null                            # takes a row away
//!   +staff: {name: 吴安宁}                     # one more row, like the last but for this; or a list of rows
//! situation: {handler: agent}                 # answers to guiding questions; null takes one away
//! materials:                                  # id: way, null takes it away
//!   staff-proof: null
//!   agent-proxy: {way: generated, signed: ""} # who signed it; somebody did unless said
//!   capital-proof: [{name: 报告.docx, media_type: application/msword, size: 1000}]   # uploaded files
//! shelf: {business-licence.legal_name: 周小禾} # what stands on e-licences of the company
//! credit_good: false                          # a bad credit record; good unless said
//! expect:                                     # in a bad case what must be found or be missing
//!   finding: below_required_minimum
//!   at: org.registered_capital
//!   level: error
//!   service: labour-dispatch-licence          # a service that asks, or a list of them
//!   basis: 劳动合同法                          # a part of one of the finding's laws
//!   missing: material.agent-proxy
//!   verdict: incomplete                       # in a good case this alone; accepted unless said
//! ```

use std::collections::BTreeMap;

use hall_core::catalog::{Level, WayKind};
use hall_core::report::Verdict;
use hall_core::value::Answer;
use serde::Deserialize;

/// What stands in a case file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    /// What the case shows, in one sentence.
    pub(crate) says: String,
    /// Answers that differ, by where they stand.
    #[serde(default)]
    pub(crate) change: BTreeMap<String, Answer>,
    /// Answers to guiding questions that differ.
    #[serde(default)]
    pub(crate) situation: BTreeMap<String, Option<String>>,
    /// Materials that are provided in another way, or not at all.
    #[serde(default)]
    pub(crate) materials: BTreeMap<String, Option<Provision>>,
    /// What stands on the company's e-licences, by licence and element.
    #[serde(default)]
    pub(crate) shelf: BTreeMap<String, String>,
    /// Whether the credit record is good.
    #[serde(default = "yes")]
    pub(crate) credit_good: bool,
    /// What must come of it.
    #[serde(default)]
    pub(crate) expect: Expected,
}

const fn yes() -> bool {
    true
}

/// How a material is provided.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Provision {
    /// In a way; an upload has one proper file then, and what is to be signed is signed.
    Way(WayKind),
    /// In a way that needs a signature.
    Signed(Signed),
    /// By uploading these files.
    Files(Vec<UploadedFile>),
}

/// A material with the name under it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    /// The way.
    pub(crate) way: WayKind,
    /// The name, or nothing.
    pub(crate) signed: String,
}

/// A file as the applicant sees it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UploadedFile {
    /// Its name.
    pub(crate) name: String,
    /// Its media type.
    pub(crate) media_type: String,
    /// Its size in bytes.
    pub(crate) size: u64,
}

/// What must come of a case. All that is said must hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// The code of a finding.
    pub(crate) finding: Option<String>,
    /// Where that finding stands.
    pub(crate) at: Option<String>,
    /// How grave it is.
    pub(crate) level: Option<Level>,
    /// Services that it is in the name of.
    #[serde(default)]
    pub(crate) service: OneOrMore,
    /// A part of one of its laws.
    pub(crate) basis: Option<String>,
    /// What must be missing.
    #[serde(default)]
    pub(crate) missing: OneOrMore,
    /// The verdict.
    pub(crate) verdict: Option<Verdict>,
}

/// One thing, or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    /// One.
    One(String),
    /// A list.
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl OneOrMore {
    /// All of them.
    pub(crate) fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}
