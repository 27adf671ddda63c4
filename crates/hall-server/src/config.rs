//! What `hall serve` is told: by its arguments, and by the environment where a secret or a host decides.

mod outlets;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use hall_core::credential::Algorithm;

pub use outlets::OutletConfig;

/// What `hall serve` runs with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The database file.
    pub database: PathBuf,
    /// The folder of uploaded files.
    pub files: PathBuf,
    /// The folder of the keys that e-licences are signed with.
    pub keys: PathBuf,
    /// What new e-licences are signed with.
    pub signature: Signature,
    /// The built app, if it is there.
    pub dist: Option<PathBuf>,
    /// Whether browsers are to be rid of the service worker.
    pub without_worker: bool,
    /// Whether browsers reach the hall by https only.
    pub https: bool,
    /// Whether the browsers are terminals in a hall, on which nothing may be left behind.
    pub kiosk: bool,
    /// Who accepts.
    pub acceptance: Acceptance,
    /// How messages leave the hall.
    pub outlets: OutletConfig,
    /// What an empty database begins with.
    pub beginning: Beginning,
}

/// What an empty database begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing but the demo's accounts.
    #[default]
    Empty,
    /// The demo's sample cases.
    Samples,
}

/// Who accepts a submission that the pre-check accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Acceptance {
    /// 大厅自动受理
    #[default]
    Automatic,
    /// 综合窗口受理
    Desk,
}

/// What e-licences are signed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Signature {
    /// Ed25519
    #[default]
    Ed25519,
    /// 国密 SM2
    Sm2,
}

impl From<Signature> for Algorithm {
    fn from(signature: Signature) -> Self {
        match signature {
            Signature::Ed25519 => Self::EdDsa,
            Signature::Sm2 => Self::Sm2,
        }
    }
}

impl Config {
    /// Puts the arguments together.
    ///
    /// # Errors
    /// What is wrong with them, and how to mend it.
    pub fn new(
        listen: SocketAddr,
        data: &Path,
        database: Option<&str>,
        dist: Option<PathBuf>,
    ) -> Result<Self, String> {
        let database = Self::database_of(data, database)?;
        if let Some(dist) = dist.as_ref().filter(|dist| !dist.is_dir()) {
            return Err(format!(
                "--dist {} 不是文件夹。请先构建前端，或去掉 --dist",
                dist.display()
            ));
        }
        let dist = dist.or_else(|| Some(PathBuf::from("dist")).filter(|dist| dist.is_dir()));
        Ok(Self {
            listen,
            database,
            files: data.join("files"),
            keys: data.join("keys"),
            signature: Signature::default(),
            dist,
            without_worker: false,
            https: https(listen),
            kiosk: false,
            acceptance: Acceptance::default(),
            outlets: OutletConfig::from_env(listen)?,
            beginning: Beginning::default(),
        })
    }

    /// The database file that these arguments name.
    ///
    /// # Errors
    /// What is wrong with them, and how to mend it.
    pub fn database_of(data: &Path, database: Option<&str>) -> Result<PathBuf, String> {
        database.map_or_else(|| Ok(data.join("hall.db")), database_file)
    }
}

/// Only a person at this very machine may come by plain http. Anywhere else the hall stands behind a
/// proxy that speaks https, unless `HALL_HTTPS` says otherwise.
fn https(listen: SocketAddr) -> bool {
    match std::env::var("HALL_HTTPS").as_deref() {
        Ok("1" | "true") => true,
        Ok("0" | "false") => false,
        _ => !listen.ip().is_loopback(),
    }
}

fn database_file(url: &str) -> Result<PathBuf, String> {
    match url.split_once(':') {
        Some(("sqlite", path)) if !path.is_empty() => {
            Ok(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))
        }
        Some(("postgres" | "postgresql", _)) => Err(
            "这个版本还不支持 PostgreSQL。请用 --database sqlite:文件路径，或去掉 --database"
                .to_owned(),
        ),
        _ => Err(format!("看不懂 --database {url}。请写成 sqlite:文件路径")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_its_file() {
        assert_eq!(
            database_file("sqlite:hall.db").unwrap(),
            PathBuf::from("hall.db")
        );
        assert_eq!(
            database_file("sqlite:///var/hall.db").unwrap(),
            PathBuf::from("/var/hall.db")
        );
        for url in ["sqlite:", "hall.db", "postgres://hall", "mysql:x"] {
            assert!(database_file(url).is_err(), "{url}");
        }
    }
}
