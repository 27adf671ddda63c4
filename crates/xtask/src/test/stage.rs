//! One stage of the tests, and what came of it.

use std::time::Duration;

use super::tally::Tally;
use crate::failure::Outcome;
use crate::setup::Browser;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

/// What a stage works with.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    /// Where things are.
    pub(super) workspace: &'a Workspace,
    /// The tools.
    pub(super) toolbox: &'a Toolbox,
    /// The browser; `None` if no chosen stage needs it.
    pub(super) browser: Option<&'a Browser>,
}

/// What a stage needs from set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Only what every Rust installation has.
    Cargo,
    /// What building needs.
    Building,
    /// What building and testing need.
    Browser,
}

/// What came of running a stage.
#[derive(Clone, Copy, Debug)]
pub(super) enum Result {
    /// A check without tests that was in order or not.
    Check(bool),
    /// Tests, and whether their runner ended well.
    Tests(Tally, bool),
}

/// A stage.
pub(super) struct Stage {
    /// Its name on the command line.
    pub(super) name: &'static str,
    /// What it does, in one line.
    pub(super) what: &'static str,
    /// What it needs.
    pub(super) need: Need,
    /// Runs it.
    pub(super) run: fn(&Setting<'_>) -> Outcome<Result>,
}

/// A stage that was run.
pub(super) struct Ran {
    /// Its name.
    pub(super) name: &'static str,
    /// How long it took.
    pub(super) duration: Duration,
    /// The tests in it. A stage that failed in another way has one failure.
    pub(super) tally: Tally,
    /// Why it failed although no test did.
    pub(super) remark: Option<String>,
}

impl Ran {
    /// Judges what came of a stage: a stage of tests that ran none has failed.
    pub(super) fn new(name: &'static str, duration: Duration, outcome: Outcome<Result>) -> Self {
        let failed_otherwise = |passed| Tally { passed, failed: 1 };
        let (tally, remark) = match outcome {
            Err(failure) => (failed_otherwise(0), Some(failure.to_string())),
            Ok(Result::Check(true)) => (Tally::default(), None),
            Ok(Result::Check(false)) => (failed_otherwise(0), Some("not in order".to_owned())),
            Ok(Result::Tests(tally, _)) if tally == Tally::default() => {
                (failed_otherwise(0), Some("no test was run".to_owned()))
            }
            Ok(Result::Tests(tally, false)) if tally.failed == 0 => (
                failed_otherwise(tally.passed),
                Some("the tests' runner ended badly".to_owned()),
            ),
            Ok(Result::Tests(tally, _)) => (tally, None),
        };
        Self {
            name,
            duration,
            tally,
            remark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(outcome: Outcome<Result>) -> (u64, u64) {
        let ran = Ran::new("a stage", Duration::ZERO, outcome);
        (ran.tally.passed, ran.tally.failed)
    }

    #[test]
    fn a_stage_of_tests_that_ran_none_has_failed() {
        assert_eq!(tally(Ok(Result::Tests(Tally::default(), true))), (0, 1));
    }

    #[test]
    fn tests_that_passed_under_a_runner_that_crashed_have_one_failure() {
        assert_eq!(
            tally(Ok(Result::Tests(
                Tally {
                    passed: 3,
                    failed: 0
                },
                false
            ))),
            (3, 1)
        );
    }

    #[test]
    fn a_check_in_order_counts_as_no_test() {
        assert_eq!(tally(Ok(Result::Check(true))), (0, 0));
        assert_eq!(tally(Ok(Result::Check(false))), (0, 1));
    }
}
