//! A scaling policy of either kind (R61–R63).

use serde::Serialize;

use super::alarm::{Alarm, AlarmSide};
use super::metrics::Metric;
use super::step_scaling::StepScaling;
use super::target_tracking::TargetTracking;
use crate::sim::parameters::Parameters;
use crate::unpack::Unpack;

/// Application Auto Scaling's quota: policies of a scalable target.
pub const POLICIES_MAX: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum ScalingPolicy {
    TargetTracking(TargetTracking),
    StepScaling(StepScaling),
}

impl ScalingPolicy {
    /// Target tracking has both alarms, step scaling the one of its comparison.
    pub fn alarm(&self, side: AlarmSide, parameters: &Parameters) -> Option<Alarm> {
        match self {
            ScalingPolicy::TargetTracking(policy) => Some(policy.alarm(side, parameters)),
            ScalingPolicy::StepScaling(policy) => {
                (policy.comparison.side() == side).then(|| policy.alarm())
            }
        }
    }

    pub fn metric(&self) -> Metric {
        match self {
            ScalingPolicy::TargetTracking(policy) => policy.metric,
            ScalingPolicy::StepScaling(policy) => policy.metric,
        }
    }

    /// The target or the threshold, thousandths.
    pub fn aim_milli(&self) -> u32 {
        match self {
            ScalingPolicy::TargetTracking(policy) => policy.target_milli,
            ScalingPolicy::StepScaling(policy) => policy.threshold_milli,
        }
    }

    /// The capacity it asks for at this value of its metric.
    pub fn wanted(&self, current: u32, value_milli: u32) -> u32 {
        match self {
            ScalingPolicy::TargetTracking(policy) => policy.wanted(current, value_milli),
            ScalingPolicy::StepScaling(policy) => policy.wanted(current, value_milli),
        }
    }

    /// Target tracking that may scale in: the others wait until it is ready to (R62).
    pub fn vetoes_scale_in(&self) -> bool {
        matches!(self, ScalingPolicy::TargetTracking(policy) if !policy.disable_scale_in)
    }

    pub(super) fn acts_on(&self, side: AlarmSide) -> bool {
        let disabled = matches!(self, ScalingPolicy::TargetTracking(p) if p.disable_scale_in);
        side == AlarmSide::High || !disabled
    }

    /// R62, R63.
    pub(super) fn cooldown_ms(&self, side: AlarmSide, parameters: &Parameters) -> u64 {
        let named = match (self, side) {
            (ScalingPolicy::TargetTracking(policy), AlarmSide::High) => {
                policy.scale_out_cooldown_ms
            }
            (ScalingPolicy::TargetTracking(policy), AlarmSide::Low) => policy.scale_in_cooldown_ms,
            (ScalingPolicy::StepScaling(policy), _) => policy.cooldown_ms,
        };
        named.unwrap_or(parameters.scaling_cooldown_ms)
    }

    /// A policy put again replaces the one that watches the same for the same end.
    pub(super) fn is_same_as(&self, other: &ScalingPolicy) -> bool {
        match (self, other) {
            (ScalingPolicy::TargetTracking(one), ScalingPolicy::TargetTracking(other)) => {
                one.metric == other.metric
            }
            (ScalingPolicy::StepScaling(one), ScalingPolicy::StepScaling(other)) => {
                one.metric == other.metric && one.comparison.side() == other.comparison.side()
            }
            _ => false,
        }
    }
}
