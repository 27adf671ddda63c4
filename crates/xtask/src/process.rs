//! Running other programs so that the person watching always sees that something happens.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::console::{doing, spoken};
use crate::failure::{Failure, Outcome};

/// How often a long, quiet program is reported on.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(100);
/// How many of its last lines are shown when it fails.
const N_LAST_LINES: usize = 40;

/// What a program printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Finished {
    /// Whether it ended well.
    pub(crate) success: bool,
    /// What it printed, standard output and standard error together.
    pub(crate) text: String,
}

/// Runs a program and shows everything that it prints. Gives whether it ended well.
pub(crate) fn stream(command: &mut Command) -> Outcome<bool> {
    command
        .status()
        .map(|status| status.success())
        .map_err(|error| not_started(command, &error))
}

/// Runs a program, shows everything that it prints, and also returns it.
pub(crate) fn tee(command: &mut Command) -> Outcome<Finished> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let text = thread::scope(|scope| {
        let errors = scope.spawn(|| copy_lines(stderr, io::stderr()));
        let mut text = copy_lines(stdout, io::stdout());
        text.push_str(&errors.join().unwrap_or_default());
        text
    });
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok(Finished {
        success: status.success(),
        text,
    })
}

/// Runs a program without showing what it prints, and returns that; `None` if it cannot be started or
/// ends badly. What it says on standard error is lost unless the command lets it through.
pub(crate) fn capture(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program that prints much and takes long: its output goes to `log`, and every ten seconds the
/// last line of it is shown. If it fails, its last lines are shown, and it gives false. It is ended
/// when it takes longer than `limit`.
pub(crate) fn with_heartbeat(command: &mut Command, log: &Path, limit: Duration) -> Outcome<bool> {
    let output = open_log(log)?;
    let errors = output.try_clone().map_err(|error| no_log(log, &error))?;
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let status = wait(&mut child, log, limit).map_err(|error| not_started(command, &error))?;
    let success = status.is_some_and(|status| status.success());
    if !success {
        let ending = if status.is_some() {
            "failed"
        } else {
            "was ended because it took too long"
        };
        println!(
            "  ✗ {} {ending} after {}; its last lines:",
            name_of(command),
            spoken(started.elapsed())
        );
        for line in last_lines(log, N_LAST_LINES) {
            println!("      {line}");
        }
    }
    Ok(success)
}

/// Waits for `child`; `None` if it had to be ended.
fn wait(child: &mut Child, log: &Path, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    let mut next_beat = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if limit < started.elapsed() {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        if next_beat < started.elapsed() {
            let line = last_lines(log, 1).pop().unwrap_or_default();
            doing(&format!("{:>12}  {line}", spoken(started.elapsed())));
            next_beat += HEARTBEAT;
        }
        thread::sleep(GLANCE);
    }
}

fn open_log(log: &Path) -> Outcome<File> {
    let folder = log.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| File::create(log))
        .map_err(|error| no_log(log, &error))
}

fn no_log(log: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("the log {} cannot be written: {error}", log.display()),
        "make room on the disk, or make the folder writable.",
    )
}

fn not_started(command: &Command, error: &io::Error) -> Failure {
    let name = name_of(command);
    Failure::new(
        format!("{name} cannot be started: {error}"),
        format!("install {name} and put it on PATH."),
    )
}

fn name_of(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    name.to_string_lossy().into_owned()
}

fn last_lines(log: &Path, n: usize) -> Vec<String> {
    let text = fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let skipped = lines.len().saturating_sub(n);
    lines
        .into_iter()
        .skip(skipped)
        .map(|line| line.trim_end().chars().take(150).collect())
        .collect()
}

/// Copies what arrives line by line to `sink`, and returns it.
fn copy_lines(source: Option<impl Read>, mut sink: impl Write) -> String {
    let mut text = String::new();
    let Some(source) = source else { return text };
    let mut source = BufReader::new(source);
    let mut line = Vec::new();
    while source.read_until(b'\n', &mut line).is_ok_and(|n| 0 < n) {
        // A closed pipe on our side must not stop the program that we watch.
        let _closed = sink.write_all(&line).and_then(|()| sink.flush());
        text.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_prints_on_both_channels_is_returned() {
        let finished =
            tee(Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap();
        assert!(!finished.success);
        assert!(
            finished.text.contains("out\n") && finished.text.contains("err\n"),
            "{}",
            finished.text
        );
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let log = std::env::temp_dir().join(format!("hall-process-{}.log", std::process::id()));
        let limit = Duration::from_millis(150);
        assert!(!with_heartbeat(Command::new("sleep").arg("600"), &log, limit).unwrap());
        fs::remove_file(log).unwrap();
    }

    #[test]
    fn a_missing_program_says_that_it_has_to_be_installed() {
        let failure = stream(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(
            failure.to_string().contains("install no-such-program-here"),
            "{failure}"
        );
    }
}
