//! What is provided for the materials.

use super::change::ChangeCode;
use super::meaning::Symbol;
use super::standing::{Moving, Standing};
use crate::application::Application;
use crate::catalog::{Bundle, Letter, Material, MaterialIx, Requirement, Way, WayKind};

impl Moving<'_> {
    /// Takes over what is provided.
    pub(super) fn materials(&mut self, application: &Application) {
        for entry in &application.materials {
            let (material, way) = (
                Symbol::Material(&entry.id),
                Symbol::Way(&entry.id, entry.way),
            );
            let (code, symbol) = match (self.standing(material), self.standing(way)) {
                (Standing::Gone, _) => (Some(ChangeCode::MaterialGone), material),
                (Standing::Changed { .. }, _) => (Some(ChangeCode::Renamed), material),
                (_, Standing::Gone) => (Some(ChangeCode::WayGone), way),
                (_, Standing::Changed { .. }) => (Some(ChangeCode::WayChanged), way),
                (Standing::Unverified, _) => (Some(ChangeCode::Unverified), material),
                (_, Standing::Unverified) => (Some(ChangeCode::Unverified), way),
                (Standing::Same, Standing::Same) => (None, material),
            };
            match code {
                Some(ChangeCode::Unverified) => {
                    self.doubt(&format!("material.{}", entry.id), symbol);
                }
                Some(code) => {
                    self.drop_material(code, symbol, entry);
                    continue;
                }
                None => {}
            }
            self.arrived.materials.push(entry.clone());
        }
    }
}

pub(super) fn material<'a>(bundle: &'a Bundle, id: &str) -> Option<&'a Material> {
    bundle.materials.iter().find(|it| it.id == id)
}

/// What a way of providing a material means; `None` if the material has no such way. For a commitment
/// it is the whole letter, because a signature stands under its text.
pub(super) fn way(bundle: &Bundle, id: &str, way: WayKind) -> Option<String> {
    let of_material = || ways(bundle, id).filter(|it| it.kind() == way).map(one_way);
    match way {
        WayKind::Commitment => together(letters(bundle, id).map(letter)),
        WayKind::Deferral => requirements(bundle, id)
            .any(|it| it.deferrable)
            .then(|| way.id().to_owned()),
        // Nobody provides what an earlier service yields.
        WayKind::PriorResult => None,
        _ => together(of_material()),
    }
}

fn together(lines: impl Iterator<Item = String>) -> Option<String> {
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines.dedup();
    (!lines.is_empty()).then(|| lines.join("; "))
}

fn one_way(way: &Way) -> String {
    match way {
        Way::Licence { licence, .. } => format!("licence {licence}"),
        Way::Register { register, .. } => format!("register {register}"),
        Way::ThirdParty { party, .. } => format!("third_party {party}"),
        Way::Upload { .. } | Way::Generated { .. } => way.kind().id().to_owned(),
    }
}

/// The ways of a material and of those that it is similar to: one of a family is provided as the one
/// that stands for all of them.
fn ways<'a>(bundle: &'a Bundle, id: &str) -> impl Iterator<Item = &'a Way> {
    let family = family_of(bundle, id);
    bundle
        .materials
        .iter()
        .enumerate()
        .filter(move |(at, _)| {
            family.is_some_and(|it| family_at(bundle, MaterialIx::new(*at)) == it)
        })
        .flat_map(|(_, it)| &it.ways)
}

/// The requirements that a material or a similar one meets.
fn requirements<'a>(bundle: &'a Bundle, id: &str) -> impl Iterator<Item = &'a Requirement> {
    let family = family_of(bundle, id);
    bundle
        .services
        .iter()
        .flat_map(|it| &it.requirements)
        .filter(move |it| {
            let same = |at: &MaterialIx| Some(family_at(bundle, *at)) == family;
            it.any_of.iter().any(same)
        })
}

fn letters<'a>(bundle: &'a Bundle, id: &str) -> impl Iterator<Item = &'a Letter> {
    requirements(bundle, id)
        .filter_map(|it| it.commitment)
        .filter_map(|at| bundle.letters.get(at.at()))
}

fn letter(letter: &Letter) -> String {
    let text: Vec<&str> = [&letter.title, &letter.consequence]
        .into_iter()
        .chain(&letter.tells)
        .chain(&letter.commits)
        .map(String::as_str)
        .collect();
    format!("{} {:016x}", letter.title, fingerprint(&text.join("\n")))
}

/// FNV-1a: it tells two texts apart, and proves nothing. A letter is too long to stand in every draft.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn family_of(bundle: &Bundle, id: &str) -> Option<MaterialIx> {
    let at = bundle.materials.iter().position(|it| it.id == id)?;
    Some(family_at(bundle, MaterialIx::new(at)))
}

/// The material that stands for a family of similar ones. A chain longer than the list would be a
/// circle, which the catalogue's check refuses.
fn family_at(bundle: &Bundle, material: MaterialIx) -> MaterialIx {
    let similar = |at: MaterialIx| bundle.materials.get(at.at()).and_then(|it| it.similar_to);
    let mut at = material;
    for _ in 0..bundle.materials.len() {
        match similar(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
