//! What an oracle is asked with.

use crate::USAGE;
use baton::nginx::Version;
use std::path::PathBuf;

pub(crate) struct Options {
    /// `--index` or `--truth`: what was recorded; else the copy among the tests.
    pub(crate) file: Option<PathBuf>,
    pub(crate) version: Version,
    /// Percent that must agree.
    pub(crate) at_least: f64,
}

impl Options {
    pub(crate) fn read(args: &[String]) -> Result<Options, String> {
        let mut args = args.iter();
        let (mut file, mut version, mut at_least) = (None, Version::V1_30, 100.0);
        while let Some(name) = args.next() {
            let value = args.next().ok_or(USAGE)?;
            match (name.as_str(), value.as_str()) {
                ("--index" | "--truth", path) => file = Some(PathBuf::from(path)),
                ("--version", "1.22") => version = Version::V1_22,
                ("--version", "1.30") => version = Version::V1_30,
                ("--at-least", percent) => at_least = percent.parse().map_err(|_| USAGE)?,
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(Options { file, version, at_least })
    }

    /// The file, or that of this name among the tests' recordings.
    pub(crate) fn file_or(&self, recorded: &str) -> PathBuf {
        let recorded =
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/truth").join(recorded);
        self.file.clone().unwrap_or_else(recorded)
    }
}
