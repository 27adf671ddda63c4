//! What can happen to an application.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Something that happened. When and by which account stands beside it in the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Event {
    /// It was received and split into lanes. Those that wait for nobody start at once.
    Received {
        /// The lanes, in the order in which they are shown.
        lanes: Vec<LaneOpened>,
    },
    /// A case can be worked on: what it waited for has its result.
    Started {
        /// The service.
        service: String,
    },
    /// A reviewer decided.
    Decided {
        /// The service.
        service: String,
        /// Whether it was approved.
        approved: bool,
        /// The reason.
        reason: String,
        /// The reviewer's name.
        by: String,
        /// Values that came with the result, by field key; later services see them.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        yields: BTreeMap<String, String>,
    },
    /// A case will never start, because what it waits for was refused.
    Cancelled {
        /// The service.
        service: String,
        /// The service that was refused.
        because: String,
    },
    /// The results were handed over together.
    Issued,
}

/// One lane, as it was opened. The dependencies stand here and not only in the catalogue, so that a
/// later catalogue cannot change what an old application waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneOpened {
    /// The service.
    pub service: String,
    /// The services of the same application whose result it waits for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
}
