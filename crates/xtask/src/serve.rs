//! `cargo xtask serve`: from a fresh checkout to a running hall.

use std::process::Command;

use crate::build;
use crate::console::heading;
use crate::failure::{Failure, Outcome};
use crate::setup;
use crate::workspace::Workspace;

/// What `hall serve` gets unless the caller says otherwise.
const DEFAULTS: [(&str, &str); 3] = [
    ("--listen", "127.0.0.1:8080"),
    ("--data", "hall-data"),
    ("--dist", "dist"),
];

/// Sets up, builds what changed, and becomes the server.
pub(crate) fn serve(workspace: &Workspace, options: &[String]) -> Outcome {
    let toolbox = setup::for_building(workspace)?;
    build::everything(workspace, &toolbox)?;
    heading("The hall");
    let hall = workspace.release_program("hall");
    let mut command = toolbox.command(&hall.to_string_lossy());
    command.arg("serve").args(with_defaults(options));
    Err(become_program(&mut command))
}

/// The options with the defaults for those that are not among them.
fn with_defaults(options: &[String]) -> Vec<String> {
    let given = |name: &str| {
        options
            .iter()
            .any(|it| it == name || it.starts_with(&format!("{name}=")))
    };
    let mut all: Vec<String> = options.to_vec();
    for (name, value) in DEFAULTS.into_iter().filter(|(name, _)| !given(name)) {
        all.extend([name.to_owned(), value.to_owned()]);
    }
    all
}

/// Replaces this process, so that ctrl-c and every other signal reach the server itself. Comes back
/// only if that fails.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Failure {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Failure::new(
        format!("the server cannot be started: {error}"),
        "run the command again.",
    )
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Failure {
    let what = match command.status() {
        Ok(status) => format!("the server ended: {status}."),
        Err(error) => format!("the server cannot be started: {error}"),
    };
    Failure::new(what, "read its lines above.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let all = options("--listen 127.0.0.1:8080 --data hall-data --dist dist");
        assert_eq!(with_defaults(&[]), all);
    }

    #[test]
    fn what_is_said_stays() {
        let all = options("--data /srv/hall --listen=0.0.0.0:80 --dist dist");
        assert_eq!(
            with_defaults(&options("--data /srv/hall --listen=0.0.0.0:80")),
            all
        );
    }
}
