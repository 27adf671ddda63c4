//! `hall open`: a portable draft, unpacked into a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hall_core::application::Application;
use hall_core::portable::{Opened, file_name};
use hall_core::words;

use super::portable::{self, Passphrase};
use super::{Complaint, Outcome, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 从大厅导出的文件：.hall.zip、.hall.zip.age 或 .json
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 放进这个文件夹；没有就新建，有就必须是空的
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
}

/// Whether everything was whole.
pub(super) fn run(args: &Args) -> Outcome {
    let bytes = portable::bytes(&args.file)?;
    let opened = portable::open(&args.file, &bytes, &args.passphrase)?;
    let written = write(&args.to, &opened).map_err(|error| {
        Complaint(format!(
            "不能写进 {}：{error}。请写一个新的或空的文件夹",
            args.to.display()
        ))
    })?;
    for path in written {
        output::line(&path.display().to_string());
    }
    for damage in &opened.damages {
        let words = words::portable::damage(damage);
        output::complain(&portable::said(&words));
    }
    Ok(opened.damages.is_empty())
}

/// Writes everything under names of our own; what stands in the file leads nowhere.
fn write(folder: &Path, opened: &Opened) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::other("文件夹不是空的"));
    }
    let mut written = Vec::new();
    let mut put = |path: PathBuf, content: &[u8]| {
        fs::write(&path, content)?;
        written.push(path);
        io::Result::Ok(())
    };
    let text = serde_json::to_vec_pretty(&opened.application)?;
    put(folder.join("APPLICATION.json"), &text)?;
    if !opened.files.is_empty() {
        fs::create_dir_all(folder.join("files"))?;
    }
    for (sha256, content) in &opened.files {
        let name = file_name(sha256, name_of(&opened.application, sha256));
        put(folder.join("files").join(name), content)?;
    }
    if !opened.strays.is_empty() {
        fs::create_dir_all(folder.join("others"))?;
    }
    for (number, (name, content)) in (1..).zip(&opened.strays) {
        let name = file_name(&format!("{number:012}"), name);
        put(folder.join("others").join(name), content)?;
    }
    Ok(written)
}

fn name_of<'a>(application: &'a Application, sha256: &str) -> &'a str {
    application
        .materials
        .iter()
        .flat_map(|it| &it.files)
        .find(|it| it.sha256 == sha256)
        .map_or("", |it| it.name.as_str())
}
