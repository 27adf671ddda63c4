//! One set-up step: look, install what is missing, look again.

use std::time::{Duration, Instant};

use crate::console::{doing, done, spoken};
use crate::failure::{Failure, Outcome};

/// A step that takes longer than this has hung; the slowest takes 8 minutes on two cores.
pub(super) const LIMIT: Duration = Duration::from_mins(45);

/// Installs `what` unless `present`, saying how long it will take and how long it took.
///
/// `estimate` is for two cores, e.g. `6 min`; `mend` is what the reader can do if it fails.
pub(super) fn ensure(
    what: &str,
    estimate: &str,
    mend: &str,
    mut present: impl FnMut() -> bool,
    install: impl FnOnce() -> Outcome,
) -> Outcome {
    if present() {
        done(what);
        return Ok(());
    }
    doing(&format!(
        "{what}: missing, installing it (about {estimate} on two cores)"
    ));
    let started = Instant::now();
    install()?;
    if !present() {
        return Err(Failure::new(
            format!("{what} is still missing after it was installed."),
            mend,
        ));
    }
    done(&format!(
        "{what}: installed in {}",
        spoken(started.elapsed())
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_there_is_not_installed() {
        let install = || -> Outcome { panic!("installed though present") };
        ensure("a tool", "1 s", "nothing", || true, install).unwrap();
    }

    #[test]
    fn what_is_missing_is_installed_and_looked_for_again() {
        let there = Cell::new(false);
        let install = || {
            there.set(true);
            Ok(())
        };
        ensure("a tool", "1 s", "nothing", || there.get(), install).unwrap();
    }

    #[test]
    fn an_installation_that_changes_nothing_is_a_failure_with_advice() {
        let failure =
            ensure("a tool", "1 s", "install it by hand.", || false, || Ok(())).unwrap_err();
        assert!(
            failure.to_string().contains("install it by hand"),
            "{failure}"
        );
    }
}
