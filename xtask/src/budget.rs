//! `cargo xtask budget`: how many bytes a page costs, held against limits and the noted figures.

mod cost;
mod figures;

use crate::build::std_source;
use anyhow::{Context, Result, bail};
use cost::Cost;
use figures::Figures;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The checked-in figures.
const NOTED: &str = "tests/budgets.toml";

/// Brotli bytes that no page may exceed: to read it, and with its program.
const READING: u64 = 50_000;
/// With the first part of its program.
const WITH_STAGE: u64 = 260_000;
/// The same where the program has nginx in it.
const WITH_DESK: u64 = 400_000;
/// The editor of configurations by itself, which comes when one comes into view.
const EDITOR: u64 = 110_000;
/// What of a program comes only when it is needed, by itself.
const STAGE_REST: u64 = 120_000;
const DESK_REST: u64 = 220_000;

const NOISE: u64 = 100;

/// Per cent that programs may cost more where the standard library could not be compiled with them.
const SHIPPED_ROOM: u64 = 10;

/// Prints what the pages of `dist/` cost; with `--write`, notes it.
///
/// # Errors
/// As [`check`]; a wrong option.
pub(crate) fn run(args: &[String]) -> Result<()> {
    match args {
        [] => check(Path::new("dist")),
        [write] if write == "--write" => {
            let figures = measure(Path::new("dist"))?;
            fs::write(NOTED, figures::write(&figures))?;
            print(&figures);
            Ok(())
        }
        _ => bail!("budget takes only --write"),
    }
}

/// Compares the pages in `dist` with the limits and with the noted figures.
///
/// # Errors
/// A kind of page costs too much, more than noted, or is not noted yet.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let noted = figures::read(&fs::read_to_string(NOTED).context(NOTED)?)?;
    let found = measure(dist)?;
    print(&found);
    let room = if std_source::is_shipped() { SHIPPED_ROOM } else { 0 };
    if room > 0 {
        println!("{}: {room} per cent more is let through", std_source::SHIPPED);
    }
    let wrong: Vec<String> = found
        .iter()
        .flat_map(|(kind, cost)| {
            let cost = cost.less(room);
            over_limit(kind, &cost).into_iter().chain(over_note(kind, &cost, noted.get(kind)))
        })
        .collect();
    if wrong.is_empty() { Ok(()) } else { bail!("{}\n{HOW}", wrong.join("\n")) }
}

const HOW: &str = "If a rise is worth it, note it: cargo xtask budget --write";

/// The dearest page of each kind.
fn measure(dist: &Path) -> Result<Figures> {
    let mut kinds = Figures::new();
    for page in pages(dist)? {
        let (kind, cost) = Cost::of(dist, &page)?;
        let dearest = kinds.entry(kind).or_insert(cost);
        *dearest = dearest.dearer(cost);
    }
    if kinds.is_empty() {
        bail!("{} has no pages: cargo xtask build writes them", dist.display());
    }
    for alone in cost::ALONE {
        kinds.insert(alone.into(), Cost::of_alone(dist, alone)?);
    }
    Ok(kinds)
}

/// Every HTML file under `folder`.
fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "html") {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn over_limit(kind: &str, cost: &Cost) -> Vec<String> {
    let (reading, with_program) = match kind {
        "editor" => (EDITOR, EDITOR),
        "stage-rest" => (STAGE_REST, STAGE_REST),
        "desk-rest" => (DESK_REST, DESK_REST),
        cost::DESK => (READING, WITH_DESK),
        _ => (READING, WITH_STAGE),
    };
    [("to read", cost.reading_br, reading), ("with its program", cost.stage_br, with_program)]
        .into_iter()
        .filter(|(_, bytes, limit)| bytes > limit)
        .map(|(what, bytes, limit)| format!("{kind} {what}: {bytes} bytes (brotli), limit {limit}"))
        .collect()
}

/// More than one per cent above the note. Below [`NOISE`] bytes nothing is said: the hashes in file
/// names compress a little better or worse each time.
fn over_note(kind: &str, cost: &Cost, noted: Option<&Cost>) -> Vec<String> {
    let Some(noted) = noted else {
        return vec![format!("{kind} has no figures in {NOTED}")];
    };
    cost.named()
        .into_iter()
        .zip(noted.named())
        .filter(|((_, now), (_, then))| now * 100 > then * 101 && *now > then + NOISE)
        .map(|((what, now), (_, then))| format!("{kind} {what}: {then} → {now} bytes"))
        .collect()
}

fn print(figures: &BTreeMap<String, Cost>) {
    println!("{:<10} {:>12} {:>12} {:>12} {:>12}", "", "reading", "brotli", "with stage", "brotli");
    for (kind, cost) in figures {
        let [reading, reading_br, stage, stage_br] = cost.named().map(|(_, bytes)| bytes);
        println!("{kind:<10} {reading:>12} {reading_br:>12} {stage:>12} {stage_br:>12}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Cost = Cost { reading: 20_000, reading_br: 5000, stage: 20_000, stage_br: 20_000 };

    #[test]
    fn one_per_cent_more_is_let_through_and_no_more() {
        let more = |bytes| Cost { stage_br: bytes, ..COST };
        assert_eq!(over_note("home", &more(20_200), Some(&COST)), Vec::<String>::new());
        assert_eq!(over_note("home", &more(20_201), Some(&COST)).len(), 1);
        assert_eq!(over_note("home", &COST, None).len(), 1);
    }

    #[test]
    fn limits_hold_whatever_is_noted() {
        let big = Cost { reading_br: READING + 1, stage_br: WITH_STAGE, ..COST };
        assert_eq!(over_limit("home", &big).len(), 1);
        let desk = Cost { stage_br: WITH_STAGE + 1, ..COST };
        assert_eq!(over_limit("home", &desk).len(), 1);
        assert_eq!(over_limit(cost::DESK, &desk).len(), 0);
        let editor = Cost { reading_br: EDITOR, stage_br: EDITOR + 1, ..COST };
        assert_eq!(over_limit("editor", &editor).len(), 1);
    }
}
