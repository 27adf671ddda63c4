//! What is wrong in the sources: where, what, and how to mend it.
//!
//! The readers are policy officers, so the words are Chinese and plain. Faults are collected and
//! reported all at once, in the order of the files.

use std::fmt;

use serde::Serialize;

use crate::files::Files;
use crate::place::Place;

/// Every sort of fault. Each has a case in this crate's `tests/bad`.
pub const CODES: &[&str] = &[
    "after_stranger",
    "asked_too_early",
    "asked_twice",
    "asks_nothing",
    "at_in_rows",
    "at_not_in_rows",
    "bad_code",
    "bad_example",
    "bad_gift",
    "bad_id",
    "bad_issued",
    "bad_stage",
    "certificate_by",
    "check_does_not_suit",
    "circle",
    "column_without_table",
    "computed_without_value",
    "condition",
    "dead_end",
    "does_not_wait",
    "duplicate_id",
    "duplicate_key",
    "duplicate_option",
    "duplicate_year",
    "each_not_rows",
    "empty_letter",
    "empty_range",
    "face_not_there",
    "idle_override",
    "idle_question",
    "impossible",
    "key_not_text",
    "kind_of_several",
    "matter_twice",
    "member_twice",
    "missing_key",
    "missing_topic",
    "never_asked",
    "never_excepted",
    "never_on",
    "never_required",
    "never_wanted",
    "no_basis",
    "no_end",
    "no_kind",
    "no_options",
    "no_services",
    "not_a_bool",
    "not_a_day_bound",
    "not_a_list",
    "not_a_map",
    "not_a_number",
    "not_a_whole_number",
    "not_asked",
    "not_days",
    "not_derivable",
    "not_marked_sensitive",
    "not_on_the_form",
    "not_text",
    "number_twice",
    "number_without_type",
    "principal_deferrable",
    "prior_not_yielded",
    "prior_stranger",
    "promise_above_law",
    "question_reads_field",
    "reads_unused",
    "requirement_without_basis",
    "rule_twice",
    "rule_without_basis",
    "rule_without_words",
    "sensitive_without_recipient",
    "several_documents",
    "similar_circle",
    "similar_to_itself",
    "table_without_columns",
    "title_tells",
    "too_many_decimals",
    "too_many_matters",
    "topic_twice",
    "twin_fields",
    "unknown_element",
    "unknown_file",
    "unknown_id",
    "unknown_key",
    "unknown_kind",
    "unknown_matter",
    "unknown_option",
    "unknown_placeholder",
    "unknown_source",
    "unknown_stage",
    "unknown_topic",
    "unknown_way",
    "unknown_word",
    "unmeetable",
    "unused_field",
    "unused_letter",
    "unused_material",
    "unused_question",
    "unused_standard",
    "unused_table",
    "use_without_basis",
    "use_without_purpose",
    "used_twice",
    "value_and_default",
    "value_without_computed",
    "waits_for_itself",
    "which_material",
    "yaml_feature",
    "yaml_syntax",
];

/// One fault in the sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file's path inside the catalogue's folder.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What sort of fault, as a stable code.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
    /// The line as it stands in the file, and under it carets that mark the place.
    pub snippet: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}:{}:{} {}",
            self.file, self.line, self.column, self.what
        )?;
        if !self.snippet.is_empty() {
            writeln!(f, "{}", self.snippet)?;
        }
        write!(f, "  怎么改：{}", self.mend)
    }
}

/// The faults that kept a catalogue from being built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}\n")?;
        }
        write!(f, "共 {} 处", self.0.len())
    }
}

impl std::error::Error for Faults {}

/// Collects faults while the sources are read.
#[derive(Debug, Default)]
pub struct FaultLog {
    entries: Vec<Entry>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    place: Place,
    code: &'static str,
    what: String,
    mend: String,
}

impl FaultLog {
    /// Notes a fault.
    pub fn add(
        &mut self,
        place: Place,
        code: &'static str,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) {
        debug_assert!(CODES.contains(&code), "{code} is missing in CODES");
        self.entries.push(Entry {
            place,
            code,
            what: what.into(),
            mend: mend.into(),
        });
    }

    /// Takes over what another log holds.
    pub fn append(&mut self, mut other: Self) {
        self.entries.append(&mut other.entries);
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The faults in the order of the files, each once.
    pub fn into_faults(mut self, files: &Files) -> Vec<Fault> {
        self.entries.sort();
        self.entries.dedup();
        self.entries
            .into_iter()
            .map(|it| it.into_fault(files))
            .collect()
    }
}

impl Entry {
    fn into_fault(self, files: &Files) -> Fault {
        let file = files.get(usize::from(self.place.file));
        let line = usize::try_from(self.place.line).unwrap_or(usize::MAX);
        let snippet = file
            .and_then(|it| it.text.lines().nth(line.saturating_sub(1)))
            .map(|text| snippet(text, self.place))
            .unwrap_or_default();
        Fault {
            file: file.map(|it| it.path.clone()).unwrap_or_default(),
            line: self.place.line,
            column: self.place.column,
            code: self.code,
            what: self.what,
            mend: self.mend,
            snippet,
        }
    }
}

/// The line with its number, and carets under the place.
fn snippet(text: &str, place: Place) -> String {
    let to_usize = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let before = to_usize(place.column.saturating_sub(1));
    let width_of = |part: String| part.chars().map(columns).sum::<usize>();
    let indent = width_of(text.chars().take(before).collect());
    let marked = width_of(
        text.chars()
            .skip(before)
            .take(to_usize(place.width))
            .collect::<String>(),
    );
    format!(
        "{:>5} | {}\n      | {}{}",
        place.line,
        text.trim_end(),
        " ".repeat(indent),
        "^".repeat(marked.max(1))
    )
}

/// How many columns a character takes on a terminal: Chinese ones take two.
fn columns(c: char) -> usize {
    match u32::from(c) {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_the_place_behind_chinese_text() {
        let place = Place {
            file: 0,
            line: 3,
            column: 8,
            width: 2,
        };
        let drawn = snippet("label: 姓名 x", place);
        assert_eq!(drawn, "    3 | label: 姓名 x\n      |        ^^^^");
    }
}
