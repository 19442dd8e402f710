//! Running a lesson's scripts in the engine, natively and to the end.

use baton::course::{Judge, Lab, Played, Player, Script, Stage};
use baton::lab::{Progress, Timeline, World};

/// More timers than any lesson needs; a script that uses them up is wrong.
const TIMERS: u32 = 1_000_000;

pub(crate) fn set_up(stage: &Stage, seed: u64) -> World {
    stage
        .set_up(seed)
        .unwrap_or_else(|failure| panic!("stage {} with seed {seed}: {failure:?}", stage.id))
}

/// Plays a script from the learner's 0:00, then lets time pass to `until_ms` after it and a moment more, so that what is judged at the end is judged.
pub(crate) fn run(
    stage: &Stage,
    seed: u64,
    script: &Script,
    judge: impl Fn(&World) -> Judge,
    until_ms: u64,
) -> Timeline<Judge> {
    let start = set_up(stage, seed);
    let end = start.now().after(until_ms);
    let mut timeline = Timeline::new(start.clone(), judge(&start));
    let mut player = Player::new(script.clone(), stage.kit.clone(), start.now());
    let played = player.play(&mut timeline, end, TIMERS);
    assert_eq!(
        played,
        Ok(Played::Done),
        "stage {}, seed {seed}: the script does not end in its time",
        stage.id
    );
    assert_eq!(timeline.advance(end.after(1), TIMERS), Progress::Reached);
    timeline
}

pub(crate) fn run_lab(stage: &Stage, lab: &Lab, script: &Script) -> Timeline<Judge> {
    run(stage, stage.seed, script, |start| Judge::new(lab, start), lab.until_ms)
}
