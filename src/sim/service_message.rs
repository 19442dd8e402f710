//! What ECS posts to a service's event list. Kinds and ids only; the exact words are in `shell::ecs`.

use super::id::{EventId, InstanceId, TaskId};
use super::refusal::Reason;
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
    /// "has started N tasks: (task …) …".
    StartedTasks { tasks: Box<[TaskId]> },
    /// "has stopped N running tasks: (task …) …".
    StoppedTasks { tasks: Box<[TaskId]> },
    /// "has reached a steady state." (R36)
    SteadyState,
    /// "was unable to place a task …" (R50): the closest computer and the first thing it fails.
    UnableToPlace { closest: InstanceId, reason: Reason },
    /// The same with no registered computer.
    UnableToPlaceNoInstances,
}
