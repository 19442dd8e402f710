//! The Kubernetes HorizontalPodAutoscaler (R64), beside ECS's to compare. Pure; nothing in the cluster runs it.

use std::collections::VecDeque;

use crate::sim::time::TimeMs;

/// `--horizontal-pod-autoscaler-…` and `HPAScalingRules` with their defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HpaSettings {
    /// Thousandths.
    pub target_milli: u32,
    pub min_replicas: u32,
    pub max_replicas: u32,
    /// No change while |metric / target − 1| is at most this, in thousandths.
    pub tolerance_milli: u32,
    pub sync_ms: u64,
    /// Down only to the largest recommendation of this long.
    pub down_stabilization_ms: u64,
    /// Up by at most the larger of so many pods and so many times, per [`HpaSettings::up_period_ms`].
    pub up_pods: u32,
    pub up_times: u32,
    pub up_period_ms: u64,
}

impl HpaSettings {
    pub fn new(target_milli: u32, min_replicas: u32, max_replicas: u32) -> HpaSettings {
        HpaSettings {
            target_milli,
            min_replicas,
            max_replicas,
            tolerance_milli: 100,
            sync_ms: 15_000,
            down_stabilization_ms: 300_000,
            up_pods: 4,
            up_times: 2,
            up_period_ms: 15_000,
        }
    }

    /// `ceil(current × metric / target)`, or `current` within the tolerance (R64).
    pub fn recommended(&self, current: u32, value_milli: u32) -> u32 {
        self.of_sum(current, u64::from(current) * u64::from(value_milli))
    }

    /// The same where pods without a metric are among `current`: they count as 0 % when it would scale up, as exactly on
    /// target when it would scale down, and the direction may not turn round (R64).
    pub fn recommended_with_missing(&self, current: u32, missing: u32, value_milli: u32) -> u32 {
        let missing = missing.min(current);
        let up = value_milli > self.target_milli;
        let assumed = if up { 0 } else { u64::from(self.target_milli) };
        let measured = u64::from(current - missing) * u64::from(value_milli);
        let wanted = self.of_sum(current, measured + u64::from(missing) * assumed);
        if up { wanted.max(current) } else { wanted.min(current) }
    }

    /// `sum`: the metric over all pods together.
    fn of_sum(&self, current: u32, sum: u64) -> u32 {
        let on_target = u64::from(current) * u64::from(self.target_milli);
        let off = u128::from(sum.abs_diff(on_target)) * 1_000;
        if off <= u128::from(on_target) * u128::from(self.tolerance_milli) {
            return current;
        }
        let wanted = sum.div_ceil(u64::from(self.target_milli.max(1)));
        u32::try_from(wanted).unwrap_or(u32::MAX)
    }
}

/// What the controller remembers between two looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hpa {
    pub settings: HpaSettings,
    recommended: VecDeque<(TimeMs, u32)>,
    /// Scale-ups: when, by how many.
    ups: VecDeque<(TimeMs, u32)>,
}

impl Hpa {
    pub fn new(settings: HpaSettings) -> Hpa {
        Hpa { settings, recommended: VecDeque::new(), ups: VecDeque::new() }
    }

    /// One look, every `sync_ms`: how many replicas there shall be (R64).
    pub fn sync(&mut self, now: TimeMs, current: u32, value_milli: u32) -> u32 {
        let settings = self.settings;
        let recommended = settings.recommended(current, value_milli);
        self.recommended.push_back((now, recommended));
        let window = settings.down_stabilization_ms;
        self.recommended.retain(|&(at, _)| now.since(at) <= window);
        let stable = self.recommended.iter().map(|&(_, count)| count).max().unwrap_or(recommended);
        let wanted = if recommended < current { stable.min(current) } else { recommended };
        let limit = self.up_limit(now, current);
        let to = wanted.min(limit).clamp(settings.min_replicas, settings.max_replicas);
        if to > current {
            self.ups.push_back((now, to - current));
        }
        to
    }

    fn up_limit(&mut self, now: TimeMs, current: u32) -> u32 {
        let settings = self.settings;
        self.ups.retain(|&(at, _)| now.since(at) < settings.up_period_ms);
        let added: u32 = self.ups.iter().map(|&(_, by)| by).sum();
        let base = current.saturating_sub(added);
        base.saturating_add(settings.up_pods).max(base.saturating_mul(settings.up_times))
    }
}
