//! `cargo xtask bench NAME [--json] [--all | --only PART]`: measures, natively and in wasm.

mod nginx;
mod peer;

use crate::build::{program, std_source};
use crate::step::step;
use crate::{child, install, place};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Runs the example `bench_NAME`, natively and then, built and optimised as the page's program is, in Node's wasm engine
/// (which is Chromium's). `sim` and `nginx` are measured beside their peers, too.
///
/// # Errors
/// No such bench, or it fails.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let Some((name, args)) = args.split_first() else {
        bail!("bench takes a name, such as sim, then --json, --all or --only PART");
    };
    let example = format!("bench_{name}");
    install::wasm_target::ensure()?;
    install::npm::ensure()?;
    step("native", || {
        let mut cargo = Command::new("cargo");
        cargo.args(["run", "--quiet", "--profile", "bench", "--example", &example, "--"]);
        child::check(cargo.args(args))
    })?;
    let script = step("build for wasm", || build(&example))?;
    step("wasm", || child::check(Command::new("node").arg(&script).args(args)))?;
    if name == "sim" && !args.iter().any(|argument| argument == "--only") {
        peer::run(&script, args)?;
    }
    if name == "nginx" && !args.iter().any(|argument| argument == "--only") {
        nginx::run(&script)?;
    }
    Ok(())
}

/// Builds `example` for wasm and gives back the script that runs it.
fn build(example: &str) -> Result<PathBuf> {
    std_source::compile(|| {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown"]);
        cargo.args(["--features", "stage", "--example", example]);
        cargo
    })?;
    let built = place::target().join("wasm32-unknown-unknown/release/examples");
    let out = place::target().join("site/bench");
    Bindgen::new()
        .input_path(built.join(example).with_extension("wasm"))
        .nodejs(true)?
        .typescript(false)
        .generate(&out)?;
    optimise(&out, example)?;
    Ok(out.join(example).with_extension("js"))
}

/// As the page's program is; the names of functions stay, for profiles.
fn optimise(out: &Path, example: &str) -> Result<()> {
    let wasm = out.join(format!("{example}_bg.wasm"));
    child::check(program::optimiser(&wasm).arg("--debuginfo"))
}
