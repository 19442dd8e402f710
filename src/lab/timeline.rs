//! A world with its past: undo, scrub, reload and share are all the same replay.

use serde::Serialize;

use super::observe::Observe;
use super::replay::Replay;
use super::snapshots::Snapshots;
use super::world::{Progress, World};
use crate::sim::placement::{self, Group, Request, Verdict};
use crate::sim::{
    Cause, Command, CommandId, DecisionId, DecisionKind, EventRange, Placement, Rejection, TaskId,
    TimeMs,
};
use crate::unpack::Unpack;

/// Timers that a log from outside may ask to replay: about a minute of work.
pub const REPLAY_TIMERS_MAX: u64 = 20_000_000;

/// An exact place in a history: several timers and commands may share one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub struct Moment {
    /// Timers fired before it.
    pub fired: u64,
    pub now: TimeMs,
}

/// A command and when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Logged {
    pub moment: Moment,
    pub command: Command,
}

/// Why a log from outside cannot be replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// A command (0-based) is refused where it stands.
    Refused { index: usize, rejection: Rejection },
    /// Its moments go backwards, or are not moments of this world.
    OutOfOrder { index: usize },
    /// It asks for more than [`REPLAY_TIMERS_MAX`] timers, or for more time than there is.
    TooLong,
}

/// Scenario, command log, snapshots, and the world as it is now.
#[derive(Clone)]
pub struct Timeline<O: Observe> {
    start: World,
    start_observer: O,
    live: World,
    observer: O,
    log: Vec<Logged>,
    snapshots: Snapshots<O>,
}

impl<O: Observe> Timeline<O> {
    /// The learner's time 0 is `start.now()`.
    pub fn new(start: World, observer: O) -> Self {
        Timeline {
            live: start.clone(),
            observer: observer.clone(),
            log: Vec::new(),
            snapshots: Snapshots::new(start.fired()),
            start,
            start_observer: observer,
        }
    }

    pub fn start(&self) -> &World {
        &self.start
    }

    pub fn live(&self) -> &World {
        &self.live
    }

    pub fn observer(&self) -> &O {
        &self.observer
    }

    /// Accepted commands, oldest first.
    pub fn log(&self) -> &[Logged] {
        &self.log
    }

    /// Snapshots kept, and their bytes together: what the past costs.
    pub fn snapshots(&self) -> (usize, usize) {
        (self.snapshots.count(), self.snapshots.bytes())
    }

    /// Where the live world stands.
    pub fn moment(&self) -> Moment {
        Moment { fired: self.live.fired(), now: self.live.now() }
    }

    /// Does a command now; a refused one is not logged.
    pub fn apply(&mut self, command: Command) -> Result<CommandId, Rejection> {
        let moment = self.moment();
        let id = self.live.apply(&command)?;
        self.log.push(Logged { moment, command });
        self.observer.observe(&self.live);
        Ok(id)
    }

    /// Lets time pass, firing at most `budget` timers.
    pub fn advance(&mut self, until: TimeMs, budget: u32) -> Progress {
        let progress = self.live.advance_observed(until, budget, &mut self.observer);
        self.remember();
        progress
    }

    /// Lets time pass until something happens, at most up to `until`.
    pub fn step(&mut self, until: TimeMs) -> Option<EventRange> {
        let events = self.live.step_observed(until, &mut self.observer);
        self.remember();
        events
    }

    fn remember(&mut self) {
        self.snapshots.offer(&self.live, &self.observer, self.log.len());
    }

