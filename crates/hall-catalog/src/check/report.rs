//! What the check says, for people and for programs.

use std::fmt;

use serde::Serialize;

use crate::fault::Fault;

/// The outcome of checking a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// What is wrong, in the order of the files.
    pub findings: Vec<Fault>,
    /// The number of services.
    pub n_services: usize,
    /// The number of bundles.
    pub n_bundles: usize,
    /// The number of situations explored in all bundles.
    pub n_situations: usize,
    /// What was explored of each bundle.
    pub explored: Vec<Explored>,
}

/// What was explored of one bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explored {
    /// The bundle.
    pub bundle: String,
    /// The situations looked at: different combinations of answers that somebody can reach.
    pub situations: usize,
    /// Walks that an option ends with a reason and an advice.
    pub stopped: usize,
    /// Whether these are all situations. If not, every choice of up to three answers that differ from
    /// the usual ones was looked at.
    pub complete: bool,
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
            let how = if it.complete {
                "全部"
            } else {
                "每三个问题的各种答案"
            };
            writeln!(
                f,
                "{}：走过 {} 种情形（{how}），{} 处止步",
                it.bundle, it.situations, it.stopped
            )?;
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
