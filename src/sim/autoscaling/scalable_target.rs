//! A service that scales by itself: its limits, its policies and what they remember.

use std::collections::VecDeque;

use super::alarm::{AlarmSide, AlarmState};
use super::capacity::ScalingHold;
use super::metrics::ServiceMetrics;
use super::policy::ScalingPolicy;
use crate::sim::id::EventId;
use crate::sim::time::TimeMs;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScalableTarget {
    pub min_capacity: u32,
    pub max_capacity: u32,
    /// In the order in which they were put.
    pub policies: Vec<ScalingState>,
    /// Closed minutes, newest first; `None` is missing data.
    pub(super) minutes: VecDeque<Option<ServiceMetrics>>,
    pub(super) out_until: TimeMs,
    /// The capacity before the scale-out whose cooldown runs.
    pub(super) before_out: u32,
    pub(super) in_until: TimeMs,
    /// When the minute under way is over; [`TimeMs::NEVER`] without a policy.
    pub(super) minute_due_at: TimeMs,
}

/// A policy and its alarms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScalingState {
    pub policy: ScalingPolicy,
    pub(super) alarms: [AlarmState; 2],
    /// The event that brought each alarm where it is.
    pub(super) moved_by: [EventId; 2],
    /// Why it was last held back; said once.
    pub(super) held: Option<ScalingHold>,
}

impl ScalingState {
    pub fn alarm_state(&self, side: AlarmSide) -> AlarmState {
        self.alarms[side as usize]
    }
}

impl ScalableTarget {
    pub(super) fn new(min_capacity: u32, max_capacity: u32) -> ScalableTarget {
        ScalableTarget {
            min_capacity,
            max_capacity,
            policies: Vec::new(),
            minutes: VecDeque::new(),
            out_until: TimeMs::ZERO,
            before_out: 0,
            in_until: TimeMs::ZERO,
            minute_due_at: TimeMs::NEVER,
        }
    }

    /// Until when a cooldown keeps it from scaling this way; past when there is none (R62).
    pub fn cooldown_until(&self, side: AlarmSide) -> TimeMs {
        match side {
            AlarmSide::High => self.out_until,
            AlarmSide::Low => self.in_until,
        }
    }

    /// The closed minutes that alarms still look at, newest first; `None` is missing data (R61).
    pub fn minutes(&self) -> impl Iterator<Item = Option<ServiceMetrics>> {
        self.minutes.iter().copied()
    }
}
