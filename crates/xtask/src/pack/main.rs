//! `hall-pack`: what the automation does with the catalogue and a compressor.
//!
//! `hall-pack catalog FOLDER` writes the catalogue's snapshot there; `hall-pack worker FOLDER` makes an
//! app that was built into a folder work offline; `hall-pack compress FOLDER` puts a `.br` and a `.gz`
//! file beside each file that gets smaller by it.

mod compress;
mod digest;
mod naming;
#[path = "../references.rs"]
mod references;
mod snapshot;
mod worker;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["catalog", folder] => snapshot::write(Path::new(folder)),
        ["worker", folder] => worker::write(Path::new(folder)),
        ["compress", folder] => compress::folder(Path::new(folder)),
        _ => Err("usage: hall-pack catalog|worker|compress FOLDER".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
