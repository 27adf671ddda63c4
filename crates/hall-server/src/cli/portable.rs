//! Portable drafts on the command line: reading one, and where its passphrase comes from.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use hall_core::application::Application;
use hall_core::portable::{self, Damage, MAX_BYTES, Opened, Refused};
use hall_core::words::{self, Words};

use super::Complaint;

/// Where the passphrase of a sealed draft comes from. It is no argument: others on the machine can
/// read those.
#[derive(Debug, clap::Args)]
pub(super) struct Passphrase {
    /// 口令写在这个文件的第一行；不写就在终端里问
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Passphrase {
    fn get(&self) -> Result<String, Complaint> {
        let Some(path) = &self.passphrase_file else {
            if !io::stdin().is_terminal() {
                return Err(Complaint(
                    "这份文件设了口令。请在终端里运行，或用 --passphrase-file 写出放口令的文件"
                        .to_owned(),
                ));
            }
            return rpassword::prompt_password("口令（输入时不显示）：")
                .map_err(|error| Complaint(format!("不能读取口令：{error}")));
        };
        let text = fs::read_to_string(path).map_err(|error| cannot(path, &error))?;
        Ok(text.lines().next().unwrap_or_default().to_owned())
    }
}

/// A file's content. Never more than the largest draft is taken into memory.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Complaint> {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| cannot(path, &error))?;
    Ok(bytes)
}

/// Whether it is packed or sealed, and no bare application.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    portable::is_sealed(bytes) || bytes.starts_with(b"PK")
}

/// Opens a draft, asking for its passphrase only if it has one. On the terminal a wrong one can be
/// mended.
pub(super) fn open(
    path: &Path,
    bytes: &[u8],
    passphrase: &Passphrase,
) -> Result<Opened, Complaint> {
    if !portable::is_sealed(bytes) {
        return portable::read(bytes, None).map_err(|why| refused(path, &why));
    }
    loop {
        match portable::read(bytes, Some(&passphrase.get()?)) {
            Err(Refused::WrongPassphrase) if passphrase.passphrase_file.is_none() => {
                super::output::complain(&said(&words::portable::refused(
                    &Refused::WrongPassphrase,
                )));
            }
            other => return other.map_err(|why| refused(path, &why)),
        }
    }
}

/// The application of a draft that is whole. A verdict on half of one would mislead.
pub(super) fn whole(
    path: &Path,
    bytes: &[u8],
    passphrase: &Passphrase,
) -> Result<Application, Complaint> {
    let opened = open(path, bytes, passphrase)?;
    let Some(first) = opened.damages.iter().find(|it| is_loss(it)) else {
        return Ok(opened.application);
    };
    Err(Complaint(format!(
        "{}：{}。先用 hall open 取出读得出来的部分",
        path.display(),
        words::portable::damage(first).what
    )))
}

/// Whether something is missing or changed. Files too many lose nothing.
fn is_loss(damage: &Damage) -> bool {
    !matches!(damage, Damage::Strays { .. })
}

fn refused(path: &Path, why: &Refused) -> Complaint {
    let words = words::portable::refused(why);
    Complaint(format!("{}：{}", path.display(), said(&words)))
}

/// What is wrong and how to mend it, on one line.
pub(super) fn said(words: &Words) -> String {
    if words.mend.is_empty() {
        words.what.clone()
    } else {
        format!("{}。{}", words.what, words.mend)
    }
}

fn cannot(path: &Path, error: &io::Error) -> Complaint {
    Complaint(format!("不能读取 {}:{error}", path.display()))
}
