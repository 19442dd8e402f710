//! Scripts, played: natively to the end at once, in the page as time goes by.

use super::{Kit, NotThere, Script, ScriptLine, Step, Until};
use crate::lab::{Observe, Progress, Timeline, World};
use crate::sim::{Command, Rejection, Settled, TimeMs, settled};

/// A script on its way through a world. Time and work are bounded by the caller, slice by slice; how it is sliced changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    script: Script,
    kit: Kit,
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
    pub fn new(script: Script, kit: Kit, start: TimeMs) -> Player {
        Player { script, kit, start, next: 0, waiting_since: None }
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
            action.command(on.world().cluster(), &self.kit).map_err(WhyFailed::NotThere)?;
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
        Until::Holds(condition) => condition.holds(world),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Stage, example};
    use proptest::prelude::*;

    const SCRIPT: &str = "scale member 3
wait until routable(member) >= 3
crash-container 1 nginx
stop-task 2
wait until steady
at 10m
power-off 1
wait 30s
power-on 1
rent-computer 2
wait until computers == 4
terminate-computer 2
run-task member
delete-service member
wait until tasks(member) == 1 for at most 5m
wait until steady
create-service member 1
";

    fn start(stage: &Stage) -> World {
        stage.set_up(stage.seed).expect("the example can be set up")
    }

    fn played(script: &str) -> (World, Result<Played, ScriptFailure>) {
        let stage = example::stage(2);
        let mut world = start(&stage);
        let mut player = Player::new(example::script(script), stage.kit.clone(), world.now());
        let played = player.play(&mut world, TimeMs::NEVER, 100_000);
        (world, played)
    }

    fn failure(script: &str) -> (u32, WhyFailed) {
        let failure = played(script).1.expect_err("the script cannot be played");
        (failure.line, failure.why)
    }

    #[test]
    fn every_action_reaches_the_cluster() {
        let (world, played) = played(SCRIPT);
        assert_eq!(played, Ok(Played::Done));
        let metric =
            |text: &str| crate::course::Metric::read(text).expect("a metric").measure(&world);
        assert_eq!(metric("computers"), 3);
        assert_eq!(metric("computers_lost"), 1);
        assert_eq!(metric("desired(member)"), 1);
        assert_eq!(metric("desired(board)"), 0);
    }

    #[test]
    fn what_is_not_there_stops_the_script_at_its_line() {
        let not_there = |what| (2, WhyFailed::NotThere(what));
        let after_a_remark = |line: &str| failure(&format!("# remark\n{line}"));
        assert_eq!(after_a_remark("stop-task 9"), not_there(NotThere::Task(9)));
        assert_eq!(after_a_remark("power-off 3"), not_there(NotThere::Computer(3)));
        assert_eq!(after_a_remark("scale board 1"), not_there(NotThere::Service("board".into())));
        assert_eq!(after_a_remark("run-task board"), not_there(NotThere::Family("board".into())));
        let script = "scale member 1\nwait until running(member) == 1\ncrash-container 1 redis";
        let container = NotThere::Container { task: 1, name: "redis".into() };
        assert_eq!(failure(script), (3, WhyFailed::NotThere(container)));
    }

    #[test]
    fn what_is_refused_stops_the_script() {
        let refused = failure("power-on 1");
        assert!(
            matches!(refused, (1, WhyFailed::Rejected(Rejection::PowerAlreadyOn { .. }))),
            "{refused:?}"
        );
    }

    #[test]
    fn what_never_comes_ends_the_wait() {
        let (line, why) = failure("wait until running(member) >= 1 for at most 2m");
        assert_eq!(line, 1);
        assert!(matches!(why, WhyFailed::NeverHeld { at_most_ms: 120_000, .. }), "{why:?}");
    }

    #[test]
    fn the_largest_waits_stay_in_time() {
        let (world, played) =
            played("wait 24h\nat 24h\nwait until running(member) >= 1 for at most 24h");
        assert!(played.is_err());
        assert!(world.now() < TimeMs(3 * 24 * 3_600_000));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20))]
        #[test]
        fn slices_change_nothing(slices in prop::collection::vec((1u64..40_000, 1u32..50), 1..20)) {
            let stage = example::stage(2);
            let mut world = start(&stage);
            let mut player = Player::new(example::script(SCRIPT), stage.kit.clone(), world.now());
            for (ms, budget) in slices.into_iter().cycle() {
                let until = world.now().after(ms);
                let played = player.play(&mut world, until, budget).expect("the script can be played");
                if played == Played::Done {
                    break;
                }
                prop_assert!(player.next_line().is_some());
            }
            prop_assert_eq!(world.digest(), played(SCRIPT).0.digest());
        }
    }
}
