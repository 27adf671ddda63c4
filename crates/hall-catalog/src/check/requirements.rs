//! The lists of materials: law, 主件 against 容缺, similar materials in a circle, empty letters.

use hall_core::catalog::MaterialIx;

use crate::fault::FaultLog;
use crate::library::Library;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (service, entry) in library.services.iter().zip(&library.sources.services) {
        let mut numbers: Vec<&str> = Vec::new();
        for (it, source) in service.requirements.iter().zip(&entry.requires) {
            let place = source.number.place;
            if it.basis.is_empty() {
                let what = format!("材料「{}」没有写依据", it.label);
                log.add(
                    place,
                    "requirement_without_basis",
                    what,
                    "加一行 basis: [法律 第几条]",
                );
            }
            if it.principal && it.deferrable {
                log.add(
                    place,
                    "principal_deferrable",
                    format!("「{}」是主件，又允许容缺", it.label),
                    "主件不能容缺：去掉 principal 或 deferrable",
                );
            }
            if numbers.contains(&it.number.as_str()) {
                let what = format!("材料序号「{}」写了两次", it.number);
                log.add(place, "number_twice", what, "按本事项的材料清单编号");
            }
            numbers.push(&it.number);
        }
    }
    similar(library, log);
    letters(library, log);
}

fn similar(library: &Library, log: &mut FaultLog) {
    for (position, entry) in library.sources.materials.iter().enumerate() {
        let mut at = MaterialIx::new(position);
        for _ in 0..=library.materials.len() {
            match library.materials.get(at.at()).and_then(|it| it.similar_to) {
                None => break,
                Some(next) if next.at() == position => {
                    let what = format!("材料「{}」绕一圈又和自己相近", entry.name.value);
                    log.add(
                        entry.id.place,
                        "similar_circle",
                        what,
                        "只让一种材料指向另一种",
                    );
                    break;
                }
                Some(next) => at = next,
            }
        }
    }
}

fn letters(library: &Library, log: &mut FaultLog) {
    for (letter, entry) in library.letters.iter().zip(&library.sources.letters) {
        if letter.tells.is_empty() || letter.commits.is_empty() {
            log.add(
                entry.id.place,
                "empty_letter",
                format!("承诺书「{}」没有写全告知和承诺", letter.title),
                "tells（告知）和 commits（承诺）都要写",
            );
        }
    }
}
