//! Deployments: a service's way from one revision to the next (R34–R39).

mod circuit_breaker;
mod configuration;
pub(super) mod daemon;
mod deploy;
mod failure;
mod roll;

pub use circuit_breaker::{CircuitBreaker, FailureThreshold};
pub use configuration::{DeploymentConfiguration, MAXIMUM_PERCENT_MAX};

use serde::Serialize;

use super::id::{EventId, ServiceId, TaskDefinitionId};
use super::time::TimeMs;
use crate::unpack::Unpack;

/// One revision of a service being rolled out, or rolled out. Its id is its place in [`super::Cluster::deployments`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment {
    pub service: ServiceId,
    /// The revision: what its tasks are made of. A dead task is replaced by the same (R34).
    pub task_definition: TaskDefinitionId,
    pub status: DeploymentStatus,
    pub rollout_state: RolloutState,
    /// Tasks it shall have: the service's count for the PRIMARY one, fewer and fewer for one that is replaced.
    pub desired_count: u32,
    /// R39: failures in a row.
    pub failed_tasks: u32,
    /// R37: rounds of starts in a row of which a task ended before RUNNING.
    pub(in crate::sim) failed_rounds: u32,
    /// It is what a breaker went back to: none watches it.
    pub(in crate::sim) is_rollback: bool,
    /// A task of the latest round has failed.
    pub(in crate::sim) round_failed: bool,
    /// R37: no start before.
    pub(in crate::sim) retry_at: TimeMs,
    /// Its healthy and unhealthy tasks at the last pass (R38, R39).
    pub(in crate::sim) seen: (u32, u32),
    pub created_at: TimeMs,
    pub created_by: EventId,
}

/// R35.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum DeploymentStatus {
    /// The latest: the one that the service moves to.
    Primary,
    /// Being replaced; it still has tasks.
    Active,
    /// Replaced.
    Inactive,
}

/// R38.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum RolloutState {
    InProgress,
    Completed,
    Failed,
}

/// What ECS says about a deployment's tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeploymentCounts {
    pub desired: u32,
    pub pending: u32,
    pub running: u32,
    /// R39.
    pub failed: u32,
}
