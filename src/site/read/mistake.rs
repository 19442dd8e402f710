//! What is wrong in a file under `lessons/`: where it stands and what to write instead. For writers, in plain English.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// As the writer knows it: `lessons/04-ecs/ko.md`.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// What is wrong, then what to write instead.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}
