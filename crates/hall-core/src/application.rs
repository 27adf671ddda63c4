//! 申请: the application file, which is also the portable draft.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::{Level, WayKind};
use crate::report::Finding;
use crate::value::Answer;

/// The largest application file that is read, in bytes. 2,000 rows of 20 columns stay well below it.
pub const MAX_BYTES: usize = 1 << 20;

/// An application, or the draft of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The bundle's id.
    pub bundle: String,
    /// The catalogue that it was made under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalog: Option<String>,
    /// Answers to the guiding questions.
    #[serde(default)]
    pub situation: BTreeMap<String, String>,
    /// Answers to the fields; a repeating group has a list of rows.
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
    /// The materials, each with the way in which it is provided.
    #[serde(default)]
    pub materials: Vec<Provided>,
    /// Fields whose answer was filled in from elsewhere and not yet confirmed, with its source.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prefilled: BTreeMap<String, String>,
    /// What the answers meant when the draft was saved, as rebasing writes it down: with it
    /// the draft opens safely under a later catalogue.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, String>,
    /// Who submitted it; the hall writes it from the session and never reads it from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_by: Option<String>,
}

/// One material as the applicant provides it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provided {
    /// The material's id.
    pub id: String,
    /// The way.
    pub way: WayKind,
    /// The files, for an upload.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// The e-licence's number on the shelf, for a licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The name that the commitment or deferral was signed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
}

/// A file by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRef {
    /// The name that it had.
    pub name: String,
    /// Its media type, as its content shows.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its content, in lower-case hexadecimal.
    pub sha256: String,
}

/// Reads an application file. Any byte string is either read or refused with a finding.
///
/// ```
/// use hall_core::application::parse;
///
/// let application = parse(br#"{"bundle": "newborn", "answers": {"mother.name": "Lin"}}"#).unwrap();
/// assert_eq!(application.bundle, "newborn");
///
/// let finding = parse(br#"{"bundle": "newborn", "answers"#).unwrap_err();
/// assert_eq!(finding.code, "unreadable_file");
/// ```
///
/// # Errors
/// `application_too_large`, or `unreadable_file` with the line and column and what was expected there.
pub fn parse(bytes: &[u8]) -> Result<Application, Box<Finding>> {
    let refuse = |code: &str, args: Vec<(&str, String)>| {
        Box::new(Finding {
            at: "application".to_owned(),
            code: code.to_owned(),
            level: Level::Error,
            services: Vec::new(),
            basis: Vec::new(),
            args: args
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        })
    };
    if MAX_BYTES < bytes.len() {
        return Err(refuse(
            "application_too_large",
            vec![("max_kib", (MAX_BYTES / 1024).to_string())],
        ));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        // The parser's own words can quote what was typed; only its place and kind go out.
        let kind = match error.classify() {
            serde_json::error::Category::Eof => "cut_short",
            serde_json::error::Category::Data => "wrong_shape",
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => "not_json",
        };
        let place = vec![
            ("kind", kind.to_owned()),
            ("line", error.line().to_string()),
            ("column", error.column().to_string()),
        ];
        refuse("unreadable_file", place)
    })
}
