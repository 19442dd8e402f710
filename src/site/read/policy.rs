//! A stage's scaling policies.

use super::{
    stage_file::{PolicyEntry, StepEntry},
    structure::Checker,
};
use crate::course::StagePolicy;
use crate::sim::autoscaling::{
    AdjustmentType, Comparison, Metric, ScalingPolicy, StepAdjustment, StepScaling, TargetTracking,
};

const METRICS: [(&str, Metric); 3] = [
    ("cpu", Metric::CpuUtilization),
    ("memory", Metric::MemoryUtilization),
    ("requests", Metric::RequestCountPerTarget),
];

pub(super) fn policy(checker: &mut Checker, entry: &PolicyEntry) -> StagePolicy {
    let metric = checker.one_of(&entry.metric, &METRICS).unwrap_or(Metric::CpuUtilization);
    let policy = match (entry.target, entry.above, entry.below) {
        (Some(target), None, None) => tracking(checker, entry, metric, target),
        (None, Some(above), None) => step(checker, entry, metric, Comparison::GreaterThan, above),
        (None, None, Some(below)) => step(checker, entry, metric, Comparison::LessThan, below),
        _ => {
            let what = "write one of `target` (target tracking), `above` or `below` (step scaling)";
            checker.wrong(&entry.name, what);
            tracking(checker, entry, metric, 1)
        }
    };
    StagePolicy {
        name: entry.name.get_ref().clone(),
        service: entry.service.get_ref().clone(),
        min_capacity: entry.minimum,
        max_capacity: entry.maximum,
        policy,
    }
}

fn tracking(
    checker: &mut Checker,
    entry: &PolicyEntry,
    metric: Metric,
    target: u32,
) -> ScalingPolicy {
    ScalingPolicy::TargetTracking(TargetTracking {
        scale_out_cooldown_ms: entry.out_cooldown.as_ref().map(|text| checker.duration(text)),
        scale_in_cooldown_ms: entry.in_cooldown.as_ref().map(|text| checker.duration(text)),
        disable_scale_in: !entry.scale_in,
        ..TargetTracking::new(metric, target.saturating_mul(1_000))
    })
}

fn step(
    checker: &mut Checker,
    entry: &PolicyEntry,
    metric: Metric,
    comparison: Comparison,
    threshold: u32,
) -> ScalingPolicy {
    let cooldown = entry.out_cooldown.as_ref().or(entry.in_cooldown.as_ref());
    let steps = entry.step.iter().map(|StepEntry { from, to, by }| StepAdjustment {
        lower_bound_milli: from.map(|from| from.saturating_mul(1_000)),
        upper_bound_milli: to.map(|to| to.saturating_mul(1_000)),
        adjustment: *by,
    });
    ScalingPolicy::StepScaling(StepScaling {
        metric,
        comparison,
        threshold_milli: threshold.saturating_mul(1_000),
        minutes: entry.minutes.unwrap_or(1),
        adjustment_type: AdjustmentType::ChangeInCapacity,
        steps: steps.collect(),
        min_adjustment_magnitude: 1,
        cooldown_ms: cooldown.map(|text| checker.duration(text)),
    })
}
