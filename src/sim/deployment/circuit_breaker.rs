//! When a deployment is given up (R38).

use crate::unpack::Unpack;
use serde::Serialize;

/// R38. Off unless somebody turns it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct CircuitBreaker {
    pub enable: bool,
    /// Back to the last completed revision once it trips.
    pub rollback: bool,
    pub threshold: FailureThreshold,
    /// Does a healthy task of the deployment set the count of failures back to 0?
    pub reset_on_healthy_task: bool,
}

/// R38: how many failures in a row trip it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub enum FailureThreshold {
    /// This percentage of the desired count, rounded up, but 3 at least and 200 at most.
    BoundedPercent(u32),
    Count(u32),
    /// This percentage of the desired count, rounded up.
    UnboundedPercent(u32),
}

impl CircuitBreaker {
    pub const OFF: CircuitBreaker = CircuitBreaker {
        enable: false,
        rollback: false,
        threshold: FailureThreshold::BoundedPercent(50),
        reset_on_healthy_task: true,
    };

    /// Enabled, with ECS's defaults for the rest.
    pub const fn on(rollback: bool) -> CircuitBreaker {
        CircuitBreaker { enable: true, rollback, ..CircuitBreaker::OFF }
    }
}

impl FailureThreshold {
    /// R38's table, `(lo, hi)` being the bounds of a bounded percentage. At least 1: nothing trips without a failure.
    pub fn failures(self, desired: u32, (lo, hi): (u32, u32)) -> u32 {
        let of_desired = |percent: u32| {
            let failures = (u64::from(desired) * u64::from(percent)).div_ceil(100);
            u32::try_from(failures).unwrap_or(u32::MAX)
        };
        match self {
            FailureThreshold::BoundedPercent(percent) => of_desired(percent).max(lo).min(hi),
            FailureThreshold::Count(count) => count,
            FailureThreshold::UnboundedPercent(percent) => of_desired(percent),
        }
        .max(1)
    }
}
