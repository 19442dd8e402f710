//! Form and lints.

use super::stage::Stage;
use crate::{child, install};
use anyhow::Result;

/// In order.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "cargo fmt", work: |_| child::run("cargo", &["fmt", "--all", "--check"]) },
    Stage {
        name: "clippy, the rooms and tools",
        work: |_| clippy(&["-p", "baton", "-p", "xtask", "--all-targets"]),
    },
    Stage {
        name: "clippy, the page writer",
        work: |_| clippy(&["--all-targets", "--features", "site"]),
    },
    Stage { name: "clippy, the page's programs", work: |_| clippy_wasm() },
];

fn clippy_wasm() -> Result<()> {
    install::wasm_target::ensure()?;
    for features in ["stage", "stage,desk"] {
        let target = ["--target", "wasm32-unknown-unknown", "--features", features];
        clippy(&[&target[..], &["--lib", "--bin", "stage", "--test", "web"]].concat())?;
    }
    Ok(())
}

fn clippy(what: &[&str]) -> Result<()> {
    let strict = ["--", "--deny", "warnings"];
    child::run("cargo", &[&["clippy", "--quiet"], what, &strict].concat())
}
