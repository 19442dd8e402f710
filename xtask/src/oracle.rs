//! `cargo xtask oracle …`: our answers beside those of real nginx.

use crate::child;
use anyhow::Result;

/// Runs the example `oracle`, which knows our side, as the tools do not.
///
/// # Errors
/// The answers differ by more than is allowed, or what was asked for cannot be read.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let example = ["run", "--quiet", "--example", "oracle", "--"];
    child::run("cargo", &[&example[..], &args].concat())
}
