//! What nobody uses: it would be kept up for nothing, or a mention of it is missing.

use std::collections::BTreeSet;

use hall_core::catalog::{FieldIx, Kind, LetterIx, MaterialIx};

use super::reads::used;
use crate::fault::FaultLog;
use crate::library::Library;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    fields(library, log);
    materials(library, log);
    standards(library, log);
    others(library, log);
}

fn fields(library: &Library, log: &mut FaultLog) {
    let used: BTreeSet<usize> = library
        .services
        .iter()
        .flat_map(|it| used(library, it))
        .map(FieldIx::at)
        .collect();
    for (position, field) in library.fields.iter().enumerate() {
        if !used.contains(&position) && !field.inline {
            log.add(
                library
                    .field_places
                    .get(position)
                    .copied()
                    .unwrap_or_default(),
                "unused_field",
                format!("字段「{}」没有一个事项用", field.key),
                "在用它的事项里写上，或者删去",
            );
        }
    }
}

fn materials(library: &Library, log: &mut FaultLog) {
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for service in &library.services {
        used.extend(service.provides.iter().map(|it| it.at()));
        used.extend(
            service
                .requirements
                .iter()
                .flat_map(|it| &it.any_of)
                .map(|it| it.at()),
        );
    }
    used.extend(
        library
            .materials
            .iter()
            .filter_map(|it| it.similar_to)
            .map(MaterialIx::at),
    );
    for (position, entry) in library.sources.materials.iter().enumerate() {
        if !used.contains(&position) {
            let what = format!("材料「{}」没有一个事项要", entry.id.value);
            log.add(
                entry.id.place,
                "unused_material",
                what,
                "在要它的事项里写上，或者删去",
            );
        }
    }
}

fn standards(library: &Library, log: &mut FaultLog) {
    let sources = &library.sources;
    let named = sources.materials.iter().flat_map(|it| &it.standards);
    let named: BTreeSet<&str> = named.map(|it| it.value.as_str()).collect();
    let idle = sources.standards.iter();
    for entry in idle.filter(|it| !named.contains(it.id.value.as_str())) {
        log.add(
            entry.id.place,
            "unused_standard",
            format!("受理标准「{}」没有一种材料用", entry.id.value),
            "在用它的材料里写上，或者删去",
        );
    }
}

fn others(library: &Library, log: &mut FaultLog) {
    let asked: BTreeSet<usize> = library
        .bundles
        .iter()
        .flat_map(|it| &it.questions)
        .map(|it| it.at())
        .collect();
    for (position, entry) in library.sources.questions.iter().enumerate() {
        if !asked.contains(&position) {
            let what = format!("引导问题「{}」没有一个一件事问", entry.id.value);
            let mend = "写进一件事的 questions，或者删去";
            log.add(entry.id.place, "unused_question", what, mend);
        }
    }
    let letters: BTreeSet<usize> = library
        .services
        .iter()
        .flat_map(|it| &it.requirements)
        .filter_map(|it| it.commitment)
        .map(LetterIx::at)
        .collect();
    for (position, entry) in library.sources.letters.iter().enumerate() {
        if !letters.contains(&position) {
            let what = format!("承诺书「{}」没有一份材料用", entry.id.value);
            log.add(
                entry.id.place,
                "unused_letter",
                what,
                "在材料的 commitment 里写上，或者删去",
            );
        }
    }
    let tables: BTreeSet<usize> = library
        .fields
        .iter()
        .filter_map(|it| match it.kind {
            Kind::Code { table } => Some(usize::from(table)),
            _ => None,
        })
        .collect();
    for (position, entry) in library.sources.tables.iter().enumerate() {
        if !tables.contains(&position) {
            let what = format!("代码表「{}」没有一个字段用", entry.id.value);
            let mend = format!("写 kind: {{code: {}}}，或者删去", entry.id.value);
            log.add(entry.id.place, "unused_table", what, mend);
        }
    }
}
