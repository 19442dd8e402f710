//! What a page saved after its program had stopped, played again where a debugger is.

use super::pages::lesson_at;
use crate::app::page::StageLog;
use crate::course::{Judge, Kind, Stage};
use crate::lab::Timeline;
use crate::lang::Lang;
use crate::site::read::ReadLesson;
use crate::text::clock::clock;
use crate::ui::pack;
use std::collections::BTreeMap;
use std::path::Path;

/// The file that `boot.js` writes.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    /// The page's program; its name carries the hash of its bytes, so it names the engine's version.
    program: String,
    page: String,
    error: String,
    /// What the tab kept of each stage, by its key: seed, commands, and what was about to be done.
    stages: BTreeMap<String, String>,
}

/// Plays every stage of `report` to where it stopped, and then does what it was about to do; says what it does to `tell`
/// first, so that a panic comes right after its reason.
///
/// # Errors
/// A report that is none, or one of lessons other than those in `lessons`, in words for the terminal.
pub fn replay(report: &str, lessons: &Path, mut tell: impl FnMut(&str)) -> Result<(), String> {
    let report: Report = toml::from_str(report).map_err(|e| format!("no report: {e}"))?;
    tell(&format!("{} on {}: {}", report.program, report.page, report.error));
    for (key, text) in &report.stages {
        let of_stage = key.strip_prefix("baton.stage.").and_then(|rest| rest.split_once('.'));
        let (slug, id) = of_stage.ok_or_else(|| format!("{key} is no stage's key"))?;
        let read = lesson_at(lessons, slug)?;
        let found = find(&read, id).ok_or_else(|| format!("{slug} has no stage {id} now"))?;
        let log = pack::bytes(text).and_then(|bytes| StageLog::decode(&bytes, found.0));
        let log = log.ok_or_else(|| format!("{key}: kept in a world that is another one now"))?;
        tell(&format!("{slug}/{id}, seed {}", log.seed));
        play(found, log, &mut tell)?;
    }
    Ok(())
}

/// The stage called `id`, and what watches it on its page.
type Found<'a> = (&'a Stage, Option<&'a crate::course::Lab>);

fn find<'a>(read: &'a ReadLesson, id: &str) -> Option<Found<'a>> {
    let lesson = read.lesson.get(Lang::En);
    let mut labs = lesson.questions().filter_map(|question| match &question.kind {
        Kind::Lab(lab) if lab.stage == id => Some(lab),
        _ => None,
    });
    Some((lesson.stage(id)?, labs.next()))
}

fn play((stage, lab): Found<'_>, log: StageLog, tell: &mut impl FnMut(&str)) -> Result<(), String> {
    let world = stage.set_up(log.seed).map_err(|why| format!("{}: {why:?}", stage.id))?;
    let judge = lab.map(|lab| Judge::new(lab, &world)).unwrap_or_default();
    let start = world.now();
    let mut timeline = Timeline::new(world, judge);
    for logged in log.log.iter().chain(&log.next) {
        let at = clock(logged.moment.now.since(start) / 1_000);
        tell(&format!("{at} {:?}", logged.command));
    }
    let log = log.settled(false);
    timeline.restore(log.log, log.moment).map_err(|why| format!("{}: {why:?}", stage.id))?;
    tell(&format!(
        "{} reached, digest {:016x}",
        clock(timeline.live().now().since(start) / 1_000),
        timeline.live().digest()
    ));
    Ok(())
}
