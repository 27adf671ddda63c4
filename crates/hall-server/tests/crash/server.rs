//! The real program, started and killed.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Where the hall listens now; it changes with every start.
pub(crate) type Address = Arc<Mutex<SocketAddr>>;

pub(crate) struct Server {
    data: PathBuf,
    child: Child,
    at: Address,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        let (child, at) = spawn(data);
        Self {
            data: data.to_owned(),
            child,
            at: Arc::new(Mutex::new(at)),
        }
    }

    pub(crate) fn address(&self) -> Address {
        Arc::clone(&self.at)
    }

    /// Kills the process with `SIGKILL`, starts another, and gives the time until it listened.
    pub(crate) fn kill_and_restart(&mut self) -> Duration {
        self.kill();
        let begun = Instant::now();
        self.start_again();
        begun.elapsed()
    }

    pub(crate) fn start_again(&mut self) {
        let (child, at) = spawn(&self.data);
        self.child = child;
        *self.at.lock().unwrap() = at;
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks the process to end, and gives its exit code.
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
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
fn spawn(data: &Path) -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hall"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
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
