//! Counting what test runners say they ran.

use crate::child;
use anyhow::{Result, bail};
use std::process::Command;

/// Tests run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl Count {
    /// Runs the test runner `command` and adds what it reports.
    ///
    /// # Errors
    /// It failed, or ran no test at all: a filter that fits nothing must not look like a success.
    pub(super) fn of(&mut self, command: &mut Command) -> Result<()> {
        let before = *self;
        child::read(command, |line| self.note(line))?;
        if *self == before {
            bail!("no test ran");
        }
        Ok(())
    }

    /// Reads a line of libtest or wasm-bindgen (`test result: ok. 3 passed; 0 failed; …`) or of
    /// node:test (`ℹ pass 3`).
    fn note(&mut self, line: &str) {
        if let Some((_, counts)) = line.split_once("test result: ") {
            self.passed += before(counts, " passed");
            self.failed += before(counts, " failed");
        } else if let Some(n) = line.strip_prefix("ℹ pass ") {
            self.passed += n.trim().parse().unwrap_or(0);
        } else if let Some(n) = line.strip_prefix("ℹ fail ") {
            self.failed += n.trim().parse().unwrap_or(0);
        }
    }
}

/// The number that stands before `word`; 0 if there is none.
fn before(text: &str, word: &str) -> u32 {
    let number = text.split(word).next().and_then(|head| head.split_whitespace().last());
    number.and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn reads_both_runners() {
        let mut count = Count::default();
        count.note("test result: FAILED. 13 passed; 2 failed; 0 ignored; 0 filtered out");
        count.note("ℹ pass 4");
        count.note("ℹ fail 1");
        count.note("a line with 9 passed that is no result");
        assert_eq!(count, Count { passed: 17, failed: 3 });
    }
}
