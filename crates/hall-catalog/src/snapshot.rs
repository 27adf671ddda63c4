//! The compiled catalogue as files for the app: an index, one file a bundle, the calendar.
//!
//! The files are named by their content, so that browsers may keep them forever; only `index.json` is
//! fetched anew. The same sources give the same bytes on every machine.
//!
//! One of the two places of this crate with side effects: [`Snapshot::write`] writes into a folder.

use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use chrono::NaiveDate;
use hall_core::catalog::{Bundle, CatalogEntry, CatalogIndex};
use hall_core::merge::{Figures, one_form};
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};
use sha2::{Digest, Sha256};

use crate::catalogue::{Catalogue, hex, json};

/// The files of a snapshot.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What `index.json` says.
    pub index: CatalogIndex,
    /// The files, `index.json` first.
    pub files: Vec<SnapshotFile>,
}

/// One file of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Snapshot {
    /// The files of a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut files = Vec::new();
        let mut entries = Vec::new();
        for bundle in catalogue.bundles() {
            let file = named(&bundle.id, json(bundle));
            entries.push(entry(bundle, file.name.clone()));
            files.push(file);
        }
        let calendar = named("calendar", json(catalogue.calendar()));
        let index = CatalogIndex {
            catalog: catalogue.id().to_owned(),
            bundles: entries,
            services: catalogue.services().to_vec(),
            calendar: calendar.name.clone(),
        };
        files.push(calendar);
        files.insert(
            0,
            SnapshotFile {
                name: "index.json".to_owned(),
                bytes: json(&index),
            },
        );
        Self { index, files }
    }

    /// Writes the files into a folder and removes those of an earlier snapshot. Files that are there
    /// already are left alone, so that a build tool sees no change where there is none.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        for file in &self.files {
            let path = folder.join(&file.name);
            if fs::read(&path).is_ok_and(|it| it == file.bytes) {
                continue;
            }
            fs::write(path, &file.bytes)?;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
            let known = name.is_some_and(|name| self.files.iter().any(|it| it.name == name));
            if !known && path.extension().is_some_and(|it| it == "json") {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// The size of all files in bytes.
    pub fn size(&self) -> usize {
        self.files.iter().map(|it| it.bytes.len()).sum()
    }
}

/// `newborn` and its content become `newborn.1a2b3c4d.json`.
fn named(id: &str, bytes: Vec<u8>) -> SnapshotFile {
    let hash = hex(&Sha256::digest(&bytes), 8);
    SnapshotFile {
        name: format!("{id}.{hash}.json"),
        bytes,
    }
}

fn entry(bundle: &Bundle, file: String) -> CatalogEntry {
    let figures = figures(bundle);
    let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let (fields, materials) = (&figures.fields, &figures.materials);
    CatalogEntry {
        id: bundle.id.clone(),
        name: bundle.name.clone(),
        summary: bundle.summary.clone(),
        audience: bundle.story.audience.clone(),
        stage: bundle.story.stage.clone(),
        keywords: bundle.story.keywords.clone(),
        services: bundle.services.iter().map(|it| it.id.clone()).collect(),
        file,
        days: (figures.working_days.separate, figures.working_days.together),
        materials: (small(materials.separate), small(materials.merged)),
        fields: (small(fields.separate), small(fields.merged)),
        figures: bundle.story.figures.clone(),
    }
}

/// What the bundle saves somebody who has answered nothing yet.
pub fn figures(bundle: &Bundle) -> Figures {
    // No figure depends on the day; a check needs one nevertheless.
    let check = Precheck::new(Arc::new(Plan::new(bundle.clone())), NaiveDate::default());
    one_form(&check, &Holdings::default()).figures
}
