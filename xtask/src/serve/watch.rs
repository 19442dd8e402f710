//! Noticing that files changed, by looking at their times.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often to look.
const PAUSE: Duration = Duration::from_millis(300);
/// A change in these needs the compiler; the rest only new pages.
const PROGRAM: [&str; 4] = ["src", "unpack", "Cargo.toml", "Cargo.lock"];
const PAGES: [&str; 3] = ["lessons", "static", "index.html"];

/// What has to be built again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Program,
    Pages,
}

type Times = BTreeMap<PathBuf, SystemTime>;

/// The files as they were last seen.
pub(super) struct Watch {
    program: Times,
    pages: Times,
}

impl Watch {
    pub(super) fn new() -> Self {
        Watch { program: times(&PROGRAM), pages: times(&PAGES) }
    }

    /// Waits for the next change.
    pub(super) fn wait(&mut self) -> Change {
        loop {
            std::thread::sleep(PAUSE);
            let now = Watch::new();
            let program = now.program != self.program;
            let pages = now.pages != self.pages;
            *self = now;
            match (program, pages) {
                (true, _) => return Change::Program,
                (false, true) => return Change::Pages,
                (false, false) => {}
            }
        }
    }
}

fn times(places: &[&str]) -> Times {
    let mut found = Times::new();
    for place in places {
        look(Path::new(place), &mut found);
    }
    found
}

/// Notes the time of `path`, or of all files in it. What vanishes meanwhile is not there.
fn look(path: &Path, found: &mut Times) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| look(&entry.path(), found));
    } else if let Ok(time) = path.metadata().and_then(|m| m.modified()) {
        found.insert(path.to_owned(), time);
    }
}
