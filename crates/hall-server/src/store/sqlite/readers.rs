//! Connections that only read.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::settings;
use crate::store::{Result, StoreError};

/// How many questions are answered at once: more than cores, since a read may wait for the disk.
const READERS: usize = 4;

/// A few connections, lent one question at a time.
#[derive(Clone, Debug)]
pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    free: Arc<Semaphore>,
}

impl Readers {
    /// Opens the connections.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let idle: Result<Vec<_>> = (0..READERS)
            .map(|_| settings::connect_reader(path))
            .collect();
        Ok(Self {
            idle: Arc::new(Mutex::new(idle?)),
            free: Arc::new(Semaphore::new(READERS)),
        })
    }

    /// Answers one question from one moment's state of the database.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let permit = Arc::clone(&self.free)
            .acquire_owned()
            .await
            .map_err(|_| StoreError::Busy)?;
        let idle = Arc::clone(&self.idle);
        let answer = tokio::task::spawn_blocking(move || {
            let connection = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let connection = connection.ok_or(StoreError::Busy)?;
            let answer = one_moment(&connection, question);
            idle.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            drop(permit);
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
