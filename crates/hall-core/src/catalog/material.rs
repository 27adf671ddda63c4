//! 材料: standard kinds of document, and the ways in which a requirement for one is met.

use serde::{Deserialize, Serialize};

use super::index::index;
use crate::condition::Expr;

index!(
    /// A material of a bundle.
    MaterialIx
);
index!(
    /// A commitment letter of a bundle.
    LetterIx
);

/// 材料: a standard kind of document. Two services that ask for the same material are met by one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// The id, e.g. `business-licence`.
    pub id: String,
    /// The standard name.
    pub name: String,
    /// What it is and how a good one looks, said to the applicant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// 相近材料: the material that this one is similar enough to, so that one of them meets both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similar_to: Option<MaterialIx>,
    /// 受理标准: what reception looks at when it is handed in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<Standard>,
    /// The ways in which it can be provided, besides those that requirements add (commitment,
    /// deferral) and the result of an earlier service.
    pub ways: Vec<Way>,
}

/// 受理标准: one thing that must be so when a document is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// What must be so, e.g. 四角齐全.
    pub must: String,
    /// What to do when it is not.
    pub mend: String,
}

/// 提交方式: how a requirement is met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "way")]
pub enum Way {
    /// The applicant hands in a file.
    Upload {
        /// What kinds of file.
        media_types: Vec<MediaType>,
        /// The greatest size of one file in KiB.
        max_kib: u32,
        /// The greatest number of files.
        max_files: u8,
    },
    /// 免提交: an e-licence on the person's shelf.
    Licence {
        /// The licence's id.
        licence: String,
        /// When it serves.
        #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
        when: Expr,
        /// Whether practically everybody has it, so that the figures may count on it.
        sure: bool,
    },
    /// 免提交: the department looks it up in a register.
    Register {
        /// The register's id.
        register: String,
        /// The register's name, named to the applicant.
        name: String,
        /// When it serves.
        #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
        when: Expr,
        /// Whether the figures may count on it.
        sure: bool,
    },
    /// The hall writes it from the form.
    Generated {
        /// Whether somebody has to read and sign it by itself, as a power of attorney; otherwise the
        /// signature under the whole application covers it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        signed: bool,
    },
    /// An outside party confirms it to the hall.
    ThirdParty {
        /// The party's name.
        party: String,
        /// The field that says which institution it is, by the code under which it is on file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        known_by: Option<String>,
        /// The fields that the party has to see in order to answer. It sees no others, and of these only
        /// what the department that asks has, too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sees: Vec<String>,
    },
}

fn always() -> Expr {
    Expr::ALWAYS
}

/// The way's name, as application files and the command line spell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayKind {
    /// A file handed in.
    Upload,
    /// An e-licence.
    Licence,
    /// A register.
    Register,
    /// The result of an earlier service of the same application.
    PriorResult,
    /// Written by the hall from the form.
    Generated,
    /// A commitment in its place (告知承诺).
    Commitment,
    /// To be handed in later (容缺受理).
    Deferral,
    /// Confirmed by an outside party.
    ThirdParty,
}

impl WayKind {
    /// The spelling in application files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Licence => "licence",
            Self::Register => "register",
            Self::PriorResult => "prior_result",
            Self::Generated => "generated",
            Self::Commitment => "commitment",
            Self::Deferral => "deferral",
            Self::ThirdParty => "third_party",
        }
    }
}

impl Way {
    /// The way's name.
    pub const fn kind(&self) -> WayKind {
        match self {
            Self::Upload { .. } => WayKind::Upload,
            Self::Licence { .. } => WayKind::Licence,
            Self::Register { .. } => WayKind::Register,
            Self::Generated { .. } => WayKind::Generated,
            Self::ThirdParty { .. } => WayKind::ThirdParty,
        }
    }
}

/// A kind of file that the hall accepts, known by its content and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaType {
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `application/pdf`
    Pdf,
    /// `application/ofd` (GB/T 33190)
    Ofd,
}

impl MediaType {
    /// The media type as it is written in an application file.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Ofd => "application/ofd",
        }
    }
}

/// The steps of merging materials, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 前序结果: an earlier service of the bundle yields it.
    PriorResult,
    /// 同类合并: another service asks for the same material.
    Same,
    /// 相近整合: another service asks for a similar material.
    Similar,
    /// 免提交: an e-licence or a register has it.
    Exempt,
    /// 系统生成: the hall writes it.
    Generated,
    /// 告知承诺: a commitment stands in its place.
    Commitment,
    /// 容缺受理: it may come later.
    Deferral,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 7] = [
        Self::PriorResult,
        Self::Same,
        Self::Similar,
        Self::Exempt,
        Self::Generated,
        Self::Commitment,
        Self::Deferral,
    ];
}

/// 告知承诺书: what is told to the applicant and what the applicant commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// 告知: what the department tells (the matter, its basis, the conditions, the consequences).
    pub tells: Vec<String>,
    /// 承诺: what the applicant commits to.
    pub commits: Vec<String>,
    /// What follows if it turns out untrue.
    pub consequence: String,
    /// The field whose value opens this way, e.g. that the applicant chose 告知承诺.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
}

/// 电子证照: a kind of e-licence on a person's or a company's shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// The id, e.g. `business-licence`.
    pub id: String,
    /// The name, e.g. 营业执照.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// What stands on its face.
    pub face: Vec<LicenceFace>,
}

/// One element of a licence's face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceFace {
    /// The element, e.g. `name`.
    pub element: String,
    /// Its label.
    pub label: String,
}
