//! A build of the tests, and one test of it.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// No test of a rule takes a tenth of it.
const LONGEST: Duration = Duration::from_secs(120);

pub(super) enum Built {
    Tests(Tests),
    /// The compiler's first complaint.
    Nothing(String),
}

pub(super) struct Tests {
    program: PathBuf,
    /// Where Cargo would run it.
    folder: PathBuf,
}

/// What `cargo`, told to build the tests, makes.
///
/// # Errors
/// It cannot be run, or says nothing of a program.
pub(super) fn by(cargo: &mut Command) -> Result<Built> {
    let output = cargo.env("CARGO_TERM_COLOR", "never").output().context("cargo")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let first = said.lines().find(|line| line.starts_with("error"));
        return Ok(Built::Nothing(first.unwrap_or("cargo failed").to_owned()));
    }
    let folder = cargo.get_current_dir().unwrap_or(Path::new(".")).to_owned();
    let program = said.lines().find_map(program).context("cargo names no program")?;
    Ok(Built::Tests(Tests { program: folder.join(program), folder }))
}

/// `  Executable tests/it/main.rs (/somewhere/it-0123)`.
fn program(line: &str) -> Option<&str> {
    line.trim().strip_prefix("Executable ")?.split_once('(')?.1.strip_suffix(')')
}

impl Tests {
    /// Does this test pass? `None`: it does not end. One that is not there does not pass.
    ///
    /// # Errors
    /// The program cannot be started.
    pub(super) fn run(&self, name: &str) -> Result<Option<bool>> {
        let mut tests = Command::new(&self.program);
        tests.args(["--exact", name]).current_dir(&self.folder);
        // A file, for a pipe that nobody reads would hold up who says much.
        let said = self.folder.with_file_name("said.txt");
        tests.stdout(File::create(&said)?).stderr(Stdio::null()).stdin(Stdio::null());
        let (start, mut child) = (Instant::now(), tests.spawn()?);
        loop {
            if let Some(status) = child.try_wait()? {
                let ran = fs::read_to_string(&said)?.contains("running 1 test\n");
                return Ok(Some(status.success() && ran));
            } else if start.elapsed() > LONGEST {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            sleep(Duration::from_millis(20));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn cargo_says_where_the_program_is() {
        let line = "  Executable tests/it/main.rs (/a/debug/deps/it-12)";
        assert_eq!(program(line), Some("/a/debug/deps/it-12"));
        assert_eq!(program("    Finished `test` profile in 1.2s"), None);
    }
}
