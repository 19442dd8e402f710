//! The copy of the sources in which rules are switched off. It and what is built of it stay under `target`, so that the next
//! run builds little.

use super::built::{self, Built};
use super::mutant::Mutant;
use crate::place;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) struct Workshop {
    /// Paths from the root, in order.
    files: BTreeSet<PathBuf>,
}

/// A rule is off until this is dropped.
pub(super) struct SwitchedOff {
    path: PathBuf,
    was: String,
}

pub(super) fn folder() -> PathBuf {
    place::target().join("mutants")
}

fn sources() -> PathBuf {
    folder().join("sources")
}

impl Workshop {
    /// Brings the copy up to date with everything that git knows or does not ignore. Files that are the same are left alone,
    /// for Cargo goes by their times.
    ///
    /// # Errors
    /// No git, or a disk that refuses.
    pub(super) fn open() -> Result<Workshop> {
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .output()
            .context("git")?;
        if !listed.status.success() {
            bail!("git does not list the files");
        }
        let listed = String::from_utf8(listed.stdout)?;
        let named = listed.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from);
        let files: BTreeSet<PathBuf> = named.filter(|path| path.is_file()).collect();
        for path in &files {
            let (now, copy) = (fs::read(path)?, sources().join(path));
            if fs::read(&copy).ok().as_ref() != Some(&now) {
                fs::create_dir_all(copy.parent().expect("below the copy"))?;
                fs::write(copy, now)?;
            }
        }
        let shop = Workshop { files };
        shop.forget(&sources())?;
        Ok(shop)
    }

    /// Removes what is no longer a source.
    fn forget(&self, folder: &Path) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.forget(&path)?;
            } else if !self.files.contains(path.strip_prefix(sources())?) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Of every Rust source and what Cargo builds with.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(super) fn fingerprint(&self) -> Result<u64> {
        let mut hasher = DefaultHasher::new();
        let builds = |path: &&PathBuf| {
            path.extension().is_some_and(|e| e == "rs") || path.starts_with("Cargo.lock")
        };
        for path in self.files.iter().filter(builds).filter(|path| !path.starts_with("xtask")) {
            (path, fs::read(path)?).hash(&mut hasher);
        }
        Ok(hasher.finish())
    }

    /// # Errors
    /// What the mutant changes is not there.
    pub(super) fn switch_off(&self, mutant: &Mutant) -> Result<SwitchedOff> {
        let path = sources().join(&mutant.file);
        let was = fs::read_to_string(&path).with_context(|| mutant.file.clone())?;
        fs::write(&path, mutant.of(&was)?)?;
        Ok(SwitchedOff { path, was })
    }

    /// The native tests, with no more in them than the rules need, and as quickly as it goes.
    ///
    /// # Errors
    /// There is no Cargo.
    pub(super) fn build(&self) -> Result<Built> {
        let mut cargo = Command::new("cargo");
        cargo.args(["test", "--no-run", "--test", "it", "--features", "desk"]);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_TARGET_DIR", folder().join("built"));
        built::by(cargo.current_dir(sources()))
    }
}

impl Drop for SwitchedOff {
    /// Were it not put back, the next run would do it.
    fn drop(&mut self) {
        let _ = fs::write(&self.path, &self.was);
    }
}
