//! The built site as files: valid, whole, small, and the same under any folder.

use super::stage::Stage;
use crate::budget;
use crate::build::{self, Build};
use crate::{child, install, place};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) const BUILD: Stage = Stage { name: "build the site", work: |_| build::whole(&at("/")) };
pub(super) const BUDGET: Stage =
    Stage { name: "budgets", work: |_| budget::check(Path::new(DIST)) };

/// In order.
pub(super) const STAGES: &[Stage] = &[
    BUILD,
    Stage { name: "build it under a folder", work: |_| elsewhere() },
    Stage { name: "HTML is valid", work: |_| validate() },
    Stage { name: "no dead link", work: |_| links() },
    BUDGET,
];

const DIST: &str = "dist";
const FOLDER: &str = "/some/folder/";

fn at(base: &str) -> Build {
    let out = if base == "/" { DIST.into() } else { under_folder() };
    Build { base: base.into(), origin: None, dev: false, live: false, watched: false, out }
}

fn under_folder() -> PathBuf {
    place::target().join("site/under-a-folder")
}

/// A second build, for another folder, differs only in the two files that must name it. That also
/// shows that a build can be repeated byte by byte.
fn elsewhere() -> Result<()> {
    build::document(&at(FOLDER))?;
    let (here, there) = (files(Path::new(DIST))?, files(&under_folder())?);
    if !here.keys().eq(there.keys()) {
        bail!("the two builds have different files");
    }
    let differ = here.iter().filter(|(name, bytes)| there.get(*name) != Some(*bytes));
    let names: Vec<String> = differ.map(|(name, _)| name.display().to_string()).collect();
    match names.iter().find(|name| !names_the_base(name)) {
        Some(name) => bail!("{name} is another under {FOLDER} than under /"),
        None if names.is_empty() => bail!("404.html does not know where the site stands"),
        None => Ok(()),
    }
}

fn names_the_base(file: &str) -> bool {
    file.starts_with("404.html") || file.starts_with("manifest.webmanifest")
}

/// Every file under `folder`, by its path from there.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder)?.to_owned(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

fn validate() -> Result<()> {
    install::npm::ensure()?;
    let config = ["--config", "tests/html-validate.json", "--max-warnings", "0"];
    child::run("node_modules/.bin/html-validate", &[&config[..], &["dist/**/*.html"]].concat())
}

fn links() -> Result<()> {
    install::npm::ensure()?;
    let under = under_folder();
    child::run("node", &["tests/e2e/links.mjs", DIST, "/"])?;
    child::run("node", &["tests/e2e/links.mjs", &under.to_string_lossy(), FOLDER])
}
