//! Reading a container: whole, or what can be saved of it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::zip::{self, Contents, Entry};
use super::{Damage, MAX_BYTES, Refused, age, application};
use crate::application::{Application, FileRef};

/// What was in a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The application. It names only files that are here or could not be expected to be.
    pub application: Application,
    /// The contents of its files, by their SHA-256.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whole files that the application does not name, with the names that they have inside.
    pub strays: Vec<(String, Vec<u8>)>,
    /// Whether files can be inside at all; a bare application has none.
    pub is_container: bool,
    /// What is damaged.
    pub damages: Vec<Damage>,
}

/// Reads a sealed container, a container or a bare application. Any byte string is read or refused.
///
/// # Errors
/// Nothing of it can be read; the reason says what would help.
pub fn read(bytes: &[u8], passphrase: Option<&str>) -> Result<Opened, Refused> {
    if MAX_BYTES < bytes.len() {
        return Err(Refused::TooLarge);
    }
    if !age::is_sealed(bytes) {
        return unsealed(bytes);
    }
    let passphrase = passphrase.ok_or(Refused::NeedsPassphrase)?;
    let seal = age::unseal(bytes, passphrase)?;
    let mut opened = unsealed(&seal.content)?;
    if seal.n_damaged != 0 {
        let n_bytes = seal.n_damaged;
        opened.damages.insert(0, Damage::Seal { n_bytes });
    }
    Ok(opened)
}

fn unsealed(bytes: &[u8]) -> Result<Opened, Refused> {
    // An application is text, in which no entry of a ZIP can begin.
    if zip::looks_like(bytes) {
        return container(&zip::read(bytes));
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.trim_ascii_start().first() != Some(&b'{') {
        return Err(Refused::UnknownKind);
    }
    let saved = application::read(text).map_err(Refused::Unreadable)?;
    let damages = damages_of(&saved, true).into_iter().collect();
    Ok(Opened {
        application: saved.application,
        damages,
        ..Opened::default()
    })
}

fn container(contents: &Contents<'_>) -> Result<Opened, Refused> {
    let (inside, others): (Vec<_>, Vec<_>) = contents
        .entries
        .iter()
        .partition(|it| it.name == super::write::APPLICATION);
    let sound = inside.iter().find(|it| it.is_sound);
    let entry = sound.or_else(|| inside.first());
    let entry = entry.ok_or(Refused::NoApplication)?;
    let mut saved = application::read(&entry.content).map_err(Refused::Unreadable)?;
    let mut damages = Vec::new();
    if !contents.has_directory {
        damages.push(Damage::Directory);
    }
    damages.extend(damages_of(&saved, entry.is_sound));
    let mut found = by_content(&others);
    let files = files(&mut saved.application, &mut found, &mut damages);
    let strays: Vec<(String, Vec<u8>)> = found
        .into_values()
        .filter(|it| it.name != super::write::README)
        .map(|it| (it.name.clone(), it.content.to_vec()))
        .collect();
    if !strays.is_empty() {
        damages.push(Damage::Strays { n: strays.len() });
    }
    Ok(Opened {
        application: saved.application,
        files,
        strays,
        is_container: true,
        damages,
    })
}

fn damages_of(saved: &application::Saved, is_sound: bool) -> Option<Damage> {
    let n_lost = saved.n_lost;
    (!saved.is_whole || !is_sound).then_some(Damage::Application { n_lost })
}

/// The whole entries by the SHA-256 of their content.
fn by_content<'a>(entries: &[&'a Entry<'a>]) -> BTreeMap<String, &'a Entry<'a>> {
    entries
        .iter()
        .filter(|it| it.is_sound && !it.name.ends_with('/'))
        .map(|it| (sha256(&it.content), *it))
        .collect()
}

/// The contents of the files that the application names. Those that are not there are taken out of
/// the application, so that it promises nothing that it cannot keep.
fn files(
    application: &mut Application,
    found: &mut BTreeMap<String, &Entry<'_>>,
    damages: &mut Vec<Damage>,
) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for material in &mut application.materials {
        material.files.retain(|file| {
            if let Some(entry) = found.remove(&file.sha256) {
                files.insert(file.sha256.clone(), entry.content.to_vec());
            }
            let is_here = files.get(&file.sha256).is_some_and(|it| fits(file, it));
            if !is_here {
                let name = file.name.clone();
                damages.push(Damage::File { name });
            }
            is_here
        });
    }
    files
}

fn fits(file: &FileRef, content: &[u8]) -> bool {
    usize::try_from(file.size) == Ok(content.len())
}

fn sha256(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
