//! Running another program.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Runs `program` with `args` in the terminal.
///
/// # Errors
/// The program is missing or ends with an error.
pub(crate) fn run<S: AsRef<OsStr>>(program: &str, args: &[S]) -> Result<()> {
    check(Command::new(program).args(args))
}

/// Runs `command` in the terminal. See [`run`] for errors.
pub(crate) fn check(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| name(command))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs `command`, shows what it writes to its error stream line by line, and keeps it.
///
/// # Errors
/// As [`run`]; the message is what the program wrote.
pub(crate) fn heard(command: &mut Command) -> Result<()> {
    command.stdin(Stdio::null()).stderr(Stdio::piped()).env("CARGO_TERM_COLOR", "never");
    let mut child = command.spawn().with_context(|| name(command))?;
    let mut said = String::new();
    if let Some(stream) = child.stderr.take() {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = writeln!(std::io::stderr(), "{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    if !child.wait()?.success() {
        bail!("{}", said.trim_end());
    }
    Ok(())
}

/// Runs `command`, shows what it writes to its output stream line by line, and gives each line to
/// `look`.
///
/// # Errors
/// As [`run`].
pub(crate) fn read(command: &mut Command, mut look: impl FnMut(&str)) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| name(command))?;
    if let Some(stream) = child.stdout.take() {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = writeln!(std::io::stdout(), "{line}");
            look(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Whether `program` can be started at all.
pub(crate) fn exists(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok()
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
