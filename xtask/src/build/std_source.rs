//! The optimised programs bring a standard library of their own making (`docs/decisions/015`).

use crate::child;
use crate::install::rust_src;
use crate::place;
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Compiled with the program: a panic stops it at once, without a message that no learner reads, and
/// what is large for the sake of speed is small.
const BUILD_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const STOP_AT_ONCE: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Functions that are called once stay functions, if they are not small: what a page never calls can
/// then be left out of the first part of its program. Names tell generic functions apart.
const SEPARATE: [&str; 2] = ["-Cllvm-args=-inline-instr-cost=200", "-Csymbol-mangling-version=v0"];

/// Runs what `cargo` makes, a build for wasm. Where the library's sources or the crates that it is made
/// of cannot be had, with the library as it is shipped: that costs some six per cent more bytes, is
/// said, and noted for [`is_shipped`].
///
/// # Errors
/// What the compiler says.
pub(crate) fn compile(cargo: impl Fn() -> Command) -> Result<()> {
    let paths = short_paths()?;
    let with = |flags: &[&str]| [&[&*paths], &SEPARATE[..], flags].concat().join("\u{1f}");
    let mut own = cargo();
    // These options of cargo and rustc are not stable yet.
    own.args(BUILD_STD).env("RUSTC_BOOTSTRAP", "1").env(FLAGS, with(&STOP_AT_ONCE));
    if let Err(wrong) = rust_src::ensure().and_then(|()| child::heard(&mut own)) {
        eprintln!("{wrong:#}\n{SHIPPED}");
        child::heard(cargo().env(FLAGS, with(&[])))?;
        return Ok(fs::write(note()?, SHIPPED)?);
    }
    let _ = fs::remove_file(note()?);
    Ok(())
}

const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
/// What is said then.
pub(crate) const SHIPPED: &str =
    "the programs are built with the standard library as it is shipped, so they are larger";

fn note() -> Result<PathBuf> {
    let folder = place::target().join("site");
    fs::create_dir_all(&folder)?;
    Ok(folder.join("std-is-shipped"))
}

/// Whether the last optimised build had to take the standard library as it is shipped.
pub(crate) fn is_shipped() -> bool {
    note().is_ok_and(|note| note.exists())
}

/// A panic message names its file; where crates lie on this machine must not reach the wasm.
fn short_paths() -> Result<String> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cargo"),
    };
    Ok(format!("--remap-path-prefix={}=crates", home.join("registry/src").display()))
}
