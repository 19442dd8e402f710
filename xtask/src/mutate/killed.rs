//! Mutants that were killed, so that a run that was stopped goes on where it was.

use super::mutant::Mutant;
use super::workshop;
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::PathBuf;

pub(super) struct Killed {
    /// Of the sources that they were killed in.
    fingerprint: u64,
    known: BTreeSet<String>,
}

impl Killed {
    /// What is noted of runs before; those in other sources say nothing of these.
    pub(super) fn read(fingerprint: u64) -> Killed {
        let noted = fs::read_to_string(file()).unwrap_or_default();
        Killed { fingerprint, known: noted.lines().map(str::to_owned).collect() }
    }

    pub(super) fn holds(&self, mutant: &Mutant) -> bool {
        self.known.contains(&self.line(mutant))
    }

    /// # Errors
    /// The note cannot be written.
    pub(super) fn note(&mut self, mutant: &Mutant) -> Result<()> {
        let line = self.line(mutant);
        let mut file = OpenOptions::new().create(true).append(true).open(file())?;
        writeln!(file, "{line}")?;
        self.known.insert(line);
        Ok(())
    }

    fn line(&self, mutant: &Mutant) -> String {
        let mut hasher = DefaultHasher::new();
        mutant.hash(&mut hasher);
        format!("{} {:016x} in {:016x}", mutant.rule, hasher.finish(), self.fingerprint)
    }
}

fn file() -> PathBuf {
    workshop::folder().join("killed.txt")
}
