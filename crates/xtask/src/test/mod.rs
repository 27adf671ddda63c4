//! `cargo xtask test`: everything that must hold before a change lands.
//!
//! The stages run one after the other, cheap ones first; each goes on when an earlier one failed, so
//! that one run says all that is wrong. What is compiled is shared: lints, native tests and the server that
//! the browser journeys speak to use the dev profile; the pages that they walk are those of the release.

mod browser;
mod checks;
mod native;
mod stage;
mod tally;

use std::time::Instant;

use crate::console::{doing, heading, spoken};
use crate::failure::{Failure, Outcome};
use crate::setup;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;
use stage::{Need, Ran, Setting, Stage};
use tally::Tally;

pub(crate) use browser::with_browser;

const STAGES: [Stage; 8] = [
    Stage {
        name: "format",
        what: "the formatting of all Rust code",
        need: Need::Cargo,
        run: checks::format,
    },
    Stage {
        name: "lints",
        what: "clippy with the workspace's lints",
        need: Need::Cargo,
        run: checks::lints,
    },
    Stage {
        name: "native",
        what: "native tests: units, laws, architecture, server, command line",
        need: Need::Cargo,
        run: native::tests,
    },
    Stage {
        name: "doc",
        what: "the examples in the documentation",
        need: Need::Cargo,
        run: native::examples,
    },
    Stage {
        name: "wasm-lints",
        what: "clippy for WebAssembly",
        need: Need::Building,
        run: checks::wasm_lints,
    },
    Stage {
        name: "wasm",
        what: "tests in WebAssembly in a headless browser",
        need: Need::Browser,
        run: browser::wasm_tests,
    },
    Stage {
        name: "build",
        what: "the pages as they are served, and their size",
        need: Need::Building,
        run: checks::build,
    },
    Stage {
        name: "journeys",
        what: "journeys in a real browser against the real server",
        need: Need::Browser,
        run: browser::journeys,
    },
];

/// Prints the stages.
pub(crate) fn list() {
    for stage in &STAGES {
        println!("  {:<11} {}", stage.name, stage.what);
    }
}

/// Runs the stages with these names, or all.
pub(crate) fn run(workspace: &Workspace, names: &[String]) -> Outcome {
    let started = Instant::now();
    let stages = choose(names)?;
    let need = stages
        .iter()
        .map(|stage| stage.need)
        .max()
        .unwrap_or(Need::Cargo);
    let (toolbox, browser) = match need {
        Need::Cargo => (Toolbox::new(workspace.root()), None),
        Need::Building => (setup::for_building(workspace)?, None),
        Need::Browser => {
            let (toolbox, browser) = setup::for_testing(workspace)?;
            (toolbox, Some(browser))
        }
    };
    let set_up = started.elapsed();
    let setting = Setting {
        workspace,
        toolbox: &toolbox,
        browser: browser.as_ref(),
    };
    let ran: Vec<Ran> = stages
        .iter()
        .map(|stage| run_stage(stage, &setting))
        .collect();
    heading("Result");
    println!("    {:<11} {:>12}", "set-up", spoken(set_up));
    report(&ran, started)
}

fn choose(names: &[String]) -> Outcome<Vec<&'static Stage>> {
    if let Some(name) = names
        .iter()
        .find(|name| STAGES.iter().all(|stage| stage.name != **name))
    {
        let all: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(Failure::new(
            format!("there is no stage `{name}`."),
            format!("choose from: {}", all.join(" ")),
        ));
    }
    Ok(STAGES
        .iter()
        .filter(|stage| names.is_empty() || names.iter().any(|it| it == stage.name))
        .collect())
}

fn run_stage(stage: &Stage, setting: &Setting<'_>) -> Ran {
    heading(&format!("{}: {}", stage.name, stage.what));
    let started = Instant::now();
    let outcome = (stage.run)(setting);
    let ran = Ran::new(stage.name, started.elapsed(), outcome);
    doing(&format!("{} took {}", stage.name, spoken(ran.duration)));
    ran
}

fn report(ran: &[Ran], started: Instant) -> Outcome {
    let mut total = Tally::default();
    for it in ran {
        let mark = if it.tally.failed == 0 { '✓' } else { '✗' };
        let tests = match it.tally {
            Tally {
                passed: 0,
                failed: 0,
            } => String::new(),
            Tally { passed, failed } => format!("{passed} passed, {failed} failed"),
        };
        println!(
            "  {mark} {:<11} {:>12}   {tests}",
            it.name,
            spoken(it.duration)
        );
        if let Some(remark) = &it.remark {
            println!("      {}", remark.replace('\n', "\n      "));
        }
        total += it.tally;
    }
    println!("    {:<11} {:>12}\n", "together", spoken(started.elapsed()));
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        return Ok(());
    }
    let bad: Vec<&str> = ran
        .iter()
        .filter(|it| 0 < it.tally.failed)
        .map(|it| it.name)
        .collect();
    Err(Failure::new(
        format!("not everything is in order: {}.", bad.join(", ")),
        format!(
            "read above what each says; then run only these: cargo xtask test {}",
            bad.join(" ")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_every_stage() {
        assert_eq!(choose(&[]).unwrap().len(), STAGES.len());
    }

    #[test]
    fn chosen_stages_run_in_their_own_order() {
        let stages = choose(&["native".to_owned(), "format".to_owned()]).unwrap();
        assert_eq!(
            stages.iter().map(|stage| stage.name).collect::<Vec<_>>(),
            ["format", "native"]
        );
    }

    #[test]
    fn an_unknown_stage_is_refused_with_the_list_of_stages() {
        let failure = choose(&["browser".to_owned()])
            .err()
            .map(|it| it.to_string())
            .unwrap_or_default();
        assert!(failure.contains("journeys"), "{failure}");
    }
}
