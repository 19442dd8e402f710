//! Every event and decision, oldest dropped first once the ring is full; a digest over all of them, kept or not.

use std::hash::{Hash, Hasher};
use std::mem::size_of;
use std::ops::Range;

use super::chunks::Chunks;
use super::decision::{Decision, DecisionKind};
use super::event::{Cause, Event, EventKind};
use super::id::{DecisionId, EventId};
use super::time::TimeMs;

/// Bytes that events and decisions may take together.
pub const HISTORY_BYTES_MAX: usize = 64 << 20;
const EVENTS_MAX: usize = HISTORY_BYTES_MAX * 3 / 4 / size_of::<Event>();
const DECISIONS_MAX: usize = HISTORY_BYTES_MAX / 4 / size_of::<Decision>();

/// Clones share what is full: a snapshot costs pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    events: Chunks<Event>,
    decisions: Chunks<Decision>,
    digest: Digest,
}

/// Events by position (0-based, counting dropped ones); `start..end` as [`EventId::index`].
pub type EventRange = Range<usize>;

impl History {
    pub(super) fn new() -> History {
        History {
            events: Chunks::new(EVENTS_MAX),
            decisions: Chunks::new(DECISIONS_MAX),
            digest: Digest(0),
        }
    }

    /// Events that ever happened: the next one's index.
    pub fn event_count(&self) -> usize {
        self.events.len()
    }

    pub fn decision_count(&self) -> usize {
        self.decisions.len()
    }

    /// `None` once it has been dropped.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.index())
    }

    /// `None` once it has been dropped.
    pub fn decision(&self, id: DecisionId) -> Option<&Decision> {
        self.decisions.get(id.index())
    }

    /// The kept events of a range, oldest first.
    pub fn events(&self, range: EventRange) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter(range)
    }

    /// The kept decisions of a range of [`DecisionId::index`], oldest first.
    pub fn decisions(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Decision> {
        self.decisions.iter(range)
    }

    /// Every event that is kept.
    pub fn all_events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events(0..self.event_count())
    }

    /// A rolling hash over every event and decision that ever happened; equal histories, equal digests, on every
    /// machine.
    pub fn digest(&self) -> u64 {
        self.digest.0
    }

    /// Memory that it holds, bytes.
    pub fn bytes(&self) -> usize {
        self.events.bytes() + self.decisions.bytes()
    }

    /// Of that, what a clone does not share.
    pub fn unshared_bytes(&self) -> usize {
        self.events.unshared_bytes() + self.decisions.unshared_bytes()
    }

    pub(super) fn record_event(&mut self, at: TimeMs, cause: Cause, kind: EventKind) -> EventId {
        let id = EventId::from_index(self.events.len());
        let event = Event { id, at, cause, kind };
        event.hash(&mut self.digest);
        self.events.push(event);
        id
    }

    pub(super) fn record_decision(
        &mut self,
        at: TimeMs,
        cause: Cause,
        kind: DecisionKind,
    ) -> DecisionId {
        let id = DecisionId::from_index(self.decisions.len());
        let decision = Decision { id, at, cause, kind };
        decision.hash(&mut self.digest);
        self.decisions.push(decision);
        id
    }
}

/// A hasher whose result is the same on every machine: one multiplication a word, no length of `usize` in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Digest(u64);

impl Digest {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.mix(u64::from(byte)));
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.mix(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    // Derived hashes name a variant by an isize, whose width differs between wasm32 and a 64-bit machine.
    fn write_isize(&mut self, n: isize) {
        self.mix(n as i64 as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_is_bounded_and_ids_stay_valid() {
        let mut history = History::new();
        let count = EVENTS_MAX + EVENTS_MAX / 4;
        for n in 0..count {
            history.record_event(TimeMs(n as u64), Cause::Start, EventKind::ClusterCreated);
            history.record_decision(
                TimeMs(n as u64),
                Cause::Start,
                DecisionKind::Drained { service: crate::sim::ServiceId::from_index(n) },
            );
        }
        assert!(history.bytes() <= HISTORY_BYTES_MAX, "{} bytes", history.bytes());
        assert_eq!(history.event_count(), count);
        assert_eq!(history.event(EventId::from_index(0)), None);
        let last = EventId::from_index(count - 1);
        assert_eq!(history.event(last).map(|event| event.id), Some(last));
        assert_eq!(history.decision(DecisionId::from_index(0)), None);
    }
}
