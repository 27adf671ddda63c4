//! All files of a catalogue, each read as what its folder says.

use super::{
    BundleEntry, DepartmentEntry, FieldEntry, LetterEntry, LicenceEntry, LifeStageEntry, ListEntry,
    MaterialEntry, MessageEntry, QuestionEntry, RegisterEntry, ServiceEntry, StandardEntry,
    SubjectEntry, TableEntry,
};
use crate::fault::FaultLog;
use crate::files::Files;
use crate::place::Place;
use crate::suggest;
use crate::yaml::{Node, NodeKind, Read, parse, read_list};

/// Everything that stands in the sources, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `stages.yaml`
    pub stages: Vec<LifeStageEntry>,
    /// `lists/`
    pub lists: Vec<ListEntry>,
    /// `departments.yaml`
    pub departments: Vec<DepartmentEntry>,
    /// `subjects.yaml`
    pub subjects: Vec<SubjectEntry>,
    /// `licences.yaml`
    pub licences: Vec<LicenceEntry>,
    /// `registers.yaml`
    pub registers: Vec<RegisterEntry>,
    /// `standards.yaml`
    pub standards: Vec<StandardEntry>,
    /// `tables/`
    pub tables: Vec<TableEntry>,
    /// `fields/`
    pub fields: Vec<FieldEntry>,
    /// `questions/`
    pub questions: Vec<QuestionEntry>,
    /// `materials/`
    pub materials: Vec<MaterialEntry>,
    /// `letters/`
    pub letters: Vec<LetterEntry>,
    /// `services/`
    pub services: Vec<ServiceEntry>,
    /// `bundles/`
    pub bundles: Vec<BundleEntry>,
    /// `messages.yaml`
    pub messages: Vec<MessageEntry>,
}

/// The folders and files that hold the sources.
pub const PARTS: [&str; 16] = [
    "stages.yaml",
    "lists",
    "departments.yaml",
    "subjects.yaml",
    "licences.yaml",
    "registers.yaml",
    "standards.yaml",
    "tables",
    "fields",
    "questions",
    "materials",
    "letters",
    "services",
    "bundles",
    "messages.yaml",
    "calendar",
];

/// Reads every file. What cannot be read is left out, and the log says why.
pub fn gather(files: &Files, log: &mut FaultLog) -> Sources {
    let mut sources = Sources::default();
    for (position, file) in files.iter().enumerate() {
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        let part = file.path.split('/').next().unwrap_or_default();
        if part == "calendar" {
            continue;
        }
        let place = Place {
            file: position,
            line: 1,
            column: 1,
            width: 1,
        };
        if !PARTS.contains(&part) {
            log.add(
                place,
                "unknown_file",
                format!("目录里没有「{part}」这一类文件"),
                suggest::mend(
                    part,
                    PARTS,
                    format!("放进这些地方之一：{}", PARTS.join("、")),
                ),
            );
        } else if let Some(node) = parse(position, &file.text, log) {
            sources.take(part, &node, log);
        }
    }
    sources
}

impl Sources {
    fn take(&mut self, part: &str, node: &Node, log: &mut FaultLog) {
        match part {
            "stages.yaml" => extend(&mut self.stages, node, log),
            "lists" => extend(&mut self.lists, node, log),
            "departments.yaml" => extend(&mut self.departments, node, log),
            "subjects.yaml" => extend(&mut self.subjects, node, log),
            "licences.yaml" => extend(&mut self.licences, node, log),
            "registers.yaml" => extend(&mut self.registers, node, log),
            "standards.yaml" => extend(&mut self.standards, node, log),
            "tables" => extend(&mut self.tables, node, log),
            "fields" => extend(&mut self.fields, node, log),
            "questions" => extend(&mut self.questions, node, log),
            "materials" => extend(&mut self.materials, node, log),
            "letters" => extend(&mut self.letters, node, log),
            "services" => extend(&mut self.services, node, log),
            "messages.yaml" => extend(&mut self.messages, node, log),
            _ => extend(&mut self.bundles, node, log),
        }
    }
}

/// A file holds one entry, or a list of entries.
fn extend<T: Read>(entries: &mut Vec<T>, node: &Node, log: &mut FaultLog) {
    match &node.kind {
        NodeKind::List(_) => entries.extend(read_list(node, log).unwrap_or_default()),
        _ => entries.extend(T::read(node, log)),
    }
}
