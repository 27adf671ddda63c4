//! `hall catalog page`: a printable page of a bundle, for sign-off by a lawyer.

use std::fs;
use std::path::{Path, PathBuf};

use hall_catalog::{Catalogue, check, page};

use super::{Complaint, Outcome, Sources, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 一件事的编号，也可以是单个事项的
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    bundle: Option<String>,
    /// 每个一件事一页，写进 --out 的文件夹
    #[arg(long, requires = "out")]
    all: bool,
    /// 写成这个文件（--all 时是文件夹）；不写就打印出来
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let catalogue = sources.catalogue()?;
    let report = check(&sources.files()?);
    let made = |id: &str| page(&catalogue, &report, id);
    let Some(id) = &args.bundle else {
        let folder = args.out.as_deref().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))?;
        for bundle in catalogue.bundles() {
            let text = made(&bundle.id).unwrap_or_default();
            write(&folder.join(format!("{}.html", bundle.id)), &text)?;
        }
        return Ok(true);
    };
    let text = made(id).ok_or_else(|| unknown(&catalogue))?;
    match &args.out {
        Some(path) => write(path, &text)?,
        None => output::line(&text),
    }
    Ok(true)
}

fn write(path: &Path, text: &str) -> Result<(), Complaint> {
    fs::write(path, text).map_err(|error| cannot(path, &error))?;
    output::line(&format!("写好了 {}", path.display()));
    Ok(())
}

fn cannot(path: &Path, error: &std::io::Error) -> Complaint {
    Complaint(format!("不能写 {}：{error}", path.display()))
}

fn unknown(catalogue: &Catalogue) -> Complaint {
    let bundles = catalogue.bundles().iter();
    let known: Vec<&str> = bundles.map(|it| it.id.as_str()).collect();
    Complaint(format!(
        "没有这个一件事，也没有这个事项。可用的编号：{}",
        known.join("、")
    ))
}
