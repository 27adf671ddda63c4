//! `cargo xtask bench`: how fast it is.

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Measures and prints.
pub(crate) fn run(_workspace: &Workspace) -> Outcome {
    Ok(())
}
