//! What `nginx -t` prints, and what an editor shows.

use crate::nginx::problem::{Kind, Level, Problem};

/// The verdict on a configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The files read, the main one first.
    pub files: Vec<Vec<u8>>,
    /// In the order in which nginx would meet them, if it went on.
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
        for warning in self.warnings() {
            self.print(&mut out, b"warn", warning);
        }
        if let Some(error) = self.error() {
            self.print(&mut out, b"emerg", error);
            out.extend([b"nginx: configuration file ", main, b" test failed\n"].concat());
            return (out, 1);
        }
        out.extend([b"nginx: the configuration file ", main, b" syntax is ok\n"].concat());
        out.extend([b"nginx: configuration file ", main, b" test is successful\n"].concat());
        (out, 0)
    }

    /// A problem of a kind without words is one that nginx does not explain.
    fn print(&self, out: &mut Vec<u8>, level: &[u8], problem: &Problem) {
        if problem.kind == Kind::Silent {
            return;
        }
        out.extend([b"nginx: [", level, b"] ", &problem.text()].concat());
        if let Some((file, line)) = problem.line {
            let name = self.files.get(usize::from(file)).map(Vec::as_slice).unwrap_or_default();
            out.extend([b" in ", name, b":", line.to_string().as_bytes()].concat());
        }
        out.push(b'\n');
    }
}
