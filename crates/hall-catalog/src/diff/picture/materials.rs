//! Materials, and which of them stand for one another.

use std::collections::BTreeSet;

use hall_core::catalog::{Bundle, FormKind, MaterialIx};
use hall_core::precheck::{MaterialState, Precheck};
use hall_core::words;

use super::{Picture, add};
use crate::diff::difference::{About, Aspect};

pub(super) fn draw(check: &Precheck, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    for state in check.materials() {
        let Some(material) = bundle.materials.get(state.material.at()) else {
            continue;
        };
        let ways: Vec<&str> = state.ways.iter().map(|it| words::way(*it)).collect();
        let sides = [
            (Aspect::Presence, need(state)),
            (Aspect::Kind, form(state)),
            (Aspect::Ways, ways.join("、")),
        ];
        add(picture, About::Material, &material.id, sides);
    }
}

fn need(state: &MaterialState) -> String {
    match (state.settled, state.maybe) {
        (Some(step), _) => format!("不用交，{}", words::step(step)),
        (None, true) => "视情况要交".to_owned(),
        (None, false) => "要交".to_owned(),
    }
}

fn form(state: &MaterialState) -> String {
    match state.form {
        FormKind::Electronic => "电子件".to_owned(),
        FormKind::Copy => format!("复印件 {} 份", state.copies),
        FormKind::Original => format!("原件 {} 份", state.copies),
    }
}

/// The material that stands for a family of similar ones. A chain longer than the list would be a
/// circle, which the check refuses.
pub(in crate::diff) fn family(bundle: &Bundle, material: MaterialIx) -> MaterialIx {
    let mut at = material;
    for _ in 0..bundle.materials.len() {
        match bundle.materials.get(at.at()).and_then(|it| it.similar_to) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The families that alternatives tie to that of a material.
pub(in crate::diff) fn families(bundle: &Bundle, material: MaterialIx) -> BTreeSet<MaterialIx> {
    let mut together = BTreeSet::from([family(bundle, material)]);
    loop {
        let n = together.len();
        for required in bundle.services.iter().flat_map(|it| &it.requirements) {
            let these: BTreeSet<MaterialIx> = required
                .any_of
                .iter()
                .map(|it| family(bundle, *it))
                .collect();
            if !these.is_disjoint(&together) {
                together.extend(these);
            }
        }
        if together.len() == n {
            return together;
        }
    }
}
