//! The one queue: everything that is due, in one order.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::sim::{self, Schedule, TimeMs};

/// What may become due. Later rooms add theirs here, so that all share one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timer {
    Sim(sim::Timer),
}

impl Timer {
    /// Of two timers of one moment, the smaller class fires first.
    fn class(&self) -> u8 {
        match self {
            Timer::Sim(timer) => timer.class(),
        }
    }
}

/// Ordered by time, then class, then the order of scheduling.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: TimeMs,
    /// Class in the top byte, sequence number below it.
    rank: u64,
    timer: Timer,
}

impl Entry {
    fn key(&self) -> (TimeMs, u64) {
        (self.at, self.rank)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key() && self.timer == other.timer
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    entries: BinaryHeap<Reverse<Entry>>,
    scheduled: u64,
}

impl Queue {
    pub(super) fn next_at(&self) -> Option<TimeMs> {
        self.entries.peek().map(|entry| entry.0.at)
    }

    /// Takes the first entry if it is due by `until`.
    pub(super) fn pop_due(&mut self, until: TimeMs) -> Option<(TimeMs, Timer)> {
        self.next_at().filter(|&at| at <= until)?;
        self.entries.pop().map(|Reverse(entry)| (entry.at, entry.timer))
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.len() * size_of::<Entry>()
    }
}

impl Schedule for Queue {
    fn schedule(&mut self, at: TimeMs, timer: sim::Timer) {
        let timer = Timer::Sim(timer);
        let rank = u64::from(timer.class()) << 56 | self.scheduled;
        self.scheduled += 1;
        self.entries.push(Reverse(Entry { at, rank, timer }));
    }
}

impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        let sorted = |queue: &Queue| queue.entries.clone().into_sorted_vec();
        self.scheduled == other.scheduled && sorted(self) == sorted(other)
    }
}

impl Eq for Queue {}
