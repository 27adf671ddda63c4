//! All automation of the hall: `cargo xtask TASK`.
//!
//! It depends on nothing but the standard library, so that it compiles in seconds on a fresh machine
//! and can install everything else. What needs the catalogue or a compressor is a second program of
//! this package, `hall-pack`, which is built together with the server.
//!
//! Read it in this order: [`command_line`] has the tasks, [`setup`] the tools, [`build`] the results,
//! [`serve`] and [`test`] what the README promises.

mod bench;
mod build;
mod command_line;
mod console;
mod failure;
mod fingerprint;
mod lockfile;
mod process;
mod references;
mod serve;
mod setup;
mod test;
mod toolbox;
mod workspace;

use std::env;
use std::process::ExitCode;

use command_line::{Task, USAGE};
use failure::{Failure, Outcome};
use workspace::Workspace;

fn main() -> ExitCode {
    match command_line::parse(env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Outcome {
    let workspace = Workspace::find();
    match task {
        Task::Usage => println!("{USAGE}"),
        Task::Serve(options) => serve::serve(&workspace, &options)?,
        Task::Test(stages) => test::run(&workspace, &stages)?,
        Task::ListStages => test::list(),
        Task::SetUpForBuilding => drop(setup::for_building(&workspace)?),
        Task::SetUpForTesting => drop(setup::for_testing(&workspace)?),
        Task::Build => build::everything(&workspace, &setup::for_building(&workspace)?)?,
        Task::Catalog => build::catalog::write(&workspace)?,
        Task::Size => build::sizes::report(&workspace)?,
        Task::Bench => bench::run(&workspace)?,
        Task::Trunk(arguments) => trunk(&workspace, &arguments)?,
    }
    Ok(())
}

/// Runs trunk with the tools that set-up made sure of.
fn trunk(workspace: &Workspace, arguments: &[String]) -> Outcome {
    let toolbox = setup::for_building(workspace)?;
    if process::stream(toolbox.wasm_command("trunk").args(arguments))? {
        Ok(())
    } else {
        Err(Failure::new("trunk ended badly.", "read its lines above."))
    }
}
