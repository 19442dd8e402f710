//! A browser to test in, its driver, and a font with Hangul.

use crate::install::debian::{self, in_path, may_install};
use crate::step::step;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
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
        step("install Chromium", || debian::install(&PACKAGES))
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

/// Without one, every screenshot shows boxes. Off Linux, systems bring their own.
fn korean_font() -> bool {
    let listed = Command::new("fc-list").args([":lang=ko", "family"]).output();
    !cfg!(target_os = "linux") || listed.is_ok_and(|list| !list.stdout.is_empty())
}

fn line() -> String {
    format!("sudo apt-get install --no-install-recommends {}", PACKAGES.join(" "))
}
