//! Whether Application Auto Scaling would take a target, a policy, a data point.

use super::alarm::AlarmSide;
use super::policy::{POLICIES_MAX, ScalingPolicy};
use super::step_scaling::{AdjustmentType, StepAdjustment, StepScaling};
use crate::sim::cluster::{Cluster, TASKS_PER_SERVICE_MAX};
use crate::sim::id::ServiceId;
use crate::sim::ordered::ordered;
use crate::sim::rejection::Rejection;
use crate::sim::service::SchedulingStrategy;

/// Application Auto Scaling's quota: step adjustments of a policy.
const STEPS_MAX: usize = 20;
/// CloudWatch: an alarm looks at a day at most.
const ALARM_MINUTES_MAX: u32 = 1_440;
/// A percentage or a count beyond it means nothing; it keeps every product small.
const ADJUSTMENT_MAX: u32 = 1_000_000;

type Checked = Result<(), Rejection>;

impl Cluster {
    /// R26: a DAEMON service has no count to scale.
    pub(in crate::sim) fn check_limits(&self, id: ServiceId, min: u32, max: u32) -> Checked {
        let limit = TASKS_PER_SERVICE_MAX;
        if self.service(id).scheduling_strategy == SchedulingStrategy::Daemon {
            Err(Rejection::DaemonCountOrMaximum)
        } else if min > max {
            Err(Rejection::CapacityLimitsCrossed { min, max })
        } else if max > limit {
            Err(Rejection::TooManyTasks { wanted: max, limit })
        } else {
            Ok(())
        }
    }

    pub(in crate::sim) fn check_target(&self, service: ServiceId) -> Checked {
        let registered = self.scalable_targets.contains_key(&service);
        if registered { Ok(()) } else { Err(Rejection::NoScalableTarget { service }) }
    }

    pub(in crate::sim) fn check_policy(&self, id: ServiceId, policy: &ScalingPolicy) -> Checked {
        self.check_target(id)?;
        let policies = &self.scalable_targets[&id].policies;
        let replaces = policies.iter().any(|state| state.policy.is_same_as(policy));
        if !replaces && policies.len() >= POLICIES_MAX {
            return Err(Rejection::TooManyPolicies { limit: POLICIES_MAX as u32 });
        }
        match policy {
            ScalingPolicy::TargetTracking(policy) if policy.target_milli == 0 => {
                Err(Rejection::ScalingTargetIsZero)
            }
            ScalingPolicy::TargetTracking(_) => Ok(()),
            ScalingPolicy::StepScaling(policy) => check_steps(policy),
        }
    }
}

/// R63: steps in order leave no gap and do not overlap; only the outermost may be without an end.
fn check_steps(policy: &StepScaling) -> Checked {
    let count = policy.steps.len();
    if !(1..=ALARM_MINUTES_MAX).contains(&policy.minutes) {
        return Err(Rejection::AlarmMinutesOutOfRange { limit: ALARM_MINUTES_MAX });
    }
    if !(1..=STEPS_MAX).contains(&count) {
        return Err(Rejection::StepCountOutOfRange { limit: STEPS_MAX as u32 });
    }
    let exact = policy.adjustment_type == AdjustmentType::ExactCapacity;
    let out_of_range = |step: &StepAdjustment| {
        step.adjustment.unsigned_abs() > ADJUSTMENT_MAX || (exact && step.adjustment < 0)
    };
    let too_far = policy.min_adjustment_magnitude > ADJUSTMENT_MAX;
    if too_far || policy.steps.iter().any(out_of_range) {
        return Err(Rejection::AdjustmentOutOfRange { limit: ADJUSTMENT_MAX });
    }
    let steps = ordered(&policy.steps, |step: &&StepAdjustment| step.lower_bound_milli);
    let joined = steps.windows(2).all(|pair| {
        pair[0].upper_bound_milli.is_some()
            && pair[0].upper_bound_milli == pair[1].lower_bound_milli
    });
    let upward = steps.iter().all(|step| match (step.lower_bound_milli, step.upper_bound_milli) {
        (Some(lower), Some(upper)) => lower < upper,
        (None, None) => false,
        _ => true,
    });
    let open = has_open_end(&steps, policy.comparison.side());
    let fits = joined && upward && open;
    if fits { Ok(()) } else { Err(Rejection::StepsNotJoined) }
}

/// However far the metric goes, there is a step for it: a bound below the threshold needs one without a lower end, a bound
/// above it one without an upper.
fn has_open_end(steps: &[&StepAdjustment], side: AlarmSide) -> bool {
    let below = steps.iter().any(|step| step.lower_bound_milli.is_some_and(|bound| bound < 0));
    let above = steps.iter().any(|step| step.upper_bound_milli.is_some_and(|bound| bound > 0));
    let open_below = steps.first().is_some_and(|step| step.lower_bound_milli.is_none());
    let open_above = steps.last().is_some_and(|step| step.upper_bound_milli.is_none());
    let toward = match side {
        AlarmSide::High => open_above,
        AlarmSide::Low => open_below,
    };
    toward && (!below || open_below) && (!above || open_above)
}
