//! What became of one group's requests, in numbers.

use std::collections::VecDeque;

use super::histogram::Histogram;
use super::request::Outcome;
use super::rows::Rows;
use crate::sim::{Failure, TimeMs};

const MINUTE_MS: u64 = 60_000;
/// Minutes kept: the last hour, and the one that runs.
const MINUTES_MAX: usize = 61;

/// Since they came. I11: issued = answered + failed + in flight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrafficStats {
    pub issued: u64,
    pub answered: u64,
    /// By [`Failure::index`].
    pub failed_by: [u64; Failure::COUNT],
    pub in_flight: u32,
    /// Answered requests that stored a row.
    pub written: u64,
    /// Answered requests that looked in vain for a row that had been stored (R66).
    pub missing: u64,
    /// Of answered requests.
    pub latency: Histogram,
    minutes: VecDeque<Minute>,
}

/// Requests by the minute in which they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minute {
    /// Starts at `number × 60,000` ms.
    pub number: u64,
    pub answered: u32,
    pub failed: u32,
    /// Of those that were answered, looked in vain for a row.
    pub missing: u32,
    /// The slowest answer.
    pub slowest_ms: u32,
}

impl TrafficStats {
    pub fn failed(&self) -> u64 {
        self.failed_by.iter().sum()
    }

    pub fn failed_as(&self, failure: Failure) -> u64 {
        self.failed_by[failure.index()]
    }

    /// The last hour, oldest first; minutes in which none ended are left out.
    pub fn minutes(&self) -> impl DoubleEndedIterator<Item = &Minute> {
        self.minutes.iter()
    }

    pub(super) fn issue(&mut self) {
        self.issued += 1;
        self.in_flight += 1;
    }

    /// In the minute under way and the one before: looked in vain for a row.
    pub fn missing_lately(&self, now: TimeMs) -> u32 {
        let since = (now.0 / MINUTE_MS).saturating_sub(1);
        let late = self.minutes.iter().rev().take_while(|minute| minute.number >= since);
        late.map(|minute| minute.missing).sum()
    }

    pub(super) fn close(&mut self, now: TimeMs, took_ms: u32, outcome: Outcome, rows: Rows) {
        self.in_flight -= 1;
        let minute = self.minute(now);
        match outcome {
            Outcome::Answered => {
                minute.answered += 1;
                minute.slowest_ms = minute.slowest_ms.max(took_ms);
                minute.missing += u32::from(rows.missed());
                self.written += u64::from(rows.wrote());
                self.missing += u64::from(rows.missed());
                self.answered += 1;
                self.latency.add(took_ms);
            }
            Outcome::Failed(failure) => {
                minute.failed += 1;
                self.failed_by[failure.index()] += 1;
            }
        }
    }

    fn minute(&mut self, now: TimeMs) -> &mut Minute {
        let number = now.0 / MINUTE_MS;
        if self.minutes.back().is_none_or(|last| last.number != number) {
            self.minutes.push_back(Minute { number, ..Minute::default() });
            let surplus = self.minutes.len().saturating_sub(MINUTES_MAX);
            self.minutes.drain(..surplus);
        }
        self.minutes.back_mut().expect("just pushed or found")
    }
}
