//! `cargo xtask rare`: which functions of the programs ordinary visits never call.

use super::program::{KINDS, LANGS, Program};
use super::split::names;
use super::{Build, hashed, whole, work};
use crate::install::chromium::Chromium;
use crate::{child, place};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// A line for each rare function: the hash of its name. A function that is not here yet is taken for
/// an ordinary one, so a list that has grown old costs bytes, and nothing else.
const LIST: &str = "xtask/rare.txt";

/// The functions that are only loaded when they are needed.
pub(super) struct Rare(BTreeSet<String>);

impl Rare {
    /// As it is noted.
    ///
    /// # Errors
    /// The file is missing.
    pub(super) fn read() -> Result<Rare> {
        let list = fs::read_to_string(LIST).context(LIST)?;
        Ok(Rare(list.lines().map(str::to_owned).collect()))
    }

    /// Whether the function with this name is one.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&hash(name))
    }
}

/// Some names fill several lines, and there are thousands.
fn hash(name: &str) -> String {
    format!("{:08x}", hashed::fnv1a(name.as_bytes()) >> 32)
}

/// Builds the site with programs that tell what they call, visits it, and notes what was not called.
///
/// # Errors
/// The site cannot be built or visited.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let built = match args {
        [] => false,
        [flag] if flag == "--built" => true,
        _ => bail!("rare takes only --built, where nothing but the visits has changed"),
    };
    let out = place::target().join("site/watched");
    let build =
        Build { base: "/".into(), origin: None, dev: false, live: false, watched: true, out };
    if !built {
        whole(&build)?;
    }
    let seen = visit(&build)?;
    let mut ordinary = BTreeSet::new();
    let mut all = BTreeSet::new();
    for kind in KINDS {
        for lang in LANGS {
            let Program { name, .. } = Program::of(&build, kind, lang);
            let names = names(&fs::read(work(false).join(format!("{name}_bg.wasm")))?)?;
            ordinary.extend(seen_of(&seen, &name)?.into_iter().map(|at| names[at].clone()));
            all.extend(names);
        }
    }
    let rare: BTreeSet<String> = all.difference(&ordinary).map(|name| hash(name)).collect();
    println!("{} of {} functions are rare", rare.len(), all.len());
    let lines: Vec<String> = rare.into_iter().collect();
    Ok(fs::write(LIST, lines.join("\n") + "\n")?)
}

/// A line for each program: its name, and the places of the functions that visits called.
fn visit(build: &Build) -> Result<String> {
    let mut node = Command::new("node");
    node.arg("tests/e2e/visits.mjs").env("SITE", &build.out);
    child::check(node.env("CHROME_PATH", Chromium::ensure()?.browser))?;
    Ok(fs::read_to_string(build.out.join("seen"))?)
}

fn seen_of(seen: &str, program: &str) -> Result<Vec<usize>> {
    let line = seen.lines().find_map(|line| line.strip_prefix(program)?.strip_prefix(' '));
    let line = line.with_context(|| format!("no visit used {program}"))?;
    line.split(' ').map(|at| at.parse().context("a place")).collect()
}
