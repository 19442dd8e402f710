//! A task: placed once, replaced, never moved, never run again (R1).

use serde::Serialize;

use super::container::Container;
use super::id::{ContainerId, DeploymentId, EventId, InstanceId, ServiceId, TaskDefinitionId};
use super::time::TimeMs;
use crate::unpack::Unpack;

/// Holds no strings and no lists: the cluster may hold 150,000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// `None`: standalone (R20).
    pub service: Option<ServiceId>,
    /// Of its service; `None`: standalone.
    pub deployment: Option<DeploymentId>,
    pub definition: TaskDefinitionId,
    pub instance: InstanceId,
    pub last_status: TaskStatus,
    pub desired_status: DesiredStatus,
    /// Both are set when the stop is asked for (R22, R23).
    pub stop_code: Option<StopCode>,
    pub stopped_reason: Option<StoppedReason>,
    /// The agent lends it CPU and memory of the host (R8).
    pub(super) holds_host: bool,
    pub(super) first_container: ContainerId,
    pub(super) container_count: u8,
    /// When the step its status waits for is due; [`TimeMs::NEVER`] when it waits for something else.
    pub(super) due_at: TimeMs,
    pub created_at: TimeMs,
    /// When it reached RUNNING.
    pub started_at: Option<TimeMs>,
    /// When the stop was asked for (desired status became STOPPED).
    pub stopping_at: Option<TimeMs>,
    pub stopped_at: Option<TimeMs>,
    pub created_by: EventId,
    /// The event that brought it to its last status.
    pub status_by: EventId,
}

/// R13, in order: a task only goes down this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum TaskStatus {
    Provisioning,
    Pending,
    Activating,
    Running,
    Deactivating,
    Stopping,
    Deprovisioning,
    Stopped,
}

/// R14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum DesiredStatus {
    Running,
    Stopped,
}

/// R22: the API's enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum StopCode {
    TaskFailedToStart,
    EssentialContainerExited,
    UserInitiated,
    ServiceSchedulerInitiated,
    SpotInterruption,
    TerminationNotice,
    InfrastructureHealth,
}

/// R23: the kinds of reason text. The words are in `shell::ecs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum StoppedReason {
    EssentialContainerExited,
    ScalingActivity,
    FailedTargetChecks,
    FailedContainerChecks,
    HostTerminated,
    /// FARGATE's own machine failed.
    FargateLost,
    StoppedByUser,
    /// The reason of its container that could not be started.
    ContainerFailed,
}

impl Task {
    /// Desired to run and not over: what reconciling counts as live (R27).
    pub fn is_live(&self) -> bool {
        self.desired_status == DesiredStatus::Running && self.last_status != TaskStatus::Stopped
    }

    /// What ECS takes for running: it may be wrong (R44b).
    pub fn is_running(&self) -> bool {
        self.last_status == TaskStatus::Running
    }

    /// On its way to RUNNING: PROVISIONING, PENDING or ACTIVATING.
    pub fn is_pending(&self) -> bool {
        self.is_live() && self.last_status < TaskStatus::Running
    }

    pub fn is_stopped(&self) -> bool {
        self.last_status == TaskStatus::Stopped
    }

    /// When it counts as healthy (R31: no balancer, no check); `None` before RUNNING or once its stop was asked for.
    pub fn healthy_at(&self, after_running_ms: u64) -> Option<TimeMs> {
        let counts = self.is_running() && self.is_live();
        self.started_at.filter(|_| counts).map(|at| at.after(after_running_ms))
    }

    /// Ids of its containers, in the task definition's order.
    pub fn container_ids(&self) -> impl Iterator<Item = ContainerId> + use<> {
        let first = self.first_container.index();
        (first..first + usize::from(self.container_count)).map(ContainerId::from_index)
    }

    pub(super) fn containers<'a>(&self, all: &'a [Container]) -> &'a [Container] {
        let first = self.first_container.index();
        &all[first..first + usize::from(self.container_count)]
    }
}
