//! The command line of `cargo xtask`.

use crate::failure::{Failure, Outcome};

/// What is shown for `cargo xtask` alone.
pub(crate) const USAGE: &str = "cargo xtask TASK

  serve [OPTION…]  set up, build what changed, and run the hall; the options go to `hall serve`
  test [STAGE…]    set up, and run every test; with stages, only those (see `test --list`)
  setup [--tests]  install what building needs; with --tests also what testing needs
  build            build the catalogue's snapshot, the app and the server
  catalog          write the catalogue's snapshot for the app
  size             how large the built app is, raw and compressed
  bench            how fast the pre-check and the submissions are
  trunk ARGUMENT…  run trunk with the tools of `setup`, e.g. `cargo xtask trunk serve`";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Show how to use this.
    Usage,
    /// Set up, build, run the hall with these further arguments.
    Serve(Vec<String>),
    /// Run these stages, or all.
    Test(Vec<String>),
    /// Say which stages there are.
    ListStages,
    /// Install what building needs.
    SetUpForBuilding,
    /// Install what building and testing need.
    SetUpForTesting,
    /// Build everything.
    Build,
    /// Write the catalogue's snapshot.
    Catalog,
    /// Measure sizes.
    Size,
    /// Measure speed.
    Bench,
    /// Run trunk.
    Trunk(Vec<String>),
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Outcome<Task> {
    let mut arguments = arguments.into_iter();
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let alone = |task: Task| match rest.first() {
        None => Ok(task),
        Some(argument) => Err(wrong(&format!("`{argument}` is one argument too many."))),
    };
    match task.as_str() {
        "" | "help" | "-h" | "--help" => Ok(Task::Usage),
        "serve" => Ok(Task::Serve(rest)),
        "test" if rest == ["--list"] => Ok(Task::ListStages),
        "test" => Ok(Task::Test(rest)),
        "setup" if rest == ["--tests"] => Ok(Task::SetUpForTesting),
        "setup" => alone(Task::SetUpForBuilding),
        "build" => alone(Task::Build),
        "catalog" => alone(Task::Catalog),
        "size" => alone(Task::Size),
        "bench" => alone(Task::Bench),
        "trunk" => Ok(Task::Trunk(rest)),
        other => Err(wrong(&format!("there is no task `{other}`."))),
    }
}

fn wrong(what: &str) -> Failure {
    Failure::new(what, format!("choose a task.\n\n{USAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(words: &str) -> Outcome<Task> {
        parse(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_of_serve_go_on_to_the_server() {
        let task = parse_words("serve --listen 127.0.0.1:9000").unwrap();
        assert_eq!(
            task,
            Task::Serve(vec!["--listen".to_owned(), "127.0.0.1:9000".to_owned()])
        );
    }

    #[test]
    fn no_task_shows_how_to_use_it() {
        assert_eq!(parse_words("").unwrap(), Task::Usage);
    }

    #[test]
    fn an_unknown_task_is_refused_with_the_list_of_tasks() {
        let failure = parse_words("sevre").unwrap_err().to_string();
        assert!(
            failure.contains("`sevre`") && failure.contains("serve [OPTION…]"),
            "{failure}"
        );
    }

    #[test]
    fn a_task_without_arguments_refuses_them() {
        assert!(parse_words("build fast").is_err());
    }
}
