//! Where things lie.

use std::env::var_os;
use std::path::PathBuf;

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    let here = var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    PathBuf::from(here).parent().expect("xtask lies inside the repository").to_owned()
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
