//! The real program, started and killed.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long somebody waits at a closed door before knocking again.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where the hall listens now; it changes with every start.
#[derive(Debug)]
pub(crate) struct Door {
    at: Mutex<SocketAddr>,
    moved: Condvar,
}

impl Door {
    pub(crate) fn at(&self) -> SocketAddr {
        *self.at.lock().unwrap()
    }

    /// Waits until the hall is somewhere else than `at`, or patience ends.
    pub(crate) fn wait_for_another(&self, at: SocketAddr) {
        let now = self.at.lock().unwrap();
        drop(
            self.moved
                .wait_timeout_while(now, PATIENCE, |now| *now == at)
                .unwrap(),
        );
    }

    fn moves_to(&self, at: SocketAddr) {
        *self.at.lock().unwrap() = at;
        self.moved.notify_all();
    }
}

pub(crate) struct Server {
    data: PathBuf,
    settings: &'static [&'static str],
    child: Child,
    door: Arc<Door>,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        Self::with(data, &[])
    }

    pub(crate) fn with(data: &Path, settings: &'static [&'static str]) -> Self {
        let (child, at) = spawn(data, settings);
        let door = Door {
            at: Mutex::new(at),
            moved: Condvar::new(),
        };
        Self {
            data: data.to_owned(),
            settings,
            child,
            door: Arc::new(door),
        }
    }

    pub(crate) fn door(&self) -> Arc<Door> {
        Arc::clone(&self.door)
    }

    /// Kills the process with `SIGKILL`, starts another, and gives the time until it listened.
    pub(crate) fn kill_and_restart(&mut self) -> Duration {
        self.kill();
        let begun = Instant::now();
        self.start_again();
        begun.elapsed()
    }

    pub(crate) fn start_again(&mut self) {
        let (child, at) = spawn(&self.data, self.settings);
        self.child = child;
        self.door.moves_to(at);
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks the process to end, and gives its exit code.
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program and waits until it says where it listens.
fn spawn(data: &Path, settings: &[&str]) -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hall"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(settings)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).unwrap();
    let (_, at) = line
        .trim()
        .rsplit_once("http://")
        .unwrap_or_else(|| panic!("it said {line:?}"));
    (child, at.parse().unwrap())
}
