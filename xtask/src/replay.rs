//! `cargo xtask replay FILE`: what led to a stop of the page's program, once more and natively.

use crate::child;
use anyhow::{Result, bail};

/// Plays the report in `FILE`, which a page offered after its program had stopped.
///
/// # Errors
/// No such file, a report of another version of the lessons, or the mistake itself.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [file] = args else { bail!("replay takes one file: a page's baton-report.toml") };
    let site = ["run", "--quiet", "--features", "site", "--bin", "site", "--", "replay", file];
    child::run("cargo", &site)
}
