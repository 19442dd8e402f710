//! Target tracking (R61, R62): hold a metric near a target. Pure.

use serde::Serialize;

use super::alarm::{Alarm, AlarmSide, Comparison};
use super::metrics::Metric;
use crate::sim::parameters::Parameters;
use crate::unpack::Unpack;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct TargetTracking {
    pub metric: Metric,
    /// Thousandths; above 0.
    pub target_milli: u32,
    /// `None`: the default (R62).
    pub scale_out_cooldown_ms: Option<u64>,
    pub scale_in_cooldown_ms: Option<u64>,
    pub disable_scale_in: bool,
}

impl TargetTracking {
    /// With the default cooldowns.
    pub fn new(metric: Metric, target_milli: u32) -> TargetTracking {
        TargetTracking {
            metric,
            target_milli,
            scale_out_cooldown_ms: None,
            scale_in_cooldown_ms: None,
            disable_scale_in: false,
        }
    }

    /// R61: above the target for 3 minutes; below 0.9 × the target for 15.
    pub fn alarm(&self, side: AlarmSide, parameters: &Parameters) -> Alarm {
        let target = u64::from(self.target_milli);
        let (comparison, permille, periods) = match side {
            AlarmSide::High => (Comparison::GreaterThan, 1_000, parameters.alarm_high_minutes),
            AlarmSide::Low => {
                (Comparison::LessThan, parameters.alarm_low_permille, parameters.alarm_low_minutes)
            }
        };
        let threshold_micro = target * u64::from(permille);
        Alarm { metric: self.metric, comparison, threshold_micro, periods }
    }

    /// R62: `ceil(current × metric / target)`. AWS publishes only "proportional out, gradual in, conservative rounding".
    pub fn wanted(&self, current: u32, value_milli: u32) -> u32 {
        let product = u64::from(current) * u64::from(value_milli);
        u32::try_from(product.div_ceil(u64::from(self.target_milli.max(1)))).unwrap_or(u32::MAX)
    }
}
