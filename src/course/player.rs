//! Scripts, played: natively to the end at once, in the page as time goes by.

use super::{NotThere, Script, ScriptLine, Step, Until};
use crate::lab::{Observe, Progress, Timeline, World};
use crate::sim::{Command, InstanceType, Rejection, Settled, TimeMs, settled};

/// A script on its way through a world. Time and work are bounded by the caller, slice by slice; how it is sliced changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    script: Script,
    /// What `rent-computer` rents.
    rented: InstanceType,
    /// The learner's 0:00.
    start: TimeMs,
    next: usize,
    /// When the step that waits began to wait.
    waiting_since: Option<TimeMs>,
}

/// How far a slice came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Played {
    /// Every step is done.
    Done,
    /// The slice's time is reached; the script goes on later.
    Waiting,
    /// The slice's budget is used up; call again.
    Paused,
}

/// Which line of a script could not be done, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFailure {
    /// Counted from 1.
    pub line: u32,
    pub why: WhyFailed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyFailed {
    NotThere(NotThere),
    Rejected(Rejection),
    /// What `wait until` waits for did not come in its time.
    NeverHeld {
        until: Until,
        at_most_ms: u64,
    },
}

/// Where a script can be played: a world, or a timeline, which also remembers.
pub trait Playable {
    fn world(&self) -> &World;
    fn apply(&mut self, command: Command) -> Result<(), Rejection>;
    /// As [`World::advance`].
    fn advance(&mut self, until: TimeMs, budget: u32) -> Progress;
}

impl Player {
    /// `start`: the learner's 0:00, from which `at` counts.
    pub fn new(script: Script, rented: InstanceType, start: TimeMs) -> Player {
        Player { script, rented, start, next: 0, waiting_since: None }
    }

    /// The line (counted from 1) and the step that is due next.
    pub fn next_line(&self) -> Option<&ScriptLine> {
        self.script.lines.get(self.next)
    }

    /// Plays on up to `until`, firing about `budget` timers at most.
    pub fn play(
        &mut self,
        on: &mut impl Playable,
        until: TimeMs,
        budget: u32,
    ) -> Result<Played, ScriptFailure> {
        let mut budget = budget;
        while let Some(ScriptLine { line, step }) = self.script.lines.get(self.next) {
            let since = *self.waiting_since.get_or_insert(on.world().now());
            let played = match step {
                Step::Act(action) => self.act(on, action).map(|()| Played::Done),
                Step::Wait { ms } => Ok(wait(on, since.after(*ms), until, budget)),
                Step::At { ms } => Ok(wait(on, self.start.after(*ms), until, budget)),
                Step::WaitUntil { until: what, at_most_ms } => {
                    wait_until(on, what, since.after(*at_most_ms), until, &mut budget).map_err(
                        |NeverHeld| WhyFailed::NeverHeld {
                            until: what.clone(),
                            at_most_ms: *at_most_ms,
                        },
                    )
                }
            };
            match played.map_err(|why| ScriptFailure { line: *line, why })? {
                Played::Done => (self.next, self.waiting_since) = (self.next + 1, None),
                unfinished => return Ok(unfinished),
            }
        }
        Ok(Played::Done)
    }

    fn act(&self, on: &mut impl Playable, action: &super::Action) -> Result<(), WhyFailed> {
        let command =
            action.command(on.world().cluster(), self.rented).map_err(WhyFailed::NotThere)?;
        on.apply(command).map_err(WhyFailed::Rejected)
    }
}

fn wait(on: &mut impl Playable, target: TimeMs, until: TimeMs, budget: u32) -> Played {
    match on.advance(target.min(until), budget) {
        Progress::Paused => Played::Paused,
        Progress::Reached if on.world().now() < target => Played::Waiting,
        Progress::Reached => Played::Done,
    }
}

struct NeverHeld;

/// Looks after every timer, so that the moment at which it first holds does not depend on slices.
fn wait_until(
    on: &mut impl Playable,
    what: &Until,
    deadline: TimeMs,
    until: TimeMs,
    budget: &mut u32,
) -> Result<Played, NeverHeld> {
    loop {
        if holds(what, on.world()) {
            return Ok(Played::Done);
        }
        if *budget == 0 {
            return Ok(Played::Paused);
        }
        *budget -= 1;
        if on.advance(deadline.min(until), 1) == Progress::Paused {
            continue;
        }
        if holds(what, on.world()) {
            return Ok(Played::Done);
        }
        return if on.world().now() >= deadline { Err(NeverHeld) } else { Ok(Played::Waiting) };
    }
}

fn holds(what: &Until, world: &World) -> bool {
    match what {
        Until::Steady => settled::state(world.cluster()) != Settled::Working,
        Until::Holds(condition) => condition.holds(world.cluster()),
    }
}

impl Playable for World {
    fn world(&self) -> &World {
        self
    }

    fn apply(&mut self, command: Command) -> Result<(), Rejection> {
        World::apply(self, &command).map(|_| ())
    }

    fn advance(&mut self, until: TimeMs, budget: u32) -> Progress {
        World::advance(self, until, budget)
    }
}

impl<O: Observe> Playable for Timeline<O> {
    fn world(&self) -> &World {
        self.live()
    }

    fn apply(&mut self, command: Command) -> Result<(), Rejection> {
        Timeline::apply(self, command).map(|_| ())
    }

    fn advance(&mut self, until: TimeMs, budget: u32) -> Progress {
        Timeline::advance(self, until, budget)
    }
}
