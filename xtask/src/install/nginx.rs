//! Real nginx, to ask.

use crate::install::debian::{in_path, install, may_install};
use crate::step::step;
use anyhow::{Context, Result, bail};

const HOW: &str = "sudo apt-get install --no-install-recommends nginx";

/// Sees that nginx can be called; on Debian, as root, installs it first. It is never started.
///
/// # Errors
/// It is not there and cannot be installed: the message says by what.
pub(crate) fn ensure() -> Result<()> {
    if in_path("nginx").is_some() {
        return Ok(());
    }
    if !may_install() {
        bail!("please install nginx: {HOW}");
    }
    step("install nginx", || install(&["nginx"])).with_context(|| format!("please run: {HOW}"))
}
