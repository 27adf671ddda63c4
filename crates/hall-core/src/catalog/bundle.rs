//! 一件事: services that a person experiences as one.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::field::{CodeTable, Field, Section};
use super::lists::{LifeStage, Listed};
use super::material::{Letter, Licence, Material, Step};
use super::question::Question;
use super::service::{Service, ServiceIx};
use crate::condition::Expr;

/// 一件事, with everything that its pages and rules need.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The id, e.g. `newborn`.
    pub id: String,
    /// The content address of the whole catalogue that it was built from.
    pub catalog: String,
    /// The official name, e.g. 新生儿出生一件事.
    pub name: String,
    /// What it is for the person, in one sentence.
    pub summary: String,
    /// The title of the one form.
    pub form_title: String,
    /// Who may use it and what to have at hand, told before the start.
    pub story: Story,
    /// The sections of the one form, in order.
    pub sections: Vec<Section>,
    /// The fields, each in its section.
    pub fields: Vec<Field>,
    /// Code tables that fields refer to.
    pub tables: Vec<CodeTable>,
    /// The guiding questions, in order.
    pub questions: Vec<Question>,
    /// The services.
    pub services: Vec<Service>,
    /// What the bundle adds to each service, in the same order.
    pub members: Vec<Member>,
    /// The departments.
    pub departments: Vec<Department>,
    /// The materials.
    pub materials: Vec<Material>,
    /// The commitment letters.
    pub letters: Vec<Letter>,
    /// The e-licences that fields and materials refer to.
    pub licences: Vec<Licence>,
    /// The laws that uses, rules and requirements cite by position.
    pub laws: Vec<String>,
    /// Days between the last decision and handing everything over together.
    pub issuing: Days,
    /// How many trips it takes now.
    pub visits: Visits,
    /// The step at which the public report counts its "after" figure of materials; what is settled
    /// up to and including it no longer stands in the list of materials.
    pub counted_after: Option<Step>,
}

/// What a person wants to know before starting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The stage of life or of a company that it belongs to, e.g. 出生.
    pub stage: String,
    /// `citizen` or `company`.
    pub audience: String,
    /// Who can apply.
    pub who: Vec<String>,
    /// What one gets.
    pub gets: Vec<String>,
    /// What to have at hand.
    pub bring: Vec<String>,
    /// Words that people search for.
    pub keywords: Vec<String>,
    /// The leading department.
    pub lead: String,
    /// Whether the figures are `reported` or a `sample` calculation.
    pub figures: String,
    /// The steps (环节) that a person went through, service by service; empty where nobody counted them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps_separate: Vec<String>,
    /// The steps that are left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps_together: Vec<String>,
    /// The fee, e.g. 不收费.
    pub fee: String,
    /// When and where to ask a person.
    pub help: String,
    /// The national list that it is on; `None` for one of the hall's own (地方特色).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Listed>,
}

/// What a bundle adds to a service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Whether it is on unless an answer switches it off.
    pub core: bool,
    /// When it is part of the application; unknown counts as `core`.
    #[serde(default = "always", skip_serializing_if = "Expr::is_always")]
    pub when: Expr,
    /// The services whose result it waits for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ServiceIx>,
    /// The working days that it took on its own.
    pub separate: Days,
    /// The trips that it took on its own.
    pub separate_visits: u8,
    /// Runs on a clock of its own (a benefit paid out later) and is not part of the bundle's promise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_clock: bool,
    /// 主件 of the bundle: when it fails, what waits for it is cancelled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub root: bool,
    /// The handling stages that the applicant sees on the lane.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
}

fn always() -> Expr {
    Expr::ALWAYS
}

/// One stage of handling, e.g. 审查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The name.
    pub name: String,
    /// Who acts.
    pub actor: String,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// The id, e.g. `human-resources`.
    pub id: String,
    /// The name, e.g. 人力资源和社会保障局.
    pub name: String,
    /// How to reach it, a telephone number or an office: whoever gives sensitive personal information is
    /// told who receives it (个人信息保护法 第23条).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
}

/// How many trips the bundle takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visits {
    /// When everything is done online and sent by post.
    pub online: u8,
    /// When the results are collected.
    pub window: u8,
}

/// Working days, in halves: the reports count 0.5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(u32);

impl Days {
    /// So many half days.
    pub const fn halves(n: u32) -> Self {
        Self(n)
    }

