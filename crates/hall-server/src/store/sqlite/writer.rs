//! The one thread that writes.
//!
//! A flush to disk costs milliseconds and carries as much as one gives it. So the thread takes what
//! has gathered while the last flush ran, up to [`GROUP`] acts, and commits them together: 3,453
//! submissions a second instead of 941 on the machine where this was tried. Each act runs inside its
//! own savepoint, so one that fails takes nothing of the others with it; nobody hears of success
//! before the commit is on the disk.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, ffi};
use tokio::sync::{mpsc, oneshot};
use tracing::error;

use crate::store::{Result, StoreError};

/// How many acts share one commit at most: enough to fill the time of a flush, few enough that the
/// last one does not wait long.
pub const GROUP: usize = 64;

/// How many acts may wait. Beyond it the hall says "busy, come back" instead of letting the queue,
/// and everybody's wait, grow without end.
const WAITING: usize = 4096;

/// The exit code after a failed flush: the log may or may not hold the last group, and only a fresh
/// start can tell.
const FLUSH_FAILED: i32 = 70;

/// Runs inside a savepoint and says whether to keep what it wrote, and whom to tell.
type Act = Box<dyn FnOnce(&Connection) -> (bool, Tell) + Send>;
/// Tells the caller how it ended.
type Tell = Box<dyn FnOnce(Result<()>) + Send>;

/// The way to the writing thread.
#[derive(Debug)]
pub(super) struct Writer {
    acts: Mutex<Option<mpsc::Sender<Act>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (sender, receiver) = mpsc::channel(WAITING);
        let thread = thread::Builder::new()
            .name("hall-writer".to_owned())
            .spawn(move || write_groups(&connection, receiver))
            .map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(Self {
            acts: Mutex::new(Some(sender)),
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Runs `act` on the writing thread. `Ok` means that it is on the disk.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let closed = || StoreError::Unavailable("the store is closed".to_owned());
        let (tell, told) = oneshot::channel();
        let act: Act = Box::new(move |connection| {
            let result = act(connection);
            let keep = result.is_ok();
            let tell: Tell = Box::new(move |committed| {
                // Nobody listens any more if the caller hung up; what was written stays written.
                let _ = tell.send(result.and_then(|value| committed.map(|()| value)));
            });
            (keep, tell)
        });
        let acts = self
            .acts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        acts.ok_or_else(closed)?
            .try_send(act)
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => StoreError::Busy,
                mpsc::error::TrySendError::Closed(_) => closed(),
            })?;
        told.await.map_err(|_| closed())?
    }

    /// Takes no more acts, and waits until those that were taken are on the disk.
    pub(super) async fn close(&self) {
        self.acts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

fn write_groups(connection: &Connection, mut acts: mpsc::Receiver<Act>) {
    while let Some(first) = acts.blocking_recv() {
        let mut group = vec![first];
        while group.len() < GROUP {
            match acts.try_recv() {
                Ok(act) => group.push(act),
                Err(_) => break,
            }
        }
        write_group(connection, group);
    }
}

fn write_group(connection: &Connection, group: Vec<Act>) {
    let mut tells = Vec::with_capacity(group.len());
    let mut committed = step(connection, "BEGIN IMMEDIATE");
    if committed.is_ok() {
        for act in group {
            match one(connection, act) {
                Ok(tell) => tells.push(tell),
                // The transaction itself is gone, for example because the disk is full. What is left
                // of the group must not run outside one.
                Err(error) => {
                    committed = Err(error);
                    break;
                }
            }
        }
        committed = committed.and_then(|()| step(connection, "COMMIT"));
        if let Err(error) = &committed {
            stop_if_a_flush_failed(error);
            let _ = step(connection, "ROLLBACK");
        }
    }
    // An act that never ran drops its channel, and its caller hears "closed".
    for tell in tells {
        tell(committed.as_ref().map_err(unavailable).copied());
    }
}

fn one(connection: &Connection, act: Act) -> rusqlite::Result<Tell> {
    step(connection, "SAVEPOINT one")?;
    let (keep, tell) = act(connection);
    if !keep {
        step(connection, "ROLLBACK TO one")?;
    }
    step(connection, "RELEASE one")?;
    Ok(tell)
}

fn step(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}

fn unavailable(error: &rusqlite::Error) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

// After a failed fsync nobody knows what the disk holds, and trying again can report success for
// pages that were dropped. So the process ends before it answers anybody, and recovery decides.
fn stop_if_a_flush_failed(error: &rusqlite::Error) {
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        return;
    };
    if matches!(
        failure.extended_code,
        ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC
    ) {
        error!(
            code = failure.extended_code,
            "a flush to disk failed; the hall stops"
        );
        std::process::exit(FLUSH_FAILED);
    }
}
