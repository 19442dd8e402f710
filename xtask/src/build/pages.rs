//! The pages, by the site's own program, so that this tool knows nothing of what they say.

use super::Build;
use super::assets::{Names, ProgramNames};
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
    site.args(["--base", &build.base, "--boot", &names.boot]);
    site.args(["--css", &names.css, "--desk-css", &names.desk_css]);
    for ProgramNames { called, glue, wasm } in &names.programs {
        site.args([&format!("--{called}-glue"), glue, &format!("--{called}-wasm"), wasm]);
    }
    if let Some(editor) = &names.editor {
        site.args(["--editor", editor]);
    }
    if let Some(origin) = &build.origin {
        site.args(["--origin", origin]);
    }
    if build.live {
        site.arg("--live");
    }
    child::heard(&mut site)
}
