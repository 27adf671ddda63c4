//! A new service with a field of its own.

use super::{Refusal, fill, id, pick};
use crate::files::{Files, SourceFile};
use crate::library::Library;

const SERVICE: &str = include_str!("service.yaml");
const FIELDS: &str = include_str!("fields.yaml");

/// The files of a new service: its form, rules and materials, and a field of its own.
///
/// # Errors
/// When the id is badly spelled or taken, or the catalogue cannot be read or lacks what every service
/// needs.
pub fn service(files: &Files, id: &str) -> Result<Vec<SourceFile>, Refusal> {
    let library = pick::library(files)?;
    id::check(id, &library)?;
    skeleton(&library, id)
}

/// The files of a new service in a catalogue that has been read.
pub(super) fn skeleton(library: &Library, id: &str) -> Result<Vec<SourceFile>, Refusal> {
    let (department, department_name) = pick::department(library, 0)?;
    let shared = pick::shared_field(library)?;
    let material = pick::material(library)?;
    let section = library.sections.get(shared.section.at());
    let subject = section.map_or("", |it| it.id.as_str());
    let code = id::underscored(id);
    let own = format!("{subject}.{code}_days");
    let values = [
        ("id", id),
        ("department", department),
        ("department_name", department_name),
        ("shared", &shared.key),
        ("shared_label", &shared.label),
        ("own", &own),
        ("code", &code),
        ("material", &material.id),
        ("material_name", &material.name),
        ("subject_title", section.map_or("", |it| it.title.as_str())),
    ];
    Ok(vec![
        SourceFile {
            path: format!("services/{id}.yaml"),
            text: fill(SERVICE, &values),
        },
        SourceFile {
            path: format!("fields/{id}.yaml"),
            text: fill(FIELDS, &values),
        },
    ])
}
