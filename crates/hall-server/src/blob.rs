//! Uploaded content, in a folder, named by its SHA-256.
//!
//! A file is written beside its place, flushed, renamed, and then the folder is flushed; only after
//! that may a row in the database name it. So no row ever points to a file that a power cut took, and
//! what a crash leaves behind is at most an unnamed file, swept at the next start. A file that comes in
//! pieces grows beside the others in the same order ([`parts`]).

mod parts;

use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use sha2::{Digest, Sha256};
use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::random::{Random, hex};

pub use parts::PartLost;
use parts::Turns;

/// The folder of files.
#[derive(Debug)]
pub struct Blobs {
    folder: PathBuf,
    turns: Turns,
}

/// Content on its way in. Dropped before it is kept, for example because the sender went away, it
/// leaves nothing behind.
#[derive(Debug)]
pub struct Incoming {
    file: fs::File,
    path: PathBuf,
    hash: Sha256,
    size: u64,
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Nothing there any more is what we want; anything else is swept at the next start.
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Blobs {
    /// Opens the folder, makes it if need be, and sweeps what a crash left half-written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let incoming = folder.join("incoming");
        if incoming.exists() {
            std::fs::remove_dir_all(&incoming)?;
        }
        std::fs::create_dir_all(&incoming)?;
        std::fs::create_dir_all(folder.join(parts::FOLDER))?;
        Ok(Self {
            folder: folder.to_owned(),
            turns: Turns::default(),
        })
    }

    /// Begins to take content in.
    pub async fn begin(&self, random: &dyn Random) -> io::Result<Incoming> {
        let path = self.folder.join("incoming").join(hex(&random.bits()));
        let file = fs::File::create(&path).await?;
        Ok(Incoming {
            file,
            path,
            hash: Sha256::new(),
            size: 0,
        })
    }

    /// Keeps what came in and gives its SHA-256. When this returns, the content survives a power cut.
    pub async fn keep(&self, incoming: Incoming) -> io::Result<String> {
        incoming.file.sync_all().await?;
        let sha256 = hex(&incoming.hash.clone().finalize());
        let goal = self.place(&sha256);
        if let Some(folder) = goal.parent() {
            fs::create_dir_all(folder).await?;
            fs::rename(&incoming.path, &goal).await?;
            // The file's own folder holds its name; the folder above holds the name of that folder.
            for folder in [folder, self.folder.as_path()] {
                fs::File::open(folder).await?.sync_all().await?;
            }
        }
        Ok(sha256)
    }

    /// Reads content back; `None` if it is not there.
    pub async fn read(&self, sha256: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.place(sha256)).await {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the content is there.
    pub fn has(&self, sha256: &str) -> bool {
        self.place(sha256).is_file()
    }

    // Whatever the name holds, the place is inside the folder: only hexadecimal digits are used.
    fn place(&self, sha256: &str) -> PathBuf {
        let name: String = sha256.chars().filter(char::is_ascii_hexdigit).collect();
        let first_two: String = name.chars().take(2).collect();
        self.folder.join(first_two).join(name)
    }
}

impl Incoming {
    /// Takes the next piece in.
    pub async fn write(&mut self, piece: &Bytes) -> io::Result<()> {
        self.hash.update(piece);
        self.size = self
            .size
            .saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        self.file.write_all(piece).await
    }

    /// Ends taking in: everything can be read back by [`Incoming::content`], though it may not be on
    /// the disk yet.
    pub async fn finish(&mut self) -> io::Result<()> {
        self.file.flush().await
    }

    /// Reads back what came in so far.
    pub async fn content(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.path).await
    }

    /// How many bytes came in so far.
    pub const fn size(&self) -> u64 {
        self.size
    }
}
