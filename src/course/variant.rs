//! With which other seeds a lab is as fair.

use super::{Judge, Lab, Played, Player, Script, Stage, When};
use crate::lab::{Progress, Timeline, World};
use crate::sim::InstanceId;

/// How many are offered, and how many seeds after the stage's own are tried for them.
const OFFERED: usize = 3;
const TRIED: u64 = 20;
/// More timers than any lab needs.
const TIMERS: u32 = 1_000_000;

/// What a learner sees of a seed: on which computers the tasks stand at 0:00, and how many milliseconds later the lab's solution
/// has solved it.
type Seen = (Vec<InstanceId>, u64);

impl Lab {
    /// The first seeds after that of `stage` with which the lab goes otherwise, each its own way, and is as fair: doing nothing
    /// does not solve it, its solution does, and is taken for no wrong way.
    pub fn fair_seeds(&self, stage: &Stage) -> Vec<u64> {
        let own = stage.set_up(stage.seed).ok();
        let mut seen: Vec<Seen> =
            own.and_then(|start| self.fair(stage, &start)).into_iter().collect();
        let mut seeds = Vec::new();
        for seed in (1..=TRIED).map(|more| stage.seed.wrapping_add(more)) {
            if seeds.len() == OFFERED {
                break;
            }
            let start = stage.set_up(seed).ok().filter(|start| self.may_differ(start, &seen));
            let other = start.and_then(|start| self.fair(stage, &start));
            if let Some(other) = other.filter(|other| !seen.contains(other)) {
                seen.push(other);
                seeds.push(seed);
            }
        }
        seeds
    }

    /// What is judged at the end is solved at the end, so that only another start makes it another lab: others need not
    /// be played.
    fn may_differ(&self, start: &World, seen: &[Seen]) -> bool {
        let at_the_end = self.goals.iter().any(|one| matches!(one.goal.when, When::AtTheEnd));
        !at_the_end || !seen.iter().any(|(places, _)| *places == self::places(start))
    }

    /// `None`: it is not fair from this start.
    fn fair(&self, stage: &Stage, start: &World) -> Option<Seen> {
        let idle = self.played(stage, start, &Script::default())?;
        let solution = self.played(stage, start, &self.solution)?;
        let now = solution.live().now();
        let solved_at = solution.observer().solved_at(now)?;
        let is_solved = idle.observer().solved_at(idle.live().now()).is_some();
        if is_solved || solution.observer().wrong_way(now).is_some() {
            return None;
        }
        Some((places(start), solved_at.since(start.now())))
    }

    /// `None`: the script cannot be played to its end in the lab's time.
    fn played(&self, stage: &Stage, start: &World, script: &Script) -> Option<Timeline<Judge>> {
        let end = start.now().after(self.until_ms);
        let mut timeline = Timeline::new(start.clone(), Judge::new(self, start));
        let mut player = Player::new(script.clone(), stage.kit.clone(), start.now());
        let done = player.play(&mut timeline, end, TIMERS) == Ok(Played::Done);
        (done && timeline.advance(end.after(1), TIMERS) == Progress::Reached).then_some(timeline)
    }
}

fn places(start: &World) -> Vec<InstanceId> {
    let live = start.cluster().tasks().iter().filter(|task| task.is_live());
    live.map(|task| task.instance).collect()
}
