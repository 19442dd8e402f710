//! The pages, by the site's own program, so that this tool knows nothing of what they say.

use super::{Build, assets::Names, program::LANGS};
use crate::{child, place};
use anyhow::Result;
use std::process::Command;

/// `cargo build` of the bin `site`, natively.
pub(super) fn compile() -> Result<()> {
    child::heard(Command::new("cargo").args(["build", "--features", "site", "--bin", "site"]))
}

/// Runs it.
pub(super) fn write(build: &Build, names: &Names) -> Result<()> {
    let mut site = Command::new(place::target().join("debug/site"));
    site.arg("--out").arg(&build.out);
    site.args(["--base", &build.base, "--css", &names.css, "--boot", &names.boot]);
    for (lang, program) in LANGS.iter().zip(&names.programs) {
        site.args([&format!("--glue-{lang}"), &program.glue]);
        site.args([&format!("--wasm-{lang}"), &program.wasm]);
    }
    if let Some(origin) = &build.origin {
        site.args(["--origin", origin]);
    }
    if build.live {
        site.arg("--live");
    }
    child::heard(&mut site)
}
