//! A `.br` and a `.gz` beside every file that a host may send compressed.

use crate::child;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Compresses the files in folder `out`, by Node's own zlib.
pub(super) fn run(out: &Path) -> Result<()> {
    child::check(Command::new("node").arg("xtask/node/compress.mjs").arg(out))
}
