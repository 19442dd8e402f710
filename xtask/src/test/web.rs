//! Tests in a real browser, of what only a browser has.

use super::count::Count;
use super::stage::Stage;
use crate::install::{chromium::Chromium, wasm_target};
use anyhow::Result;
use std::process::Command;

pub(super) const STAGE: Stage = Stage { name: "tests in the browser", work: run };

fn run(count: &mut Count) -> Result<()> {
    wasm_target::ensure()?;
    let chromium = Chromium::ensure()?;
    let target =
        ["--target", "wasm32-unknown-unknown", "--features", "stage,desk", "--test", "web"];
    count.of(Command::new("cargo")
        .arg("test")
        .args(target)
        .env("CHROMEDRIVER", chromium.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}
