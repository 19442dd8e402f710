//! Programs of the system: where they are, and on Debian, as root, how they come.

use crate::child;
use crate::step::step;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program's file, if it is in the path.
pub(super) fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// Whether packages may be installed here.
pub(super) fn may_install() -> bool {
    let id = Command::new("id").arg("-u").output();
    Path::new("/etc/debian_version").exists() && id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// Sees that the program of the package with its name can be called; on Debian, as root, installs it first.
///
/// # Errors
/// It is not there and cannot be installed: the message says by what.
pub(crate) fn ensure(name: &str) -> Result<()> {
    if in_path(name).is_some() {
        return Ok(());
    }
    let how = format!("sudo apt-get install --no-install-recommends {name}");
    if !may_install() {
        bail!("please install {name}: {how}");
    }
    step(&format!("install {name}"), || install(&[name]))
        .with_context(|| format!("please run: {how}"))
}

/// Installs packages. No service is started: in runlevel 1 none is.
///
/// # Errors
/// They cannot be fetched.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    child::run("apt-get", &["update", "-qq"])?;
    let quiet = ["install", "-y", "-qq", "--no-install-recommends"];
    let mut command = Command::new("apt-get");
    command.args(quiet).args(packages);
    child::check(command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1"))
}
