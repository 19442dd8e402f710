//! The built site in a real browser.

use super::count::Count;
use super::stage::Stage;
use crate::install::{chromium::Chromium, npm};
use crate::place;
use anyhow::Result;
use std::process::Command;

/// In order. The measurements run alone, after everything else.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "every page in a browser", work: pages },
    Stage { name: "speed", work: |count| node(count, "tests/e2e/speed.mjs") },
    Stage { name: "Lighthouse", work: |count| node(count, "tests/e2e/lighthouse.mjs") },
];

fn pages(count: &mut Count) -> Result<()> {
    let result = node(count, "tests/e2e/main.mjs");
    println!("screenshots: {}", place::target().join("screenshots").display());
    result
}

fn node(count: &mut Count, file: &str) -> Result<()> {
    npm::ensure()?;
    let chromium = Chromium::ensure()?;
    count.of(Command::new("node")
        .args(["--test-reporter=spec", file])
        .env("CHROME_PATH", chromium.browser)
        .env("SCREENSHOTS", place::target().join("screenshots")))
}
