//! What ECS posts to a service's event list. Kinds and ids only; the exact words are in `shell::ecs`.

use super::id::{DeploymentId, EventId, InstanceId, TargetGroupId, TargetId, TaskId};
use super::rebalance::InZones;
use super::refusal::Reason;
use super::target_group::TargetReason;
use super::time::TimeMs;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceMessage {
    pub at: TimeMs,
    /// The `ServicePosted` event that announced it.
    pub event: EventId,
    pub kind: ServiceMessageKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceMessageKind {
    /// "has started N tasks: (task …) …", `replaced` of them for unhealthy ones (R33).
    StartedTasks { tasks: Box<[TaskId]>, replaced: u32 },
    /// "has stopped N running tasks: (task …) …".
    StoppedTasks { tasks: Box<[TaskId]> },
    /// "registered N targets in (target-group …)".
    RegisteredTargets { target_group: TargetGroupId, count: u32 },
    /// "deregistered N targets in (target-group …)" (R59).
    DeregisteredTargets { target_group: TargetGroupId, count: u32 },
    /// "(service …, taskSet ecs-svc/…) has begun draining connections on N tasks." (R59)
    BegunDraining { deployment: DeploymentId, count: u32 },
    /// "(task …) (port …) is unhealthy in (target-group …) due to …": said when the task is stopped for it (R33).
    UnhealthyTarget { target: TargetId, reason: TargetReason },
    /// "(task …) failed container health checks." (R33)
    FailedContainerChecks { task: TaskId },
    /// "(deployment ecs-svc/…) deployment completed." (R36)
    DeploymentCompleted { deployment: DeploymentId },
    /// "(deployment ecs-svc/…) deployment failed: tasks failed to start." (R38)
    DeploymentFailed { deployment: DeploymentId },
    /// "rolling back to deployment ecs-svc/…." (R38)
    RollingBack { deployment: DeploymentId },
    /// "was unable to stop or start tasks during a deployment …" (R29)
    StuckByPercent,
    /// "is not AZ balanced with … AZ Rebalancing in progress." (R42): tasks by zone.
    NotBalanced { in_zone: InZones },
    /// "is AZ balanced with …" (R42)
    Balanced { in_zone: InZones },
    /// "was unable to reach steady state because task set (…) was unable to scale in …" (R41)
    UnableToScaleIn { deployment: DeploymentId },
    /// "is unable to consistently start tasks successfully." (R37)
    UnableToStartConsistently,
    /// "has reached a steady state." (R36)
    SteadyState,
    /// "was unable to place a task …" (R50): the closest computer and the first thing it fails.
    UnableToPlace { closest: InstanceId, reason: Reason },
    /// The same with no registered computer.
    UnableToPlaceNoInstances,
}
