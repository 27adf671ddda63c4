//! Files that come in pieces.
//!
//! The database promises how many bytes of such a file are on the disk, so a piece is written and flushed
//! first and promised after. What a crash leaves beyond the promise is written over by the next piece. The
//! complete file gets a second name in its place before it loses the one it grew under: a crash between the
//! two costs nobody a byte.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use tokio::sync::{Mutex, MutexGuard};

use super::Blobs;

/// The folder of what is not complete.
pub(super) const FOLDER: &str = "parts";

/// How many uploads can be written to at once. Two that share a turn only wait for each other.
const N_TURNS: usize = 16;

/// Who writes to which file now.
#[derive(Debug, Default)]
pub(super) struct Turns([Mutex<()>; N_TURNS]);

/// The disk has not kept what it promised, so nothing of this file can be built upon.
#[derive(Debug)]
pub struct PartLost;

impl Blobs {
    /// The turn to write to an upload: one at a time, or a slow piece could cut off a later one.
    pub async fn turn(&self, id: &str) -> Option<MutexGuard<'_, ()>> {
        let sum: usize = id.bytes().map(usize::from).sum();
        match self.turns.0.get(sum % N_TURNS) {
            Some(turn) => Some(turn.lock().await),
            None => None,
        }
    }

    /// Writes a piece at its place. When this returns well, it survives a power cut.
    ///
    /// # Errors
    /// The inner one when the disk is full or away, which may pass; [`PartLost`] when what came earlier is
    /// not there any more, or when a flush failed and nobody knows what is.
    pub async fn write_part(
        &self,
        id: &str,
        offset: u64,
        piece: Bytes,
    ) -> Result<io::Result<()>, PartLost> {
        let path = self.part(id);
        let folder = self.folder.join(FOLDER);
        let written = tokio::task::spawn_blocking(move || write(&path, &folder, offset, &piece));
        written.await.map_err(|_| PartLost)?
    }

    /// What has come so far, with whatever lies beyond the promise.
    pub async fn read_part(&self, id: &str) -> io::Result<Vec<u8>> {
        tokio::fs::read(self.part(id)).await
    }

    /// Puts a complete file in its place. When this returns, it survives a power cut there.
    pub async fn keep_part(&self, id: &str, sha256: &str) -> io::Result<()> {
        let (part, goal, root) = (self.part(id), self.place(sha256), self.folder.clone());
        let kept = tokio::task::spawn_blocking(move || keep(&part, &goal, &root));
        kept.await.map_err(io::Error::other)?
    }

    /// Forgets what has come.
    pub async fn forget_part(&self, id: &str) {
        // Nothing there any more is what we want; anything else is swept at the next start.
        let _ = tokio::fs::remove_file(self.part(id)).await;
    }

    /// Forgets every file of pieces that is not one of these uploads.
    pub async fn keep_only_parts(&self, ids: &[String]) -> io::Result<()> {
        let mut entries = tokio::fs::read_dir(self.folder.join(FOLDER)).await?;
        while let Some(entry) = entries.next_entry().await? {
            if !ids.iter().any(|id| entry.file_name() == id.as_str()) {
                tokio::fs::remove_file(entry.path()).await?;
            }
        }
        Ok(())
    }

    fn part(&self, id: &str) -> PathBuf {
        let name: String = id.chars().filter(char::is_ascii_hexdigit).collect();
        self.folder.join(FOLDER).join(name)
    }
}

fn write(
    path: &Path,
    folder: &Path,
    offset: u64,
    piece: &[u8],
) -> Result<io::Result<()>, PartLost> {
    let (mut file, is_new) = match OpenOptions::new().write(true).open(path) {
        Ok(file) => (file, false),
        Err(error) if error.kind() == ErrorKind::NotFound => match File::create_new(path) {
            Ok(file) => (file, true),
            Err(error) => return Ok(Err(error)),
        },
        Err(error) => return Ok(Err(error)),
    };
    let length = file.metadata().map_err(|_| PartLost)?.len();
    if length < offset {
        return Err(PartLost);
    }
    if let Err(error) = place(&mut file, offset, piece) {
        return Ok(Err(error));
    }
    // After a failed flush another one can report success for pages that were dropped.
    file.sync_all().map_err(|_| PartLost)?;
    if is_new {
        flush_folder(folder).map_err(|_| PartLost)?;
    }
    Ok(Ok(()))
}

fn place(file: &mut File, offset: u64, piece: &[u8]) -> io::Result<()> {
    file.set_len(offset)?;
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(piece)
}

fn keep(part: &Path, goal: &Path, root: &Path) -> io::Result<()> {
    let folder = goal.parent().unwrap_or(root);
    std::fs::create_dir_all(folder)?;
    match std::fs::hard_link(part, goal) {
        Ok(()) => {}
        // The same content came before, from this person or from another.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        // A file system without second names.
        Err(_) => std::fs::rename(part, goal)?,
    }
    flush_folder(folder)?;
    flush_folder(root)
}

fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