    /// So many whole days.
    pub const fn whole(n: u32) -> Self {
        Self(n.saturating_mul(2))
    }

    /// The number of half days.
    pub const fn in_halves(self) -> u32 {
        self.0
    }

    /// Whole days, a half counting as one: a deadline never falls at noon.
    pub const fn rounded_up(self) -> u32 {
        self.0.div_ceil(2)
    }

    /// The sum; it sticks to the largest number.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.0 / 2)
    }
}

impl Serialize for Days {
    // The only float in this crate, and no arithmetic is done with it: JSON has no other way to
    // write 11.5 as a number, and halves are exact.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(2) {
            serializer.serialize_u32(self.0 / 2)
        } else {
            #[expect(clippy::float_arithmetic, reason = "halves are exact in binary")]
            let days = f64::from(self.0) / 2.0;
            serializer.serialize_f64(days)
        }
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DaysVisitor;
        impl de::Visitor<'_> for DaysVisitor {
            type Value = Days;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of working days, whole or with a half, such as 1 or 0.5")
            }
            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Days, E> {
                u32::try_from(n)
                    .map(Days::whole)
                    .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(n), &self))
            }
            fn visit_i64<E: de::Error>(self, n: i64) -> Result<Days, E> {
                u32::try_from(n)
                    .map(Days::whole)
                    .map_err(|_| E::invalid_value(de::Unexpected::Signed(n), &self))
            }
            // Formatting a float takes 6 KB of the first page; doubling it, which is exact, takes none.
            #[expect(
                clippy::float_arithmetic,
                clippy::as_conversions,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "what the cast changes is refused"
            )]
            fn visit_f64<E: de::Error>(self, n: f64) -> Result<Days, E> {
                let doubled = n * 2.0;
                let halves = doubled as u32;
                if f64::from(halves).to_bits() == doubled.to_bits() {
                    Ok(Days(halves))
                } else {
                    Err(E::invalid_value(de::Unexpected::Float(n), &self))
                }
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Days, E> {
                let wrong = || E::invalid_value(de::Unexpected::Str(text), &self);
                let (whole, half) = match text.split_once('.') {
                    None => (text, 0),
                    Some((whole, "5")) => (whole, 1),
                    Some((whole, "0")) => (whole, 0),
                    Some(_) => return Err(wrong()),
                };
                let whole: u32 = whole.parse().map_err(|_| wrong())?;
                Ok(Days(whole.saturating_mul(2).saturating_add(half)))
            }
        }
        deserializer.deserialize_any(DaysVisitor)
    }
}

/// What the home page and the search need to know of the whole catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogIndex {
    /// The content address of the whole catalogue.
    pub catalog: String,
    /// The bundles.
    pub bundles: Vec<CatalogEntry>,
    /// The services. Each also stands alone: see [`CatalogIndex::file_alone`].
    pub services: Vec<ServiceEntry>,
    /// The stages of life, in their order: those of a person, then those of a company.
    pub stages: Vec<LifeStage>,
    /// The file that holds the public lists.
    pub public_lists: String,
    /// The file that holds the working-day calendar.
    pub calendar: String,
}

impl CatalogIndex {
    /// The file that holds a service as a bundle of its own.
    ///
    /// It is named by the catalogue and not by its own content, so that nobody has to make the files
    /// of all services to know their names. It is as lasting: a bundle's content names its catalogue.
    pub fn file_alone(&self, service: &str) -> String {
        let catalog = self.catalog.get(..8).unwrap_or(&self.catalog);
        format!("alone.{service}.{catalog}.json")
    }
}

/// A bundle, as the home page lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogEntry {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// `citizen` or `company`.
    pub audience: String,
    /// The stage of life.
    pub stage: String,
    /// Words that people search for.
    pub keywords: Vec<String>,
    /// The services in it.
    pub services: Vec<String>,
    /// The national list that it is on; `None` for one of the hall's own (地方特色).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Listed>,
    /// The file that holds its rules, named by its content.
    pub file: String,
    /// Days before and after.
    pub days: (Days, Days),
    /// Materials before and after.
    pub materials: (u16, u16),
    /// Fields before and after.
    pub fields: (u16, u16),
    /// Whether these figures are `reported` in public or a `sample` calculation.
    pub figures: String,
}

/// A service, as `hall catalog list` and the search show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceEntry {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// The statutory limit in working days.
    pub statutory: Days,
    /// The promised limit in working days.
    pub promised: Days,
}
