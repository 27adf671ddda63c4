//! What the check says, for people and for programs.

use std::fmt;

use hall_core::catalog::Days;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::fault::Fault;

/// The outcome of checking a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong, in the order of the files.
    pub findings: Vec<Fault>,
    /// The number of services.
    pub n_services: usize,
    /// The number of bundles.
    pub n_bundles: usize,
    /// The number of situations in all bundles; it sticks to the largest number.
    pub n_situations: u128,
    /// What was explored of each bundle.
    pub explored: Vec<Explored>,
}

/// What was explored of one bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// The bundle.
    pub bundle: String,
    /// The situations: different combinations of answers that somebody can reach.
    pub situations: u128,
    /// Walks that an option ends with a reason and an advice.
    pub stopped: u128,
    /// Why not all situations were looked at, if not all were.
    pub incomplete: Option<&'static str>,
    /// Fields on the one form.
    pub fields: Range<usize>,
    /// Materials on the one list.
    pub materials: Range<usize>,
    /// Working days until everything is handed over.
    pub working_days: Range<Days>,
}

/// The least and the most over all situations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Range<T> {
    /// The least.
    pub least: T,
    /// The most.
    pub most: T,
}

/// The largest number up to which every program reads a JSON number exactly: 2^53.
pub const EXACT_IN_JSON: u128 = 1 << 53;

impl Serialize for Explored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("Explored", 10)?;
        map.serialize_field("bundle", &self.bundle)?;
        for (key, exact_key, n) in [
            ("situations", "situations_exact", self.situations),
            ("stopped", "stopped_exact", self.stopped),
        ] {
            map.serialize_field(key, &in_json(n))?;
            // A larger number stands beside it as a text.
            if EXACT_IN_JSON < n {
                map.serialize_field(exact_key, &n.to_string())?;
            }
        }
        map.serialize_field("complete", &self.incomplete.is_none())?;
        if let Some(reason) = self.incomplete {
            map.serialize_field("not_complete", reason)?;
        }
        map.serialize_field("fields", &self.fields)?;
        map.serialize_field("materials", &self.materials)?;
        map.serialize_field("working_days", &self.working_days)?;
        map.end()
    }
}

/// The number as JSON can hold it exactly; a larger one sticks to 2^53.
pub fn in_json(n: u128) -> u64 {
    u64::try_from(n.min(EXACT_IN_JSON)).unwrap_or(u64::MAX)
}

impl CheckReport {
    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}\n")?;
        }
        for it in &self.explored {
            writeln!(f, "{it}")?;
        }
        write!(
            f,
            "{} 个事项，{} 个一件事，{} 种情形，{} 处问题",
            self.n_services,
            self.n_bundles,
            self.n_situations,
            self.findings.len()
        )
    }
}

impl fmt::Display for Explored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            bundle,
            situations,
            stopped,
            fields,
            materials,
            working_days,
            ..
        } = self;
        let how = match self.incomplete {
            None => "全部查过".to_owned(),
            Some(reason) => format!("没有查全：{reason}"),
        };
        write!(
            f,
            "{bundle}：{situations} 种情形（{how}），{stopped} 处止步；填写项 {fields}，材料 {materials} 份，{working_days} 个工作日"
        )
    }
}

impl<T: fmt::Display + PartialEq> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            write!(f, "{}", self.least)
        } else {
            write!(f, "{} 到 {}", self.least, self.most)
        }
    }
}
