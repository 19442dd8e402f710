//! Going through a log again: commands at their exact moments, timers between them.

use super::observe::Observe;
use super::timeline::{Logged, Moment};
use super::world::World;
use crate::sim::{Rejection, TimeMs};

/// A world on its way through a log.
pub(super) struct Replay<'a, O> {
    pub(super) world: World,
    pub(super) observer: O,
    log: &'a [Logged],
    /// Commands of the log that are done.
    pub(super) done: usize,
}

impl<'a, O: Observe> Replay<'a, O> {
    pub(super) fn new(world: World, observer: O, log: &'a [Logged], done: usize) -> Self {
        Replay { world, observer, log, done }
    }

    /// The command that comes before any further timer.
    fn due_command(&self) -> Option<&'a Logged> {
        self.log.get(self.done).filter(|logged| logged.moment.fired <= self.world.fired())
    }

    /// When the next thing happens, command or timer.
    fn next_at(&self) -> Option<TimeMs> {
        self.due_command().map(|logged| logged.moment.now).or(self.world.next_at())
    }

    /// One command or one timer.
    pub(super) fn step(&mut self) -> Result<(), Rejection> {
        if let Some(logged) = self.due_command() {
            self.world.wait_until(logged.moment.now);
            self.world.apply(&logged.command)?;
            self.done += 1;
        } else if !self.world.fire_next(TimeMs::NEVER) {
            return Ok(());
        }
        self.observer.observe(&self.world);
        Ok(())
    }

    /// Everything up to a time, then waits there.
    pub(super) fn run_to_time(&mut self, time: TimeMs) -> Result<(), Rejection> {
        while self.next_at().is_some_and(|at| at <= time) {
            self.step()?;
        }
        self.world.wait_until(time);
        Ok(())
    }

    /// Every command of the log and every timer up to a moment, then waits there.
    pub(super) fn run_to_moment(&mut self, moment: Moment) -> Result<(), Rejection> {
        while self.done < self.log.len() || self.world.fired() < moment.fired {
            self.step()?;
        }
        self.world.wait_until(moment.now);
        Ok(())
    }
}
