//! Keys under which only a few words may stand; the words are those that the loader looks them up in.

use hall_core::kind::ValueKind;

use crate::calendar::STATUSES;
use crate::library::bundles::{AUDIENCES, FIGURES, STEPS};
use crate::library::handling::{COVERAGES, WAYS};
use crate::library::lists::{SERIES, VERIFIED};
use crate::library::materials::MEDIA_TYPES;
use crate::library::requirements::FORMS;
use crate::library::rules::{AIMS, LEVELS};
use crate::library::uses::NEEDS;

/// The words that a key of an entry takes; `None` if it takes any text.
pub(super) fn of(entry: &str, key: &str) -> Option<Vec<&'static str>> {
    Some(match (entry, key) {
        ("UseEntry" | "ColumnEntry", "need") => names(&NEEDS),
        ("RuleEntry", "level") => names(&LEVELS),
        ("RuleEntry", "aim") => names(&AIMS),
        ("RequirementEntry", "form") => names(&FORMS),
        ("BundleEntry" | "LifeStageEntry" | "MatterEntry", "audience") => names(&AUDIENCES),
        ("BundleEntry", "figures") => names(&FIGURES),
        ("BundleEntry", "counted_after") => names(&STEPS),
        ("ServiceEntry", "handling") => names(&WAYS),
        ("ServiceEntry", "coverage") => names(&COVERAGES),
        ("ListEntry", "series") => names(&SERIES),
        ("ListEntry", "verified") => names(&VERIFIED),
        ("UploadEntry", "types") => names(&MEDIA_TYPES),
        ("YearEntry", "status") => names(&STATUSES),
        ("OptionEntry" | "Labelled", "check") => ValueKind::ALL.iter().map(|it| it.id()).collect(),
        _ => return None,
    })
}

fn names<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
