//! What stands in a case file. The README beside this file describes it for those who write cases.

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
