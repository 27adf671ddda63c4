//! How many tests passed and failed, read from what their runners print at the end.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Adds up the closing lines of cargo-nextest, of Rust's own test harness (which that of
    /// wasm-bindgen imitates), and of Node.js.
    pub(crate) fn read(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines().map(str::trim) {
            if let Some(counts) = closing_counts(line) {
                tally += Self {
                    passed: count(counts, "passed"),
                    failed: count(counts, "failed"),
                };
                tally.failed += count(counts, "timed out");
            } else if let Some(n) = node_count(line, "pass") {
                tally.passed += n;
            } else if let Some(n) = node_count(line, "fail") {
                tally.failed += n;
            }
        }
        tally
    }
}

/// The part with the numbers of a closing line: `test result: ok. 3 passed; 0 failed` or
/// `Summary [ 0.1s] 3 tests run: 3 passed, 0 skipped`.
fn closing_counts(line: &str) -> Option<&str> {
    if let Some(counts) = line.strip_prefix("test result:") {
        return counts.split_once(". ").map(|(_, counts)| counts);
    }
    let (_, counts) = line.strip_prefix("Summary [")?.split_once(" run: ")?;
    Some(counts)
}

/// 3 of `3 passed (1 slow), 0 skipped`, asked for `passed`.
fn count(counts: &str, what: &str) -> u64 {
    counts
        .split([',', ';'])
        .filter_map(|part| part.trim().split_once(' '))
        .filter(|(_, words)| words.starts_with(what))
        .filter_map(|(number, _)| number.parse::<u64>().ok())
        .sum()
}

/// 3 of `ℹ pass 3` or `# pass 3`.
fn node_count(line: &str, what: &str) -> Option<u64> {
    let rest = line.strip_prefix('ℹ').or_else(|| line.strip_prefix('#'))?;
    rest.trim().strip_prefix(what)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, passed: u64, failed: u64) {
        assert_eq!(Tally::read(output), Tally { passed, failed }, "{output}");
    }

    #[test]
    fn the_summary_of_nextest_is_read() {
        check(
            "     Summary [   0.005s] 12 tests run: 12 passed (1 slow), 0 skipped",
            12,
            0,
        );
        check(
            "     Summary [   9.1s] 12 tests run: 9 passed, 2 failed, 1 timed out, 0 skipped",
            9,
            3,
        );
        check(
            "     Summary [   9.1s] 3/12 tests run: 2 passed, 1 failed, 0 skipped",
            2,
            1,
        );
    }

    #[test]
    fn every_result_line_of_the_test_harness_counts() {
        let one = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let two = "test result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        check(&format!("{one}{two}"), 4, 2);
    }

    #[test]
    fn the_closing_lines_of_node_are_read() {
        check("ℹ tests 5\nℹ suites 0\nℹ pass 4\nℹ fail 1\n", 4, 1);
        check("# tests 5\n# pass 5\n# fail 0\n", 5, 0);
    }

    #[test]
    fn output_without_a_closing_line_has_no_tests() {
        check("error: could not compile", 0, 0);
    }
}
