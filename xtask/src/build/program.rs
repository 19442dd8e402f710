//! The page's program: Rust → wasm → wasm with glue → smaller wasm.

use super::{Build, work};
use crate::{child, place};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// `cargo build` of the bin `stage` for wasm.
pub(super) fn compile(build: &Build) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--features", "stage", "--bin", "stage"]);
    if !build.dev {
        cargo.arg("--release").env("CARGO_ENCODED_RUSTFLAGS", short_paths()?);
    }
    child::heard(&mut cargo)
}

/// A panic message names its file; where crates lie on this machine must not reach the wasm.
fn short_paths() -> Result<String> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cargo"),
    };
    Ok(format!("--remap-path-prefix={}=crates", home.join("registry/src").display()))
}

/// wasm-bindgen, as a library, so that it is the version that the program was compiled against.
/// Leaves `stage.js` and `stage_bg.wasm` in [`work`].
pub(super) fn bind(build: &Build) -> Result<()> {
    let profile = if build.dev { "debug" } else { "release" };
    let wasm = place::target().join("wasm32-unknown-unknown").join(profile).join("stage.wasm");
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(!build.dev)
        .remove_producers_section(!build.dev)
        .generate(work(build.dev))
}

/// What Rust's wasm target and wasm-bindgen use. Not `--all-features`: with that, wasm-opt writes
/// compact imports, which Chromium 156 does not read.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compressed size is what counts. Functions called once stay functions: written out where they are
/// called, they compress worse. On flat code the second `-Oz` finds more than the first.
const PASSES: [&str; 7] = [
    // Rust keeps the first kilobyte of memory for the far end of its stack: no address lies there
    // that an offset could wrap around to.
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// npm's `wasm-opt`; Debian's is too old to read what wasm-bindgen writes.
pub(super) fn optimise() -> Result<()> {
    let wasm = work(false).join("stage_bg.wasm");
    child::check(
        Command::new("node_modules/.bin/wasm-opt")
            .args(PASSES)
            .args(FEATURES)
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm),
    )
}
