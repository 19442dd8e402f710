//! A container of a task.

use serde::Serialize;

use super::id::{ImageId, TaskId};
use super::pull::PullError;
use super::time::TimeMs;
use crate::unpack::Unpack;

/// 24 bytes: the cluster may hold 300,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Container {
    pub task: TaskId,
    /// Its place (0-based) in the task definition.
    pub definition_index: u8,
    /// What is or was pulled for it; `None` before, or when there is no such image.
    pub image: Option<ImageId>,
    /// What ECS was told last. On a computer without power it is out of date (R44b).
    pub last_status: ContainerStatus,
    /// Ground truth: the program listens on its port now. Always false without a port.
    pub is_listening: bool,
    /// Set once STOPPED; `None` when no process ever ran, or when nobody could ask the computer (R25).
    pub exit_code: Option<i16>,
    /// Set once STOPPED.
    pub stop: Option<ContainerStop>,
    /// When the step it waits for is due; [`TimeMs::NEVER`] when it waits for none.
    pub(super) due_at: TimeMs,
}

/// R15: what the agent knows of a container, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum ContainerStatus {
    Pending,
    Pulled,
    Created,
    Running,
    Stopped,
}

/// How a container came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum ContainerStop {
    /// The program ended by itself.
    Exited,
    /// It obeyed SIGTERM.
    Terminated,
    /// SIGKILL after the stop timeout: 137 (R18, R25).
    Killed,
    /// It used more memory than its hard limit: SIGKILL, 137 (R3, R24, R25).
    OutOfMemory,
    /// Its port was taken by another container of the task (R11): the program failed with 1.
    AddressInUse,
    /// Its computer lost power; after the reboot docker reports 255.
    PowerLost,
    /// Its computer was terminated: no exit code.
    HostTerminated,
    /// Its image could not be pulled: no exit code, but a reason (R24).
    CannotPull(PullError),
    /// The task was stopped before the container was started: no exit code.
    NeverStarted,
    /// The task was stopped while the agent still held it back: no exit code, but a reason (R24).
    StoppedBeforePull,
    /// Its command is no program of the image: 127, and a reason (R24, R25).
    CannotStart,
    /// A container that it waited for ended with another code than 0 (R17): 143, and a reason, as with the next two.
    DependencyFailed,
    /// It waited longer than the other's `startTimeout` (R17).
    DependencyTimedOut,
    /// The other one never ran and never will (R17).
    DependencyNeverStarts,
    /// Docker did not make it in the time that the agent gives it (R18): no exit code, but a reason (R24), as with the next.
    CreateTimedOut,
    /// Docker did not start it in the time that the agent gives it (R18).
    StartTimedOut,
}

impl ContainerStop {
    /// The agent could not start it, and says why (R24).
    pub(super) fn is_failed_start(self) -> bool {
        use ContainerStop::{CannotPull, CannotStart};
        let cannot = matches!(self, CannotPull(_) | CannotStart);
        cannot || self.is_of_docker() || self.is_of_dependency()
    }

    /// Docker was asked in vain (R18).
    pub(super) fn is_of_docker(self) -> bool {
        matches!(self, ContainerStop::CreateTimedOut | ContainerStop::StartTimedOut)
    }

    /// It was not started because of another container (R17).
    pub(super) fn is_of_dependency(self) -> bool {
        use ContainerStop::*;
        matches!(self, DependencyFailed | DependencyTimedOut | DependencyNeverStarts)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum Signal {
    Sigterm,
    Sigkill,
}
