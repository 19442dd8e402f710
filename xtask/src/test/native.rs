//! Tests that need only this machine.

use super::count::Count;
use super::stage::Stage;
use anyhow::Result;
use std::process::Command;
use std::sync::OnceLock;

/// In order. The rooms are tested in the build that has them all; that each builds without those
/// to its right, clippy has shown.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "tests of the tools", work: |count| cargo(count, &["--package", "xtask"]) },
    Stage { name: "tests of the rooms", work: |count| cargo(count, &["--features", "site"]) },
    // The same digest as with nginx in it, there and in the browser.
    Stage { name: "worlds without the desk", work: |count| cargo(count, &["--", "sim::proof"]) },
];

/// How many random runs; the tests' own number if nobody says.
pub(super) static SEEDS: OnceLock<u64> = OnceLock::new();

/// The simulator alone, nginx in its containers.
pub(super) const CORE: Stage = Stage {
    name: "tests of the core",
    work: |count| cargo(count, &["--features", "desk", "--", "sim::", "lab::"]),
};

/// The proof of every lesson and lab.
pub(super) const COURSE: Stage = Stage {
    name: "proof of the course",
    work: |count| cargo(count, &["--features", "site", "--", "course::"]),
};

fn cargo(count: &mut Count, what: &[&str]) -> Result<()> {
    let mut command = Command::new("cargo");
    if let Some(seeds) = SEEDS.get() {
        command.env("SEEDS", seeds.to_string());
    }
    count.of(command.args(["test", "--quiet"]).args(what))
}
