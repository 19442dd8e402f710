//! `cargo xtask bench NAME [--json]`: measures, natively and in wasm.

use crate::step::step;
use crate::{child, install, place};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Runs the example `bench_NAME`, natively and then, built as the page's program is, in Node's
/// wasm engine (which is Chromium's).
///
/// # Errors
/// No such bench, or it fails.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let (name, json): (_, &[&str]) = match args {
        [name] => (name, &[]),
        [name, json] if json == "--json" => (name, &["--json"]),
        _ => bail!("bench takes one name, such as sim, and --json"),
    };
    let example = format!("bench_{name}");
    install::wasm_target::ensure()?;
    let native = ["run", "--quiet", "--profile", "bench", "--example", &example, "--"];
    step("native", || child::run("cargo", &[&native[..], json].concat()))?;
    let script = step("build for wasm", || build(&example))?;
    step("wasm", || child::check(Command::new("node").arg(script).args(json)))
}

/// Builds `example` for wasm and gives back the script that runs it.
fn build(example: &str) -> Result<PathBuf> {
    let target = ["--release", "--target", "wasm32-unknown-unknown"];
    let what = ["--features", "stage", "--example", example];
    child::run("cargo", &[&["build", "--quiet"][..], &target, &what].concat())?;
    let built = place::target().join("wasm32-unknown-unknown/release/examples");
    let out = place::target().join("site/bench");
    Bindgen::new()
        .input_path(built.join(example).with_extension("wasm"))
        .nodejs(true)?
        .typescript(false)
        .generate(&out)?;
    Ok(out.join(example).with_extension("js"))
}
