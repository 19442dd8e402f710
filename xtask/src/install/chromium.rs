//! A browser to test in, its driver, and a font with Hangul.

use crate::child;
use crate::step::step;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fontconfig", "fonts-noto-cjk"];

/// Where they are.
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds the browser; on Debian, as root, installs it first.
    ///
    /// # Errors
    /// It is not there and cannot be installed: the message says by what.
    pub(crate) fn ensure() -> Result<Chromium> {
        if let Some(found) = find() {
            return Ok(found);
        }
        if !may_install() {
            bail!("please install Chromium, its driver and a Korean font: {}", line());
        }
        step("install Chromium", || {
            child::run("apt-get", &["update", "-qq"])?;
            apt(&PACKAGES)
        })
        .with_context(|| format!("please run: {}", line()))?;
        find().context("Chromium is installed but cannot be found")
    }
}

fn find() -> Option<Chromium> {
    let named = std::env::var_os("CHROME_PATH").map(PathBuf::from).filter(|p| p.is_file());
    let browser = named.or_else(|| BROWSERS.iter().find_map(|name| in_path(name)))?;
    let named = std::env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|p| p.is_file());
    let driver = named.or_else(|| in_path("chromedriver"))?;
    korean_font().then_some(Chromium { browser, driver })
}

fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// Without one, every screenshot shows boxes. Off Linux, systems bring their own.
fn korean_font() -> bool {
    let listed = Command::new("fc-list").args([":lang=ko", "family"]).output();
    !cfg!(target_os = "linux") || listed.is_ok_and(|list| !list.stdout.is_empty())
}

fn may_install() -> bool {
    let id = Command::new("id").arg("-u").output();
    Path::new("/etc/debian_version").exists() && id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

fn apt(packages: &[&str]) -> Result<()> {
    let quiet = ["install", "-y", "-qq", "--no-install-recommends"];
    child::check(
        Command::new("apt-get").args(quiet).args(packages).env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn line() -> String {
    format!("sudo apt-get install --no-install-recommends {}", PACKAGES.join(" "))
}
