//! Snapshots of a world on its way, so that going back need not begin at the start.

use super::observe::Observe;
use super::world::World;

/// Timers between two snapshots while they are young.
const EVERY_TIMERS: u64 = 1_000;
/// Bytes that all snapshots may take.
const BYTES_MAX: usize = 64 << 20;
const COUNT_MAX: usize = 64;

#[derive(Clone)]
pub(super) struct Snapshot<O> {
    pub(super) world: World,
    pub(super) observer: O,
    /// Commands of the log that are done in it.
    pub(super) done: usize,
    bytes: usize,
}

/// Oldest first; the older, the sparser.
#[derive(Clone)]
pub(super) struct Snapshots<O> {
    kept: Vec<Snapshot<O>>,
    /// Timers fired when the last one was taken.
    last_fired: u64,
    start_fired: u64,
}

impl<O: Observe> Snapshots<O> {
    pub(super) fn new(start_fired: u64) -> Self {
        Snapshots { kept: Vec::new(), last_fired: start_fired, start_fired }
    }

    /// Takes a snapshot if the last one is far enough back.
    pub(super) fn offer(&mut self, world: &World, observer: &O, done: usize) {
        if world.fired() < self.last_fired + EVERY_TIMERS {
            return;
        }
        self.last_fired = world.fired();
        let bytes = world.snapshot_bytes();
        if bytes > BYTES_MAX {
            return;
        }
        let (world, observer) = (world.clone(), observer.clone());
        self.kept.push(Snapshot { world, observer, done, bytes });
        while self.kept.len() > COUNT_MAX || self.bytes() > BYTES_MAX {
            self.thin();
        }
    }

    pub(super) fn latest(&self, allowed: impl Fn(&Snapshot<O>) -> bool) -> Option<&Snapshot<O>> {
        self.kept.iter().rfind(|snapshot| allowed(snapshot))
    }

    /// Drops what lies after a command that was taken back.
    pub(super) fn forget_after(&mut self, done: usize, fired: u64) {
        self.kept.retain(|s| s.done <= done && s.world.fired() <= fired);
        self.last_fired = self.kept.last().map_or(self.start_fired, |s| s.world.fired());
    }

    pub(super) fn count(&self) -> usize {
        self.kept.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.kept.iter().map(|snapshot| snapshot.bytes).sum()
    }

    /// Drops the one whose loss leaves the smallest gap for its age: gaps grow with age.
    fn thin(&mut self) {
        let fired = |index: usize| self.kept[index].world.fired();
        let before = |index: usize| index.checked_sub(1).map_or(self.start_fired, fired);
        let newest = self.kept.len() - 1;
        let cost = |&index: &usize| {
            let gap = fired(index + 1) - before(index);
            let age = fired(newest) - fired(index) + EVERY_TIMERS;
            gap.saturating_mul(1_000) / age
        };
        let dropped = (0..newest).min_by_key(cost).unwrap_or(newest);
        self.kept.remove(dropped);
    }
}
