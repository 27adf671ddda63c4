//! Connections that only read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::settings;
use crate::store::{Result, StoreError};

/// How many questions are answered at once: more than cores, since a read may wait for the disk.
const READERS: usize = 4;

/// A few connections, lent one question at a time. There are as many as were ever needed at once.
#[derive(Clone, Debug)]
pub(super) struct Readers {
    path: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
    turns: Arc<Semaphore>,
}

impl Readers {
    /// Opens the first connection, to know that it can be opened.
    pub(super) fn open(path: &Path) -> Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            idle: Arc::new(Mutex::new(vec![settings::connect_reader(path)?])),
            turns: Arc::new(Semaphore::new(READERS)),
        })
    }

    /// Answers what one look-up by its key answers, right here: that takes some microseconds, less
    /// than handing it to another thread.
    pub(super) fn look_up<T>(&self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let connection = idle.map_or_else(|| settings::connect_reader(&self.path), Ok)?;
        let answer = question(&connection);
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
        answer
    }

    /// Answers one question from one moment's state of the database.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| StoreError::Busy)?;
        let readers = self.clone();
        let answer = tokio::task::spawn_blocking(move || {
            let answer = readers.look_up(|connection| one_moment(connection, question));
            drop(turn);
            answer
        });
        answer
            .await
            .map_err(|error| StoreError::Broken(error.to_string()))?
    }
}

fn one_moment<T>(
    connection: &Connection,
    question: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let moment = connection.unchecked_transaction()?;
    let answer = question(connection)?;
    moment.finish()?;
    Ok(answer)
}
