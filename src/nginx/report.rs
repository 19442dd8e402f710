//! What `nginx -t` prints, and what an editor shows.

use crate::nginx::Version;
use crate::nginx::problem::{Kind, Level, Problem};

/// The verdict on a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose verdict it is.
    pub version: Version,
    /// The files read, the main one first.
    pub files: Vec<Vec<u8>>,
    /// In the order in which nginx would meet them, if it went on; what only follows from one before is left out.
    pub problems: Vec<Problem>,
}

impl Report {
    /// The first error: where nginx stops.
    #[must_use]
    pub fn error(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.level == Level::Emergency)
    }

    /// The warnings that nginx prints: those before it stops.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().take_while(|problem| problem.level == Level::Warning)
    }

    /// What `nginx -t` writes, and its exit code.
    #[must_use]
    pub fn printed(&self) -> (Vec<u8>, u8) {
        let main = self.files.first().map(Vec::as_slice).unwrap_or_default();
        let mut out = Vec::new();
        for problem in self.warnings().chain(self.error()) {
            out.extend(self.line(problem));
        }
        if self.error().is_some() {
            out.extend([b"nginx: configuration file ", main, b" test failed\n"].concat());
            return (out, 1);
        }
        out.extend([b"nginx: the configuration file ", main, b" syntax is ok\n"].concat());
        out.extend([b"nginx: configuration file ", main, b" test is successful\n"].concat());
        (out, 0)
    }

    /// The line that nginx prints of a problem. One of a kind without words is one that it does not explain.
    #[must_use]
    pub fn line(&self, problem: &Problem) -> Vec<u8> {
        if problem.kind == Kind::Silent {
            return Vec::new();
        }
        let level: &[u8] = match problem.level {
            Level::Emergency => b"emerg",
            Level::Warning => b"warn",
        };
        let mut out = [b"nginx: [", level, b"] ", &problem.text()].concat();
        if let Some((file, line)) = problem.line {
            let name = self.files.get(usize::from(file)).map(Vec::as_slice).unwrap_or_default();
            out.extend([b" in ", name, b":", line.to_string().as_bytes()].concat());
        }
        out.push(b'\n');
        out
    }
}
