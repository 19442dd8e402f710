//! Rust's standard library for wasm.

use crate::child;
use crate::step::step;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// A script beside the repository that brings the target where rustup's server is out of reach.
const BESIDE: &str = "../shared/toolchain/wasm-target";

/// Makes sure that rustc can compile to wasm.
///
/// # Errors
/// It cannot, and cannot be made to.
pub(crate) fn ensure() -> Result<()> {
    if installed()? {
        return Ok(());
    }
    step("install the wasm target", || {
        let asked = child::run("rustup", &["target", "add", TARGET]);
        if asked.is_err() && Path::new(BESIDE).exists() {
            return child::run::<&str>(BESIDE, &[]);
        }
        asked.with_context(|| format!("please run: rustup target add {TARGET}"))
    })
}

fn installed() -> Result<bool> {
    Ok(sysroot()?.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

/// Where the compiler lies.
///
/// # Errors
/// There is none.
pub(super) fn sysroot() -> Result<PathBuf> {
    let answer = Command::new("rustc").args(["--print", "sysroot"]).output();
    let answer = answer.context("rustc is missing: see https://rustup.rs")?;
    Ok(PathBuf::from(String::from_utf8(answer.stdout)?.trim()))
}
