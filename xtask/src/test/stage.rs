//! One stage of the tests.

use super::count::Count;
use crate::step::step;
use anyhow::Result;
use std::fmt;
use std::time::Instant;

/// A stage: its name and what it does. It gives back the tests it counted; a check that is not
/// made of tests, such as the compiler's, counts none.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub(super) name: &'static str,
    pub(super) work: fn(&mut Count) -> Result<()>,
}

/// How a stage went.
pub(super) struct Outcome {
    pub(super) name: &'static str,
    pub(super) count: Count,
    seconds: f32,
    wrong: Option<String>,
}

impl Stage {
    pub(super) fn run(&self) -> Outcome {
        let start = Instant::now();
        let mut count = Count::default();
        let result = step(self.name, || (self.work)(&mut count));
        let wrong = result.err().map(|e| format!("{e:#}"));
        if let Some(wrong) = &wrong {
            eprintln!("{wrong}");
        }
        Outcome { name: self.name, count, seconds: start.elapsed().as_secs_f32(), wrong }
    }
}

impl Outcome {
    pub(super) fn good(&self) -> bool {
        self.wrong.is_none()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.good() { '✓' } else { '✗' };
        write!(f, "{sign} {:<44} {:>7.1} s", self.name, self.seconds)?;
        if self.count != Count::default() {
            write!(f, "  {:>5} passed", self.count.passed)?;
        }
        if self.count.failed > 0 {
            write!(f, "  {} failed", self.count.failed)?;
        }
        match self.wrong.as_deref().and_then(|wrong| wrong.lines().next()) {
            Some(wrong) => write!(f, "\n    {wrong}"),
            None => Ok(()),
        }
    }
}
