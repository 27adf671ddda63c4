//! Which catalogue a subcommand works on: the one that this program was built with, or a folder.

use std::path::{Path, PathBuf};

use hall_catalog::{Catalogue, Faults, Files};

use super::Complaint;

/// The folder of the catalogue's sources, if one was named.
#[derive(Debug)]
pub(super) struct Sources(pub(super) Option<PathBuf>);

impl Sources {
    /// The source files.
    pub(super) fn files(&self) -> Result<Files, Complaint> {
        let Some(folder) = &self.0 else {
            return Ok(Files::embedded());
        };
        let files = Files::open(folder).map_err(|error| {
            Complaint(format!(
                "不能读取事项目录 {}：{error}。要写放着 services、bundles 等的文件夹",
                folder.display()
            ))
        })?;
        if files.iter().next().is_none() {
            return Err(Complaint(format!(
                "{} 里没有 .yaml 文件。要写放着 services、bundles 等的文件夹",
                folder.display()
            )));
        }
        Ok(files)
    }

    /// The folder, for what is written into it.
    pub(super) fn folder(&self) -> Result<&Path, Complaint> {
        self.0.as_deref().ok_or_else(|| {
            Complaint(
                "要写进放着源文件的文件夹。请加上 --catalog 文件夹，例如 --catalog crates/hall-catalog/data"
                    .to_owned(),
            )
        })
    }

    /// The catalogue.
    pub(super) fn catalogue(&self) -> Result<Catalogue, Complaint> {
        Catalogue::load(&self.files()?).map_err(|faults| wrong(&faults))
    }
}

/// All that is wrong in the sources.
fn wrong(faults: &Faults) -> Complaint {
    Complaint(format!("事项目录有错：\n{faults}"))
}
