//! The one queue: everything that is due, in one order: by time, then class, then the order of scheduling.
//!
//! A radix queue: time only goes forward, so a timer lies where its time first differs from `front`, read in digits of
//! six bits, the highest first. Each time `front` reaches a bucket, what lies there moves down a level: as often as its
//! distance had digits, however many timers there are. A bucket is always in the order of scheduling, since it is filled
//! from above while it is empty, and then only from outside.

use std::collections::VecDeque;

use super::traffic;
use crate::sim::{self, Schedule, TimeMs};

/// Bits of a digit.
const DIGIT: u32 = 6;
/// Buckets of a level: one for each digit.
const BUCKETS: usize = 1 << DIGIT;

/// What may become due. Later rooms add theirs here, so that all share one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timer {
    Sim(sim::Timer),
    Traffic(traffic::Due),
}

impl Timer {
    /// Of two timers of one moment, the smaller class fires first.
    fn class(&self) -> u8 {
        match self {
            Timer::Sim(timer) => timer.class(),
            // After all that the cluster does: what came first meets it, then who waits gives up, then others ask.
            Timer::Traffic(traffic::Due::Step(_)) => 5,
            Timer::Traffic(traffic::Due::Deadline(_)) => 6,
            Timer::Traffic(traffic::Due::Arrival(_)) => 7,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    at: TimeMs,
    timer: Timer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Bucket {
    entries: Vec<Entry>,
    /// The earliest of them.
    first: TimeMs,
}

/// Timers whose time first differs from the queue's front in one digit, by what that digit is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Level {
    /// A bit for each bucket that is not empty.
    filled: u64,
    buckets: [Bucket; BUCKETS],
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Queue {
    /// Where the last timer was taken from; nothing lies before it.
    front: TimeMs,
    /// Due at `front`, by class, in the order of scheduling.
    due: Vec<VecDeque<Timer>>,
    /// How many these are.
    due_count: usize,
    /// Due later; the lowest digit first.
    levels: Vec<Level>,
    count: usize,
}

impl Queue {
    pub(super) fn next_at(&self) -> Option<TimeMs> {
        if self.due_count > 0 {
            return Some(self.front);
        }
        self.nearest().map(|(level, digit)| self.levels[level].buckets[digit].first)
    }

    /// Takes the first entry if it is due by `until`.
    pub(super) fn pop_due(&mut self, until: TimeMs) -> Option<(TimeMs, Timer)> {
        let at = self.next_at().filter(|&at| at <= until)?;
        if at > self.front {
            self.go_to(at);
        }
        let timer = self.due.iter_mut().find_map(VecDeque::pop_front)?;
        self.count -= 1;
        self.due_count -= 1;
        Some((at, timer))
    }

    pub(super) fn push(&mut self, at: TimeMs, timer: Timer) {
        self.count += 1;
        self.insert(Entry { at, timer });
    }

    pub(super) fn bytes(&self) -> usize {
        self.levels.len() * size_of::<Level>() + self.count * size_of::<Entry>()
    }

    /// The bucket with the earliest timer: the lower the level, the nearer, whatever the digit.
    fn nearest(&self) -> Option<(usize, usize)> {
        let level = self.levels.iter().position(|level| level.filled != 0)?;
        Some((level, self.levels[level].filled.trailing_zeros() as usize))
    }

    /// Moves the front to the earliest timer: the others of its bucket differ from it in a lower digit, or not at all.
    fn go_to(&mut self, at: TimeMs) {
        self.front = at;
        let Some((level, digit)) = self.nearest() else { return };
        self.levels[level].filled &= !(1 << digit);
        let bucket = &mut self.levels[level].buckets[digit];
        bucket.first = TimeMs::NEVER;
        let mut entries = std::mem::take(&mut bucket.entries);
        entries.drain(..).for_each(|entry| self.insert(entry));
        // The room is needed again soon.
        self.levels[level].buckets[digit].entries = entries;
    }

    fn insert(&mut self, entry: Entry) {
        debug_assert!(entry.at >= self.front, "time only goes forward");
        let differs = entry.at.0 ^ self.front.0;
        if differs == 0 {
            let class = usize::from(entry.timer.class());
            grow(&mut self.due, class, VecDeque::new);
            self.due.as_mut_slice()[class].push_back(entry.timer);
            self.due_count += 1;
            return;
        }
        let level = (differs.ilog2() / DIGIT) as usize;
        let digit = (entry.at.0 >> (level as u32 * DIGIT)) as usize % BUCKETS;
        grow(&mut self.levels, level, Level::empty);
        let level = &mut self.levels.as_mut_slice()[level];
        level.filled |= 1 << digit;
        let bucket = &mut level.buckets[digit];
        bucket.first = bucket.first.min(entry.at);
        bucket.entries.push(entry);
    }
}

impl Level {
    fn empty() -> Level {
        let bucket = |_| Bucket { entries: Vec::new(), first: TimeMs::NEVER };
        Level { filled: 0, buckets: std::array::from_fn(bucket) }
    }
}

/// Makes the list long enough to have an item at `index`.
fn grow<T>(list: &mut Vec<T>, index: usize, empty: fn() -> T) {
    if list.len() <= index {
        list.resize_with(index + 1, empty);
    }
}

impl Schedule for Queue {
    fn schedule(&mut self, at: TimeMs, timer: sim::Timer) {
        self.push(at, Timer::Sim(timer));
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;

    use super::*;
    use crate::sim::rng::{self, Stream};
    use crate::sim::{ContainerId, Due, EventId, InstanceId, ServiceId, TaskId};

    fn draw(nth: u64, below: u64) -> u64 {
        rng::range(7, Stream::Name, 0, nth, (0, below - 1))
    }

    /// The `nth` timer; its number is the event that set it.
    fn timer(nth: u64) -> sim::Timer {
        let due = match draw(nth, 4) {
            0 => Due::Boot(InstanceId::from_index(0)),
            1 => Due::Container(ContainerId::from_index(0)),
            2 => Due::Task(TaskId::from_index(0)),
            _ => Due::Pass(ServiceId::from_index(0)),
        };
        sim::Timer { due, set_by: EventId::from_index(nth as usize) }
    }

    /// What the order is defined by: a heap over time, class and number.
    #[test]
    fn timers_come_by_time_then_class_then_the_order_of_scheduling() {
        let (mut queue, mut heap) = (Queue::default(), BinaryHeap::new());
        let mut now = TimeMs::ZERO;
        for nth in 0..20_000 {
            // At once, soon, or in up to a hundred years: as many of each size.
            let ms = draw(nth + 20_000, 1 << draw(nth + 40_000, 42));
            let timer = timer(nth);
            queue.schedule(now.after(ms), timer);
            heap.push(Reverse((now.after(ms), timer.class(), nth)));
            while draw(nth + heap.len() as u64, 3) == 0 || nth == 19_999 {
                assert_eq!(queue.next_at(), heap.peek().map(|first| first.0.0));
                let Some(Reverse((at, _, first))) = heap.pop() else { break };
                if draw(first, 5) == 0 {
                    assert_eq!(queue.pop_due(TimeMs(at.0 - 1)), None, "not due yet");
                }
                let (_, Timer::Sim(taken)) = queue.pop_due(at).expect("the heap has one") else {
                    panic!("only timers of the cluster");
                };
                assert_eq!(taken.set_by, EventId::from_index(first as usize), "at {at:?}");
                now = at;
            }
        }
        assert_eq!((queue.next_at(), queue.count), (None, 0));
    }
}
