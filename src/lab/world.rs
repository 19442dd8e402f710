//! The world as a value: cluster, clock, queue.

use super::observe::Observe;
use super::queue::{Queue, Timer};
use super::traffic::{Drive, Traffic};
use crate::sim::{Cluster, Command, CommandId, EventRange, Parameters, Rejection, TimeMs, UsersId};

/// Same seed and same commands at the same moments: same world, on every machine, however time is cut into slices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    cluster: Cluster,
    traffic: Traffic,
    #[cfg(feature = "desk")]
    nginx: super::nginx::Nginx,
    queue: Queue,
    now: TimeMs,
    /// Timers fired so far: with the time, the exact place of a moment in history.
    fired: u64,
    /// Commands accepted so far.
    commands: usize,
    /// What everything had cost when the learner's time began, in millionths of a US dollar.
    billed_before: u64,
    /// What the groups of users are called, in their order; decides nothing.
    users_names: Vec<String>,
}

/// How far [`World::advance`] came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The time asked for.
    Reached,
    /// The budget was used up before: call again.
    Paused,
}

impl World {
    /// Where time ends: a hundred years. No arithmetic with times can overflow before it.
    pub const END: TimeMs = TimeMs(100 * 365 * 24 * 3_600_000);

    /// An empty cluster at time 0.
    pub fn new(seed: u64, parameters: Parameters) -> World {
        World {
            cluster: Cluster::new(seed, parameters),
            traffic: Traffic::default(),
            #[cfg(feature = "desk")]
            nginx: Default::default(),
            queue: Queue::default(),
            now: TimeMs::ZERO,
            fired: 0,
            commands: 0,
            billed_before: 0,
            users_names: Vec::new(),
        }
    }

    pub fn now(&self) -> TimeMs {
        self.now
    }

    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// Gives the groups of users names, in their order.
    pub fn name_users(&mut self, names: Vec<String>) {
        self.users_names = names;
    }

    /// The group that was given this name.
    pub fn users_named(&self, name: &str) -> Option<UsersId> {
        self.users_names.iter().position(|known| known == name).map(UsersId::from_index)
    }

    /// From here on the bill is the learner's.
    pub fn begin_bill(&mut self) {
        self.billed_before = self.cluster.bill(self.now).total();
    }

    /// What everything has cost since then, in millionths of a US dollar.
    pub fn bill(&self) -> u64 {
        self.cluster.bill(self.now).total() - self.billed_before
    }

    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// The nginx of every container that has a configuration.
    #[cfg(feature = "desk")]
    pub fn nginx(&self) -> &super::nginx::Nginx {
        &self.nginx
    }

    /// Timers fired so far, stale ones too.
    pub fn fired(&self) -> u64 {
        self.fired
    }

    /// Commands accepted so far: the next one's [`CommandId::index`].
    pub fn commands(&self) -> usize {
        self.commands
    }

    /// When the next timer is due; `None` when nothing ever will be.
    pub fn next_at(&self) -> Option<TimeMs> {
        self.queue.next_at()
    }

    /// Equal for worlds with equal histories at equal times, on every machine.
    pub fn digest(&self) -> u64 {
        let happened = self.cluster.history().digest() ^ self.traffic.digest();
        happened ^ self.now.0.rotate_left(32) ^ self.fired
    }

    /// What a snapshot of it costs, roughly, in bytes: all but the parts of the history that clones share.
    pub fn snapshot_bytes(&self) -> usize {
        let history = self.cluster.history().unshared_bytes();
        let live = self.cluster.live_bytes() + self.traffic.bytes() + self.queue.bytes();
        #[cfg(feature = "desk")]
        let live = live + self.nginx.bytes();
        size_of::<World>() + live + history
    }

    /// Does a command now. Refused: nothing has changed.
    pub fn apply(&mut self, command: &Command) -> Result<CommandId, Rejection> {
        let id = CommandId::from_index(self.commands);
        self.cluster.apply(self.now, id, command, &mut self.queue)?;
        self.drive().follow();
        self.commands += 1;
        Ok(id)
    }

    /// Lets time pass up to `until` (at most [`World::END`]), firing at most `budget` timers: a bounded slice of work.
    pub fn advance(&mut self, until: TimeMs, budget: u32) -> Progress {
        self.advance_observed(until, budget, &mut ())
    }

    /// The same, watched.
    pub fn advance_observed(
        &mut self,
        until: TimeMs,
        budget: u32,
        observer: &mut impl Observe,
    ) -> Progress {
        let until = until.min(World::END);
        for _ in 0..budget {
            if !self.fire_next(until) {
                self.now = self.now.max(until);
                return Progress::Reached;
            }
            observer.observe(self);
        }
        Progress::Paused
    }

    /// Lets time pass until something happens, at most up to `until`: the events of one timer, or `None`.
    pub fn step(&mut self, until: TimeMs) -> Option<EventRange> {
        self.step_observed(until, &mut ())
    }

    /// The same, watched.
    pub fn step_observed(
        &mut self,
        until: TimeMs,
        observer: &mut impl Observe,
    ) -> Option<EventRange> {
        let until = until.min(World::END);
        let before = self.cluster.history().event_count();
        while self.fire_next(until) {
            observer.observe(self);
            let after = self.cluster.history().event_count();
            if after > before {
                return Some(before..after);
            }
        }
        self.now = self.now.max(until);
        None
    }

    fn drive(&mut self) -> Drive<'_> {
        Drive {
            traffic: &mut self.traffic,
            cluster: &mut self.cluster,
            #[cfg(feature = "desk")]
            nginx: &mut self.nginx,
            queue: &mut self.queue,
            now: self.now,
        }
    }

    /// Lets time pass in which nothing is due.
    pub(super) fn wait_until(&mut self, at: TimeMs) {
        debug_assert!(self.next_at().is_none_or(|due| due >= at), "a due timer would be skipped");
        self.now = self.now.max(at);
    }

    /// Fires the first timer that is due by `until`.
    pub(super) fn fire_next(&mut self, until: TimeMs) -> bool {
        let Some((at, timer)) = self.queue.pop_due(until) else { return false };
        self.now = at;
        self.fired += 1;
        match timer {
            Timer::Sim(timer) => {
                #[cfg(feature = "desk")]
                self.drive().foretell(timer.due);
                self.cluster.fire(at, timer, &mut self.queue);
            }
            Timer::Traffic(due) => self.drive().fire(due),
        }
        self.drive().follow();
        true
    }
}
