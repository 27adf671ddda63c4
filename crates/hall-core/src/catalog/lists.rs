//! What the hall makes public about itself: the stages of life, the national lists, and the list of
//! services with how often one has to come (最多跑一次清单).
//!
//! Design assumption: no rule reads any of this. It is for finding and for being held to one's word,
//! so it stands in files of its own and never in a bundle's.

use serde::{Deserialize, Serialize};

use super::bundle::{Days, Visits};

/// A stage of a person's life or of a company's (国办发〔2025〕24号), e.g. 出生.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeStage {
    /// The id, e.g. `birth`.
    pub id: String,
    /// The name, as a bundle names its stage.
    pub name: String,
    /// `citizen` or `company`.
    pub audience: String,
    /// Matters of the national lists that no bundle of this hall covers yet.
    pub planned: Vec<Planned>,
}

/// A matter of a national list that the hall does not offer yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Its name, e.g. 教育入学.
    pub name: String,
    /// Where it is listed.
    pub listed: Listed,
}

/// A place on a national list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The list's name, e.g. 2024年第一批.
    pub list: String,
    /// Whether the matter's name was read in a public text; if not, it may not be called national.
    pub verified: bool,
}

/// The content of the file that the page of public lists loads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicLists {
    /// Every service, in the order of their files.
    pub services: Vec<PublicService>,
    /// The national lists, the oldest first.
    pub batches: Vec<Batch>,
}

/// A service, as the public list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicService {
    /// The id; standing alone it is opened under this id.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// What comes out of it.
    pub result: String,
    /// The time limits.
    pub limit: PublicLimit,
    /// How one can have it done.
    pub handling: Handling,
    /// The ids of the bundles that it is in.
    pub bundles: Vec<String>,
}

/// The time limits of a service, as the public list shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicLimit {
    /// The statutory limit in working days.
    pub statutory: Days,
    /// The promised limit in working days.
    pub promised: Days,
    /// What is promised where another limit holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<PublicException>,
}

/// Another promise for some applications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicException {
    /// What it is called, e.g. 一般程序.
    pub label: String,
    /// The limit that is promised there, in working days.
    pub promised: Days,
}

/// How a service can be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// The ways (办理形式), in the order of [`HandlingWay::ALL`].
    pub ways: Vec<HandlingWay>,
    /// Who may use it from where (通办范围).
    pub coverage: Coverage,
    /// How often one has to come.
    pub visits: Visits,
}

impl Handling {
    /// Whether it can be done without going anywhere to hand something in.
    pub fn is_remote(&self) -> bool {
        let remote = |it: &HandlingWay| matches!(it, HandlingWay::Online | HandlingWay::Mobile);
        self.ways.iter().any(remote)
    }

    /// The trips that it takes at best.
    pub fn least_visits(&self) -> u8 {
        if self.is_remote() {
            self.visits.online.min(self.visits.window)
        } else {
            self.visits.window
        }
    }
}

/// A way to have a service done (办理形式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandlingWay {
    /// 网上.
    Online,
    /// 掌上: on a phone, with an application of the government's.
    Mobile,
    /// 窗口.
    Window,
    /// 自助: at a machine.
    Kiosk,
    /// 就近: at a village or neighbourhood point.
    Nearby,
    /// 帮办代办: somebody of the hall fills in and hands in.
    Helper,
    /// 上门: somebody comes to the home.
    HomeVisit,
    /// 邮寄: documents come and go by post.
    Post,
}

impl HandlingWay {
    /// All ways, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Online,
        Self::Mobile,
        Self::Window,
        Self::Kiosk,
        Self::Nearby,
        Self::Helper,
        Self::HomeVisit,
        Self::Post,
    ];
}

/// From where a service can be applied for (通办范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// 本区县: where the person, the company or the thing is registered.
    District,
    /// 全市通办.
    City,
    /// 全省通办.
    Province,
    /// 跨省通办.
    CrossProvince,
}

/// One published list of the State Council's, e.g. the first of 2024.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The id, e.g. `national-2024-1`.
    pub id: String,
    /// The name, e.g. 2024年第一批.
    pub name: String,
    /// `base` for the list of 2022, `yearly` for those that are counted together since 2024.
    pub series: String,
    /// The document that holds it, as far as it is known.
    pub document: String,
    /// When it was issued: a year, a month or a day, e.g. `2024-01`.
    pub issued: String,
    /// How many matters it has.
    pub count: u16,
    /// Where this was read.
    pub source: String,
    /// Whether the document was found in a public text.
    pub document_verified: bool,
    /// Whether the count was found in a public text.
    pub count_verified: bool,
    /// The matters whose names are known, verified or not; fewer than `count` where not all are.
    pub matters: Vec<Matter>,
}

/// A matter of a national list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its name, without 一件事.
    pub name: String,
    /// Whether the name was read in a public text.
    pub verified: bool,
    /// `citizen` or `company`.
    pub audience: String,
    /// The stage of life that it belongs to.
    pub stage: String,
    /// The ids of the bundles that cover it.
    pub bundles: Vec<String>,
}
