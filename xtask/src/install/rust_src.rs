//! The sources of Rust's standard library.

use super::wasm_target::sysroot;
use crate::child;
use crate::step::step;
use anyhow::{Context, Result};

/// Makes sure that the standard library can be compiled.
///
/// # Errors
/// Its sources are not here and cannot be had.
pub(crate) fn ensure() -> Result<()> {
    if sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    step("install the sources of the standard library", || {
        child::run("rustup", &["component", "add", "rust-src"])
            .context("please run: rustup component add rust-src")
    })
}
