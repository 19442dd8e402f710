//! One target: a task's port in a target group, and what the balancer knows of it (R53).

use serde::Serialize;

use crate::sim::id::{EventId, TargetGroupId, TaskId};
use crate::sim::time::TimeMs;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub target_group: TargetGroupId,
    pub task: TaskId,
    /// The container's port.
    pub port: u16,
    pub state: TargetState,
    pub reason: TargetReason,
    pub registered_at: TimeMs,
    /// When it was first healthy: where its slow start begins (R58).
    pub healthy_since: Option<TimeMs>,
    /// When it was deregistered.
    pub deregistered_at: Option<TimeMs>,
    /// The event that brought it to its state.
    pub state_by: EventId,
    /// What ECS knows: is it healthy? `None`: not yet.
    pub known: Option<bool>,
    pub(in crate::sim) due: TargetDue,
    /// How the latest check went, and how many in a row went so.
    pub(in crate::sim) outcome: TargetReason,
    pub(in crate::sim) streak: u8,
    /// Changes so far: one draw for each.
    pub(in crate::sim) changes: u32,
}

/// When what is due; [`TimeMs::NEVER`] when nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim) struct TargetDue {
    /// The next check.
    pub(in crate::sim) check: TimeMs,
    /// The end of the one under way.
    pub(in crate::sim) answer: TimeMs,
    /// ECS notices the state.
    pub(in crate::sim) notice: TimeMs,
    /// The deregistration delay is over.
    pub(in crate::sim) drained: TimeMs,
}

/// R53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum TargetState {
    Initial,
    Healthy,
    Unhealthy,
    /// Deregistered while unhealthy, its delay still running.
    UnhealthyDraining,
    Draining,
    /// Out of the group.
    Unused,
}

/// R53: why it is in its state. `None` while healthy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum TargetReason {
    None,
    RegistrationInProgress,
    InitialHealthChecking,
    /// The HTTP code that did not match.
    ResponseCodeMismatch(u16),
    Timeout,
    FailedHealthChecks,
    DeregistrationInProgress,
    NotRegistered,
}

impl Target {
    /// May it be sent new requests at all: registered and not draining.
    pub fn is_registered(&self) -> bool {
        self.state <= TargetState::Unhealthy
    }
}
