//! What the orchestrator decided, by which rule, from which numbers. Enough to recompute the rest by replay.

use super::autoscaling::{AlarmSide, AlarmState, ScalingHold};
use super::event::Cause;
use super::id::{
    ContainerId, DecisionId, DeploymentId, InstanceId, ServiceId, TargetId, TaskDefinitionId,
    TaskId,
};
use super::refusal::{Reason, RefusedCounts};
use super::rule::Rule;
use super::scale_in::ChosenBy;
use super::target_group::TargetState;
use super::time::TimeMs;

/// At most 48 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    pub id: DecisionId,
    pub at: TimeMs,
    pub cause: Cause,
    pub kind: DecisionKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionKind {
    /// Fewer live tasks than desired: starts this many now (R27, R29).
    Shortfall { service: ServiceId, desired: u32, live: u32, start: u32 },
    /// More live tasks than desired: stops this many now (R27, R29).
    Surplus { service: ServiceId, desired: u32, live: u32, stop: u32 },
    /// A deployment's new tasks: `counted` may grow to `upper` (R29, R35).
    RollStarts { deployment: DeploymentId, start: u32, counted: u32, upper: u32 },
    /// A deployment's tasks go: `healthy` may shrink to `lower` (R29, R35).
    RollStops { deployment: DeploymentId, stop: u32, healthy: u32, lower: u32 },
    /// New tasks, `replaced` of them for unhealthy ones, which stay until these are healthy (R33).
    UnhealthyReplaced { deployment: DeploymentId, start: u32, replaced: u32, healthy: u32 },
    /// Unhealthy tasks go (R33).
    UnhealthyGo { deployment: DeploymentId, unhealthy: u32, healthy: u32 },
    /// So many checks in a row went the same way (R54, R55).
    TargetJudged { target: TargetId, to: TargetState, streak: u8, threshold: u8 },
    /// The limits leave no step (R29).
    Stuck { service: ServiceId, desired: u32, lower: u32, upper: u32 },
    /// Starts failed so many times in a row that the next one waits (R37).
    HeldBack { deployment: DeploymentId, rounds: u32, wait_ms: u32 },
    /// The Auto Scaling group starts or terminates computers (R44b).
    GroupBalances { desired: u32, members: u32 },
    /// A computer is drained: so many tasks of services that do not run yet are stopped at once (R43).
    InstanceDrains { instance: InstanceId, pending: u32 },
    /// New tasks, `leaving` of them for those that have to leave their computers (R43).
    LeavingReplaced { deployment: DeploymentId, start: u32, leaving: u32, healthy: u32 },
    /// Tasks leave their computers before their replacements are there: `healthy` may shrink to `lower` (R43).
    LeavingGo { deployment: DeploymentId, stop: u32, healthy: u32, lower: u32 },
    /// The zones differ by more than one: this task leaves for zone `to`, where `least` are (R42).
    Rebalances { task: TaskId, to: u8, least: u32 },
    /// Nothing is left to stop but protected tasks (R41).
    Protected { service: ServiceId, live: u32, desired: u32 },
    /// As many failures as the breaker takes (R38).
    CircuitBroken { deployment: DeploymentId, failed: u32, threshold: u32 },
    /// All tasks are the new ones, and healthy (R36, R38).
    RolledOut { deployment: DeploymentId, desired: u32 },
    /// Where the task goes: `tasks_there` of its group (service or family) were on the computer already, `fitting`
    /// computers passed the filters, this one among them (R46, R47, R49).
    Placed {
        task: TaskId,
        instance: InstanceId,
        tasks_there: u16,
        fitting: u16,
        refused: RefusedCounts,
    },
    /// FARGATE takes the task in the zone with fewest of its group: so many were there (R47).
    LaunchedOnFargate { task: TaskId, zone: u8, in_zone: u32 },
    /// A DAEMON service's task on a computer that has none (R26).
    OneEach { task: TaskId, instance: InstanceId },
    /// Scale-in takes this task (R41): `in_zone` of its service were in the zone, `on_instance` on the computer, the
    /// task itself among them.
    ChosenToStop { task: TaskId, in_zone: u32, on_instance: u32, by: ChosenBy },
    /// No computer fits: the closest and what it fails first; `None` without any registered computer (R50).
    Unplaceable {
        definition: TaskDefinitionId,
        closest: Option<(InstanceId, Reason)>,
        refused: RefusedCounts,
    },
    /// An essential container ended, so the task does (R16).
    EssentialExited { container: ContainerId },
    /// A terminated computer takes its tasks with it (R44).
    InstanceGone { instance: InstanceId },
    /// Running = desired, all healthy (R31, R36).
    SteadyState { service: ServiceId, desired: u32 },
    /// The service is deleted and its last task has stopped (R28).
    Drained { service: ServiceId },
    /// An alarm changes its state: the latest minute had this value, the threshold holds for so many minutes in a row;
    /// both in thousandths (R61).
    AlarmJudged {
        service: ServiceId,
        policy: u8,
        side: AlarmSide,
        to: AlarmState,
        minutes: u16,
        value: u32,
        threshold: u32,
    },
    /// The policy asks for `wanted` tasks at this value of its metric; the limits leave `to` (R62, R63).
    Scaled { service: ServiceId, policy: u8, current: u32, wanted: u32, to: u32, value: u32 },
    /// The policy asks for `wanted` tasks, and nothing changes (R62).
    ScalingHeld { service: ServiceId, policy: u8, current: u32, wanted: u32, why: ScalingHold },
}

impl DecisionKind {
    pub fn rule(self) -> Rule {
        match self {
            DecisionKind::Shortfall { .. } | DecisionKind::Surplus { .. } => Rule::R27,
            DecisionKind::Placed { .. } | DecisionKind::LaunchedOnFargate { .. } => Rule::R47,
            DecisionKind::RollStarts { .. } | DecisionKind::RollStops { .. } => Rule::R35,
            DecisionKind::UnhealthyReplaced { .. } | DecisionKind::UnhealthyGo { .. } => Rule::R33,
            DecisionKind::TargetJudged { .. } => Rule::R54,
            DecisionKind::OneEach { .. } => Rule::R26,
            DecisionKind::Stuck { .. } => Rule::R29,
            DecisionKind::HeldBack { .. } => Rule::R37,
            DecisionKind::CircuitBroken { .. } => Rule::R38,
            DecisionKind::RolledOut { .. } => Rule::R36,
            DecisionKind::InstanceDrains { .. }
            | DecisionKind::LeavingReplaced { .. }
            | DecisionKind::LeavingGo { .. }
            | DecisionKind::ChosenToStop { by: ChosenBy::Leaving, .. } => Rule::R43,
            DecisionKind::ChosenToStop { .. } | DecisionKind::Protected { .. } => Rule::R41,
            DecisionKind::Unplaceable { .. } => Rule::R50,
            DecisionKind::EssentialExited { .. } => Rule::R16,
            DecisionKind::InstanceGone { .. } => Rule::R44,
            DecisionKind::GroupBalances { .. } => Rule::R44b,
            DecisionKind::Rebalances { .. } => Rule::R42,
            DecisionKind::SteadyState { .. } => Rule::R36,
            DecisionKind::Drained { .. } => Rule::R28,
            DecisionKind::AlarmJudged { .. } => Rule::R61,
            DecisionKind::Scaled { .. } | DecisionKind::ScalingHeld { .. } => Rule::R62,
        }
    }
}
