//! What a skeleton borrows from the catalogue around it: a department, a shared field, a material.

use std::collections::BTreeMap;

use hall_core::catalog::{Field, FieldIx, Kind, Material, Source, Way};

use super::Refusal;
use crate::catalogue::read;
use crate::files::Files;
use crate::library::Library;

/// The catalogue, if it can be read.
pub(super) fn library(files: &Files) -> Result<Library, Refusal> {
    match read(files) {
        Ok((library, _)) => Ok(library),
        Err(faults) => Err(Refusal::new(
            format!("这个目录里还有 {} 处读不懂", faults.0.len()),
            "先跑 hall catalog check，照它说的改好，再来加新的",
        )),
    }
}

/// The field that most services share, of those that need no explanation: plain, asked of everybody,
/// neither sensitive nor worked out nor a column.
pub(super) fn shared_field(library: &Library) -> Result<&Field, Refusal> {
    let mut uses: BTreeMap<FieldIx, usize> = BTreeMap::new();
    for it in library.services.iter().flat_map(|it| &it.uses) {
        *uses.entry(it.field).or_default() += 1;
    }
    let times = |position: usize| uses.get(&FieldIx::new(position)).copied().unwrap_or(0);
    let plain = library.fields.iter().enumerate().filter(|(_, it)| {
        matches!(it.kind, Kind::Text { .. } | Kind::Checked(_))
            && it.group.is_none()
            && it.derive.is_none()
            && !it.sensitive
            && !it.sources.iter().any(|it| matches!(it, Source::Prior(_)))
    });
    // Of those used equally often the first one in the files, which is the more general one.
    let most = plain.max_by_key(|(position, _)| (times(*position), usize::MAX - position));
    most.map(|(_, it)| it)
        .ok_or_else(|| lacks("共用字段", "fields"))
}

/// The material that most services ask for, of those that everybody can provide.
pub(super) fn material(library: &Library) -> Result<&Material, Refusal> {
    let asked = |position: usize| {
        let requirements = library.services.iter().flat_map(|it| &it.requirements);
        requirements
            .filter(|it| it.any_of.iter().any(|it| it.at() == position))
            .count()
    };
    let open = |it: &Material| {
        let always = |way: &Way| match way {
            Way::Licence { when, .. } | Way::Register { when, .. } => when.is_always(),
            Way::Upload { .. } | Way::Generated { .. } | Way::ThirdParty { .. } => true,
        };
        !it.ways.is_empty() && it.ways.iter().all(always)
    };
    let most = library
        .materials
        .iter()
        .enumerate()
        .filter(|(_, it)| open(it))
        .max_by_key(|(position, _)| (asked(*position), usize::MAX - position));
    most.map(|(_, it)| it)
        .ok_or_else(|| lacks("材料", "materials"))
}

/// The department of a position, or the first one.
pub(super) fn department(library: &Library, position: usize) -> Result<(&str, &str), Refusal> {
    library
        .departments
        .get(position)
        .map(|it| (it.id.as_str(), it.name.as_str()))
        .ok_or_else(|| lacks("部门", "departments.yaml"))
}

fn lacks(what: &str, home: &str) -> Refusal {
    Refusal::new(
        format!("这个目录里还没有{what}（{home}）"),
        "先把随程序发布的 crates/hall-catalog/data 抄一份，在抄本里改",
    )
}
