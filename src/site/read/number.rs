//! A number that the engine counts: the reader runs the script, so that no writer can be wrong about it.

use super::{
    lesson_file::NumberEntry,
    structure::{Checker, Entry, NumberPart, Stages},
};
use crate::course::{Counted, Judge, Metric, Played, Player, Stage};
use crate::lab::{Progress, Timeline};

/// More timers than any lesson needs.
const TIMERS: u32 = 1_000_000;

impl Counted {
    /// What is counted at the end of the run on `stage`; `Err` says why there is no end.
    pub fn count(&self, stage: &Stage, seed: u64) -> Result<u32, String> {
        let start =
            stage.set_up(seed).map_err(|why| format!("the stage is not set up: {why:?}"))?;
        let end = start.now().after(self.until_ms);
        let mut player = Player::new(self.script.clone(), stage.kit.clone(), start.now());
        let mut timeline = Timeline::new(start, Judge::default());
        match player.play(&mut timeline, end, TIMERS) {
            Ok(Played::Done) => {}
            Ok(Played::Waiting | Played::Paused) => {
                return Err("the script does not end before `until`".into());
            }
            Err(failure) => return Err(format!("line {}: {:?}", failure.line, failure.why)),
        }
        match timeline.advance(end, TIMERS) {
            Progress::Reached => Ok(self.metric.measure(timeline.live())),
            Progress::Paused => Err("too much happens before `until`".into()),
        }
    }
}

impl Checker<'_, '_> {
    pub(super) fn number(&mut self, entry: &NumberEntry, stages: &Stages) -> Entry<NumberPart> {
        let name = entry.stage.get_ref();
        let metric = self.read(&entry.metric, Metric::read(entry.metric.get_ref()));
        if let Some(metric) = &metric {
            self.names_known(&entry.metric, metric.named().into_iter(), stages, name);
        }
        let counted = Counted {
            stage: self.known_stage(&entry.stage, stages),
            script: self.script(&entry.script, stages, name),
            until_ms: self.duration(&entry.until),
            metric: metric.unwrap_or(Metric::COMPUTERS),
        };
        let stage = stages.iter().find(|stage| stage.id == *name).map(|stage| &stage.part.ko);
        // What is wrong so far would only be said again.
        let counts = stage.filter(|_| self.source.mistakes.is_empty());
        let answer = counts.map_or(Ok(0), |stage| counted.count(stage, stage.seed));
        let answer = answer.unwrap_or_else(|why| {
            let line = self.line(&entry.script);
            self.source.wrong(line, format!("the engine cannot count this: {why}"));
            0
        });
        self.entry(&entry.id, &entry.covers, NumberPart { answer, counted })
    }
}
