//! Fields: their keys, sections, groups and kinds.

use std::collections::BTreeMap;

use hall_core::catalog::{
    CodeTable, Department, Field, FieldIx, Kind, Licence, LicenceFace, Section, SectionIx,
};

use super::Library;
use super::context::{Context, words};
use super::kinds::{self, options};
use super::names::Names;
use crate::expression::FieldWord;
use crate::place::Text;
use crate::source::{ColumnEntry, FieldEntry, KindEntry, Sources};

/// A field of the sources: one of its own, or a column that is part of its table's shape.
pub(super) enum Origin<'a> {
    Own(&'a FieldEntry),
    Inline(&'a FieldEntry, &'a ColumnEntry),
}

impl Origin<'_> {
    pub(super) fn kind(&self) -> &KindEntry {
        match self {
            Self::Own(entry) => &entry.kind,
            Self::Inline(_, column) => &column.kind,
        }
    }

    fn key(&self) -> Text {
        match self {
            Self::Own(entry) => entry.key.clone(),
            Self::Inline(group, column) => {
                let value = format!("{}.{}", group.key.value, column.key.value);
                Text {
                    value,
                    ..column.key.clone()
                }
            }
        }
    }
}

/// The fields of the sources in order, tables with their own columns right behind them.
pub(super) fn origins(sources: &Sources) -> Vec<Origin<'_>> {
    let mut all = Vec::new();
    for entry in &sources.fields {
        all.push(Origin::Own(entry));
        if let KindEntry::Rows(rows) = &entry.kind {
            all.extend(
                rows.columns
                    .iter()
                    .map(|column| Origin::Inline(entry, column)),
            );
        }
    }
    all
}

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    short_lists(sources, library, context);
    let origins = origins(sources);
    let keys: Vec<Text> = origins.iter().map(Origin::key).collect();
    context.fields = Names::collect("字段", "fields/", &keys, context.log);
    let groups: BTreeMap<&str, FieldIx> = keys
        .iter()
        .zip(&origins)
        .enumerate()
        .filter(|(_, (_, origin))| matches!(origin.kind(), KindEntry::Rows(_)))
        .map(|(position, (key, _))| (key.as_str(), FieldIx::new(position)))
        .collect();
    for (origin, key) in origins.iter().zip(&keys) {
        let group = key
            .value
            .split_once('.')
            .and_then(|(subject, _)| groups.get(subject))
            .copied();
        let field = field(origin, key, group, library, context);
        library.field_places.push(key.place);
        library.fields.push(field);
    }
    add_columns(library);
    inherit_sections(library);
    kinds::link(&origins, library, context);
    for (position, key) in keys.iter().enumerate() {
        let Some(field) = library.fields.get(position) else {
            continue;
        };
        let sort = kinds::sort_of(&field.kind, &library.tables);
        let word = FieldWord {
            field: FieldIx::new(position),
            sort,
            group: field.group,
        };
        context.words.add_field(&key.value, word);
    }
}

fn short_lists(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    let department = |it: &crate::source::DepartmentEntry| Department {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        contact: words(it.contact.as_ref()),
    };
    library.departments = sources.departments.iter().map(department).collect();
    let section = |it: &crate::source::SubjectEntry| Section {
        id: it.id.value.clone(),
        title: it.title.value.clone(),
        hint: words(it.hint.as_ref()),
    };
    library.sections = sources.subjects.iter().map(section).collect();
    for it in &sources.licences {
        let face = |it: &crate::source::FaceEntry| LicenceFace {
            element: it.element.value.clone(),
            label: it.label.value.clone(),
        };
        library.licences.push(Licence {
            id: it.id.value.clone(),
            name: it.name.value.clone(),
            issuer: it.issuer.value.clone(),
            face: it.face.0.iter().map(face).collect(),
        });
    }
    for it in &sources.tables {
        let options = options(&it.options.0, context);
        library.tables.push(CodeTable {
            id: it.id.value.clone(),
            options,
        });
    }
    for register in &sources.registers {
        if let Some(department) = &register.department {
            context.departments.find(department, context.log);
        }
    }
}

fn field(
    origin: &Origin<'_>,
    key: &Text,
    group: Option<FieldIx>,
    library: &Library,
    context: &mut Context<'_>,
) -> Field {
    let subject = key.value.split('.').next().unwrap_or_default();
    let (label, hint, example, sensitive, section) = match origin {
        Origin::Own(it) => (
            &it.label,
            &it.hint,
            &it.example,
            it.sensitive,
            it.section.as_ref(),
        ),
        Origin::Inline(_, it) => (&it.label, &it.hint, &it.example, it.sensitive, None),
    };
    let named = Text {
        value: subject.to_owned(),
        ..key.clone()
    };
    // A column stands where its group stands.
    let section = match (section, group) {
        (_, Some(_)) => Some(0),
        (Some(section), None) => context.subjects.find(section, context.log),
        (None, None) => context.subjects.find(&named, context.log),
    };
    Field {
        key: key.value.clone(),
        label: label.value.clone(),
        hint: words(hint.as_ref()),
        example: words(example.as_ref()),
        kind: kinds::kind(origin.kind(), library, context),
        group,
        inline: matches!(origin, Origin::Inline(..)),
        sources: Vec::new(),
        derive: None,
        sensitive,
        section: SectionIx::new(section.unwrap_or_default()),
    }
}

/// Gives every repeating group its columns, in the order of the sources.
fn add_columns(library: &mut Library) {
    let members: Vec<(FieldIx, FieldIx)> = library
        .fields
        .iter()
        .enumerate()
        .filter_map(|(position, it)| Some((it.group?, FieldIx::new(position))))
        .collect();
    for (group, column) in members {
        if let Some(Field {
            kind: Kind::Rows { columns, .. },
            ..
        }) = library.fields.get_mut(group.at())
        {
            columns.push(column);
        }
    }
}

fn inherit_sections(library: &mut Library) {
    let sections: Vec<SectionIx> = library
        .fields
        .iter()
        .map(|it| {
            let group = it.group.and_then(|group| library.fields.get(group.at()));
            group.map_or(it.section, |group| group.section)
        })
        .collect();
    for (field, section) in library.fields.iter_mut().zip(sections) {
        field.section = section;
    }
}
