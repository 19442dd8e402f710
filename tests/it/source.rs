//! Our own source text, for tests about it.

use std::fs;
use std::path::Path;

pub(crate) struct Source {
    /// From the project's root: `src/sim/task.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The folder or file under `src`: `sim`, `lang`, `lib`.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").expect("all lie there");
        inside.split(['/', '.']).next().expect("split yields at least one part")
    }

    /// The text without comments and without the tests at its end.
    pub(crate) fn code(&self) -> String {
        let shipped = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Every Rust file under `src` that ships: no `tests.rs`.
pub(crate) fn all_sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of ours") {
            let path = entry.expect("readable").path();
            let is_rust = path.extension().is_some_and(|ending| ending == "rs");
            if path.is_dir() {
                folders.push(path);
            } else if is_rust && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                let inside = path.strip_prefix(root).expect("under the root");
                sources.push(Source { path: inside.to_string_lossy().into_owned(), text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "the sources are there");
    sources
}