    /// Takes the last command back: the world is as it was just before it. False when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(Logged { moment, .. }) = self.log.pop() else { return false };
        self.snapshots.forget_after(self.log.len(), moment.fired);
        let mut replay =
            self.replay_from(|done, fired, _| done <= self.log.len() && fired <= moment.fired);
        replayed(replay.run_to_moment(moment));
        let Replay { world, observer, .. } = replay;
        (self.live, self.observer) = (world, observer);
        true
    }

    /// Forgets everything since the start.
    pub fn back_to_start(&mut self) {
        *self = Timeline::new(self.start.clone(), self.start_observer.clone());
    }

    /// The world as it was at a time (the live one if that is later); later commands are not lost.
    pub fn world_at(&self, time: TimeMs) -> World {
        if time >= self.live.now() {
            return self.live.clone();
        }
        let time = time.max(self.start.now());
        let mut replay = self.replay_from(|_, _, now| now <= time);
        replayed(replay.run_to_time(time));
        replay.world
    }

    /// Replaces everything since the start by a log from outside: a reload, a share link, the other build of the page.
    /// On an error nothing has changed.
    pub fn restore(&mut self, log: Vec<Logged>, moment: Moment) -> Result<(), RestoreError> {
        let mut restored = Timeline::new(self.start.clone(), self.start_observer.clone());
        for (index, Logged { moment, command }) in log.into_iter().enumerate() {
            restored.go_to(moment, index)?;
            restored
                .apply(command)
                .map_err(|rejection| RestoreError::Refused { index, rejection })?;
        }
        let index = restored.log.len();
        restored.go_to(moment, index)?;
        *self = restored;
        Ok(())
    }

    fn go_to(&mut self, moment: Moment, index: usize) -> Result<(), RestoreError> {
        let out_of_order = Err(RestoreError::OutOfOrder { index });
        let timers = moment.fired.saturating_sub(self.start.fired());
        if timers > REPLAY_TIMERS_MAX || moment.now > World::END {
            return Err(RestoreError::TooLong);
        }
        while self.live.fired() < moment.fired {
            if self.live.next_at().is_none_or(|at| at > moment.now) {
                return out_of_order;
            }
            self.live.fire_next(moment.now);
            self.observer.observe(&self.live);
            self.remember();
        }
        let skips = self.live.next_at().is_some_and(|at| at < moment.now);
        if self.live.fired() > moment.fired || self.live.now() > moment.now || skips {
            return out_of_order;
        }
        self.live.wait_until(moment.now);
        Ok(())
    }

    /// "Why not there?": for a placement, every computer's answer at that moment, recomputed by replay. `None` for other
    /// decisions and for those from before the start.
    pub fn verdicts(&self, id: DecisionId) -> Option<Vec<Verdict>> {
        let history = self.live.cluster().history();
        let decision = history.decision(id)?;
        let DecisionKind::Placed { task, .. } = decision.kind else { return None };
        let before = self.world_before(id)?;
        let (id_of, task) = (task, self.live.cluster().task(task));
        let (group, definition) = (Group::of(self.live.cluster(), id_of), task.definition);
        let first = before.cluster().history().decision_count();
        let earlier =
            history.decisions(first..id.index()).filter_map(|earlier| match earlier.kind {
                DecisionKind::Placed { task, instance, .. } if earlier.cause == decision.cause => {
                    Some((self.live.cluster().task(task).definition, instance))
                }
                _ => None,
            });
        let earlier: Vec<_> = earlier.collect();
        let placement = self.placement_of(id_of, decision.cause);
        let then = placement::with_placed(before.cluster().clone(), group, &earlier);
        let request = Request::new(&then, group, definition, &placement);
        Some(placement::verdicts(&then, &request))
    }

    /// What its service says of where a task goes, or the call that ran it alone.
    fn placement_of(&self, task: TaskId, cause: Cause) -> Placement {
        let cluster = self.live.cluster();
        match (cluster.task(task).service, cause) {
            (Some(service), _) => cluster.service(service).placement.clone(),
            (None, Cause::Command(id)) => {
                let logged = self.log.get(id.index() - self.start.commands());
                match logged.map(|logged| &logged.command) {
                    Some(Command::RunTask(run)) => run.placement.clone(),
                    _ => Placement::default(),
                }
            }
            (None, _) => Placement::default(),
        }
    }

    /// The world just before the command or timer that brought a decision.
    fn world_before(&self, id: DecisionId) -> Option<World> {
        let count = |world: &World| world.cluster().history().decision_count();
        if id.index() < count(&self.start) || id.index() >= count(&self.live) {
            return None;
        }
        let at = self.live.cluster().history().decision(id)?.at;
        // Once to count the steps, once to stop before the last: worlds are not kept for every step.
        let from = || self.replay_from(|_, _, now| now < at);
        let mut replay = from();
        let mut steps = 0;
        while count(&replay.world) <= id.index() {
            replayed(replay.step());
            steps += 1;
        }
        let mut replay = from();
        (1..steps).for_each(|_| replayed(replay.step()));
        Some(replay.world)
    }

    /// A replay from the latest snapshot (or the start) that `allowed(commands done, timers fired, now)` accepts.
    fn replay_from(&self, allowed: impl Fn(usize, u64, TimeMs) -> bool) -> Replay<'_, O> {
        let found = self.snapshots.latest(|s| allowed(s.done, s.world.fired(), s.world.now()));
        match found {
            Some(s) => Replay::new(s.world.clone(), s.observer.clone(), &self.log, s.done),
            None => Replay::new(self.start.clone(), self.start_observer.clone(), &self.log, 0),
        }
    }
}

/// What was accepted once is accepted again at the same moment. Not `expect`: that would carry the
/// `Debug` words of every rejection into the page.
fn replayed<E>(step: Result<(), E>) {
    assert!(step.is_ok(), "what was accepted once is accepted again at the same moment");
}
