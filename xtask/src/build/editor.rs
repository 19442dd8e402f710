//! The editor of configurations: one JavaScript module, by esbuild.

use super::{Build, hashed, work};
use crate::child;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

const SOURCE: &str = "static/editor/editor.js";
const ESBUILD: &str = "node_modules/.bin/esbuild";
const PARTS: &str = "node_modules/@codemirror/view";

/// CodeMirror's licence asks for it.
const NOTICE: &str = "/*! With CodeMirror 6, https://codemirror.net: \
                      Copyright (C) by Marijn Haverbeke and others, MIT License */";

/// Writes it into `build.out` and returns its name. A quick build does without where its parts are
/// not installed: pages then keep their text fields.
///
/// # Errors
/// esbuild is missing, or cannot read the source.
pub(super) fn write(build: &Build) -> Result<Option<String>> {
    if build.dev && !(Path::new(ESBUILD).exists() && Path::new(PARTS).exists()) {
        return Ok(None);
    }
    let bundle = work(build.dev).join("editor.js");
    let mut esbuild = Command::new(ESBUILD);
    esbuild.args([SOURCE, "--bundle", "--format=esm", "--target=es2022", "--charset=utf8"]);
    esbuild.args(["--log-level=warning", "--legal-comments=none"]);
    esbuild.arg(format!("--banner:js={NOTICE}")).arg(format!("--outfile={}", bundle.display()));
    if !build.dev {
        esbuild.arg("--minify");
    }
    child::check(&mut esbuild)?;
    let text = fs::read(&bundle).context(bundle.display().to_string())?;
    hashed::write(&build.out, "editor", "js", &text).map(Some)
}
