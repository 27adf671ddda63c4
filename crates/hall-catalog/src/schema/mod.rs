//! JSON Schemas of the sources, one for each sort of file, so that editors complete keys, explain them
//! and mark mistakes while an author types.
//!
//! What is read is said once, beside the reader ([`crate::yaml::Shape`]); here it gets its words for
//! people ([`keys`]), the few words that some keys take ([`choices`]), and the form of JSON Schema
//! ([`render`]).
//!
//! Design assumption: a schema knows what one file looks like. Names that stand in other files, types
//! of conditions and all that needs the whole catalogue is left to `hall catalog check`.

mod choices;
mod keys;
mod render;

use crate::calendar::YearEntry;
use crate::source::{
    BundleEntry, DepartmentEntry, FieldEntry, LetterEntry, LicenceEntry, LifeStageEntry, ListEntry,
    MaterialEntry, MessageEntry, QuestionEntry, RegisterEntry, ServiceEntry, StandardEntry,
    SubjectEntry, TableEntry,
};
use crate::yaml::{Read, Shape};

pub use keys::keys;

/// The schema of one sort of source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Its name, e.g. `service`.
    pub name: &'static str,
    /// The folder or file that holds this sort, e.g. `services`.
    pub part: &'static str,
    /// The JSON.
    pub text: String,
}

/// A sort of source file.
struct Sort {
    name: &'static str,
    part: &'static str,
    title: &'static str,
    shape: fn() -> Shape,
    /// Whether a file may hold a list of entries.
    lists: bool,
}

const fn sort(
    name: &'static str,
    part: &'static str,
    title: &'static str,
    shape: fn() -> Shape,
) -> Sort {
    Sort {
        name,
        part,
        title,
        shape,
        lists: true,
    }
}

const SORTS: [Sort; 16] = [
    sort("stages", "stages.yaml", "人生阶段", LifeStageEntry::shape),
    sort("list", "lists", "国家清单", ListEntry::shape),
    sort(
        "departments",
        "departments.yaml",
        "部门",
        DepartmentEntry::shape,
    ),
    sort("subjects", "subjects.yaml", "主体", SubjectEntry::shape),
    sort("licences", "licences.yaml", "电子证照", LicenceEntry::shape),
    sort(
        "registers",
        "registers.yaml",
        "数据源",
        RegisterEntry::shape,
    ),
    sort(
        "standards",
        "standards.yaml",
        "受理标准",
        StandardEntry::shape,
    ),
    sort("tables", "tables", "代码表", TableEntry::shape),
    sort("fields", "fields", "字段（数据元）", FieldEntry::shape),
    sort(
        "questions",
        "questions",
        "引导问题（情形引导）",
        QuestionEntry::shape,
    ),
    sort("materials", "materials", "材料", MaterialEntry::shape),
    sort("letters", "letters", "告知承诺书", LetterEntry::shape),
    sort("service", "services", "事项", ServiceEntry::shape),
    sort("bundle", "bundles", "一件事", BundleEntry::shape),
    sort("messages", "messages.yaml", "通知文字", MessageEntry::shape),
    Sort {
        lists: false,
        ..sort(
            "calendar",
            "calendar",
            "工作日历，一年一个文件",
            YearEntry::shape,
        )
    },
];

/// The schemas of all sorts of source file.
pub fn schemas() -> Vec<Schema> {
    let schema = |it: &Sort| Schema {
        name: it.name,
        part: it.part,
        text: render::file(it.title, &(it.shape)(), it.lists),
    };
    SORTS.iter().map(schema).collect()
}
