//! The npm packages of `package-lock.json`.

use crate::child;
use crate::step::step;
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;

/// A copy of the lock file that was installed.
const INSTALLED: &str = "node_modules/.baton-lock";
const LOCK: &str = "package-lock.json";

/// Makes sure that the packages of the lock file are in `node_modules/`.
///
/// # Errors
/// Node is missing, or npm cannot reach its registry.
pub(crate) fn ensure() -> Result<()> {
    let wanted = fs::read(LOCK)?;
    if fs::read(INSTALLED).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    if !child::exists("npm") {
        bail!("Node 20 or newer is missing: see https://nodejs.org");
    }
    step("npm ci", || {
        child::check(
            Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
                .env("PUPPETEER_SKIP_DOWNLOAD", "1")
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )
    })?;
    Ok(fs::write(INSTALLED, wanted)?)
}
