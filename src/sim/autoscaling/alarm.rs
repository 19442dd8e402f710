//! CloudWatch alarms as scaling uses them (R61): a threshold, and how many minutes in a row must be beyond it. Pure.

use serde::Serialize;

use super::metrics::{Metric, ServiceMetrics};
use crate::unpack::Unpack;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub metric: Metric,
    pub comparison: Comparison,
    /// Thousandths times 1,000: a millionth, so that 0.9 × a target is exact.
    pub threshold_micro: u64,
    /// Minutes in a row.
    pub periods: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum Comparison {
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
}

/// Which of a policy's alarms: AlarmHigh asks for more tasks, AlarmLow for fewer. A step policy has one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum AlarmSide {
    High,
    Low,
}

/// CloudWatch's `StateValue`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum AlarmState {
    InsufficientData,
    Ok,
    Alarm,
}

impl Comparison {
    pub fn side(self) -> AlarmSide {
        match self {
            Comparison::GreaterThan | Comparison::GreaterThanOrEqual => AlarmSide::High,
            Comparison::LessThan | Comparison::LessThanOrEqual => AlarmSide::Low,
        }
    }
}

impl Alarm {
    /// Is this minute beyond the threshold?
    pub fn is_breached(&self, minute: ServiceMetrics) -> bool {
        let value = u64::from(minute.of(self.metric)) * 1_000;
        match self.comparison {
            Comparison::GreaterThan => value > self.threshold_micro,
            Comparison::GreaterThanOrEqual => value >= self.threshold_micro,
            Comparison::LessThan => value < self.threshold_micro,
            Comparison::LessThanOrEqual => value <= self.threshold_micro,
        }
    }

    /// The state after the latest of these minutes, newest first. Beyond the threshold in each of the last `periods`:
    /// ALARM; a minute within it: OK. Missing data change nothing, until all of them are missing (R61).
    pub fn judge(
        &self,
        before: AlarmState,
        newest_first: impl Iterator<Item = Option<ServiceMetrics>>,
    ) -> AlarmState {
        let (mut breached, mut missing) = (0, 0);
        for minute in newest_first.take(self.periods as usize) {
            match minute {
                Some(minute) if !self.is_breached(minute) => return AlarmState::Ok,
                Some(_) => breached += 1,
                None => missing += 1,
            }
        }
        match (breached, missing) {
            (_, 0) if breached == self.periods => AlarmState::Alarm,
            (0, missing) if missing == self.periods => AlarmState::InsufficientData,
            _ => before,
        }
    }
}
