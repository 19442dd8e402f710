//! How far a service may stray from its desired count while it changes (R29).

use serde::Serialize;

use super::circuit_breaker::CircuitBreaker;
use crate::sim::service::SchedulingStrategy;
use crate::unpack::Unpack;

/// The largest `maximumPercent` taken. AWS names no limit; this one keeps every product below 2⁶⁴.
pub const MAXIMUM_PERCENT_MAX: u32 = 10_000;

/// R29, R38. Literals name what differs from [`DeploymentConfiguration::REPLICA`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct DeploymentConfiguration {
    pub minimum_healthy_percent: u32,
    pub maximum_percent: u32,
    pub circuit_breaker: CircuitBreaker,
}

impl DeploymentConfiguration {
    /// What a REPLICA service gets when nothing is said.
    pub const REPLICA: DeploymentConfiguration = DeploymentConfiguration {
        minimum_healthy_percent: 100,
        maximum_percent: 200,
        circuit_breaker: CircuitBreaker::OFF,
    };

    /// What a DAEMON service gets when nothing is said to the API (R26).
    pub const DAEMON: DeploymentConfiguration = DeploymentConfiguration {
        minimum_healthy_percent: 0,
        maximum_percent: 100,
        circuit_breaker: CircuitBreaker::OFF,
    };

    /// What a service of this strategy gets when nothing is said.
    pub fn of(strategy: SchedulingStrategy) -> DeploymentConfiguration {
        match strategy {
            SchedulingStrategy::Replica => DeploymentConfiguration::REPLICA,
            SchedulingStrategy::Daemon => DeploymentConfiguration::DAEMON,
        }
    }

    /// `ceil(desired × minimum / 100)`: healthy tasks that stops must leave (R29).
    pub fn lower(self, desired: u32) -> u32 {
        clamp((u64::from(desired) * u64::from(self.minimum_healthy_percent)).div_ceil(100))
    }

    /// `floor(desired × maximum / 100)`: counted tasks that starts must not exceed (R29, R30).
    pub fn upper(self, desired: u32) -> u32 {
        clamp(u64::from(desired) * u64::from(self.maximum_percent) / 100)
    }
}

fn clamp(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
