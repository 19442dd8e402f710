//! Step scaling (R63): how far a metric is beyond the threshold says how much capacity changes. Pure.

use serde::Serialize;

use super::alarm::{Alarm, AlarmSide, Comparison};
use super::metrics::Metric;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct StepScaling {
    pub metric: Metric,
    pub comparison: Comparison,
    pub threshold_milli: u32,
    /// Minutes in a row beyond the threshold before it acts.
    pub minutes: u32,
    pub adjustment_type: AdjustmentType,
    pub steps: Vec<StepAdjustment>,
    /// `MinAdjustmentMagnitude`: the least change in tasks; only of a percentage.
    pub min_adjustment_magnitude: u32,
    /// `None`: the default (R63).
    pub cooldown_ms: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum AdjustmentType {
    /// By so many tasks.
    ChangeInCapacity,
    /// To so many tasks.
    ExactCapacity,
    /// By so many percent of the tasks.
    PercentChangeInCapacity,
}

/// Bounds are thousandths relative to the threshold; `None` is without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct StepAdjustment {
    pub lower_bound_milli: Option<i32>,
    pub upper_bound_milli: Option<i32>,
    /// `ScalingAdjustment`: tasks or percent.
    pub adjustment: i32,
}

impl StepScaling {
    pub fn alarm(&self) -> Alarm {
        Alarm {
            metric: self.metric,
            comparison: self.comparison,
            threshold_micro: u64::from(self.threshold_milli) * 1_000,
            periods: self.minutes,
        }
    }

    /// The step that such a value falls into. Above the threshold a step holds its lower bound and not its upper one,
    /// below it the other way round (R63).
    pub fn step(&self, value_milli: u32) -> Option<&StepAdjustment> {
        let beyond = i64::from(value_milli) - i64::from(self.threshold_milli);
        self.steps.iter().find(|step| step.holds(beyond, self.comparison.side()))
    }

    /// The capacity that this value asks for; `current` where no step holds it.
    pub fn wanted(&self, current: u32, value_milli: u32) -> u32 {
        let Some(step) = self.step(value_milli) else { return current };
        adjusted(current, self.adjustment_type, step.adjustment, self.min_adjustment_magnitude)
    }
}

impl StepAdjustment {
    fn holds(&self, beyond: i64, side: AlarmSide) -> bool {
        let lower = self.lower_bound_milli.map_or(i64::MIN, i64::from);
        let upper = self.upper_bound_milli.map_or(i64::MAX, i64::from);
        match side {
            AlarmSide::High => (lower..upper).contains(&beyond),
            AlarmSide::Low => lower < beyond && beyond <= upper,
        }
    }
}

/// The capacity after one adjustment, before the limits; at least 0 (R63).
pub fn adjusted(current: u32, by: AdjustmentType, adjustment: i32, at_least: u32) -> u32 {
    let (current, adjustment) = (i64::from(current), i64::from(adjustment));
    let to = match by {
        AdjustmentType::ChangeInCapacity => current + adjustment,
        AdjustmentType::ExactCapacity => adjustment,
        AdjustmentType::PercentChangeInCapacity => {
            let change = rounded_percent(current, adjustment);
            let at_least = i64::from(at_least).max(change.abs());
            current + change.signum() * at_least
        }
    };
    u32::try_from(to.max(0)).unwrap_or(u32::MAX)
}

/// Above 1 down, between 0 and 1 to 1, between −1 and 0 to −1, below −1 toward zero (R63).
fn rounded_percent(current: i64, percent: i64) -> i64 {
    let hundredths = current * percent;
    match hundredths / 100 {
        0 => hundredths.signum(),
        // Rust divides toward zero, as both outer rules ask.
        whole => whole,
    }
}
