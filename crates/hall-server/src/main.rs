//! The binary `hall`: serving, and the tools for the catalogue and for application files.

use std::process::ExitCode;

fn main() -> ExitCode {
    hall_server::cli::main()
}
