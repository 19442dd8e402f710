//! How tasks and computers stand, as tones.

use super::picture::{Steps, Tone};
use crate::sim::{
    Cluster, Container, ContainerId, ContainerStatus, InstanceCondition, InstanceId, TaskId,
    TaskStatus,
};

/// How a task stands, as far as one look can tell. The score folds the same from events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TaskStanding {
    pub status: TaskStatus,
    pub stop_requested: bool,
    /// Its computer has no power, or has come back without its agent.
    pub computer_is_down: bool,
    /// Every port is open.
    pub answers: bool,
}

impl TaskStanding {
    pub(super) fn of(cluster: &Cluster, id: TaskId) -> TaskStanding {
        let task = cluster.task(id);
        TaskStanding {
            status: task.last_status,
            stop_requested: !task.is_live(),
            computer_is_down: is_down(cluster, task.instance),
            answers: cluster.is_routable(id),
        }
    }

    pub(super) fn tone(self) -> Tone {
        match self.status {
            TaskStatus::Stopped => Tone::Gone,
            _ if self.computer_is_down => Tone::Silent,
            _ if self.stop_requested => Tone::Leaving,
            TaskStatus::Running if self.answers => Tone::Ok,
            _ => Tone::Waiting,
        }
    }
}

fn is_down(cluster: &Cluster, instance: InstanceId) -> bool {
    match cluster.instance(instance).condition() {
        InstanceCondition::LostUnnoticed | InstanceCondition::Rebooting => true,
        InstanceCondition::Starting
        | InstanceCondition::Active
        | InstanceCondition::AgentStopped
        | InstanceCondition::Terminated => false,
    }
}

pub(super) fn computer_tone(condition: InstanceCondition) -> Tone {
    match condition {
        InstanceCondition::Starting
        | InstanceCondition::Rebooting
        | InstanceCondition::AgentStopped => Tone::Waiting,
        InstanceCondition::Active => Tone::Plain,
        InstanceCondition::LostUnnoticed => Tone::Silent,
        InstanceCondition::Terminated => Tone::Gone,
    }
}

/// A container of a task that is not over.
pub(super) fn container_tone(container: &Container, has_port: bool, task: Tone) -> Tone {
    match container.last_status {
        ContainerStatus::Stopped => Tone::Gone,
        _ if matches!(task, Tone::Silent | Tone::Leaving) => task,
        ContainerStatus::Running if container.is_listening || !has_port => Tone::Ok,
        _ => Tone::Waiting,
    }
}

/// The start of a task as steps: network, agent, then image, container, program and port of each
/// of its containers.
pub(super) fn steps(cluster: &Cluster, id: TaskId) -> Option<Steps> {
    let task = cluster.task(id);
    if TaskStanding::of(cluster, id).tone() != Tone::Waiting {
        return None;
    }
    let containers = task.container_ids().map(|container| container_steps(cluster, container));
    let (done, of) = containers.fold((0, 2), |sum, (done, of)| (sum.0 + done, sum.1 + of));
    let of_task = match task.last_status {
        TaskStatus::Provisioning => 0,
        TaskStatus::Pending => 1,
        _ => 2,
    };
    // Six dashes can be told apart on a card; they are filled in proportion.
    Some(Steps { done: (done + of_task) * 6 / of, of: 6 })
}

fn container_steps(cluster: &Cluster, id: ContainerId) -> (u32, u32) {
    let container = cluster.container(id);
    let done = match container.last_status {
        ContainerStatus::Pending => 0,
        ContainerStatus::Pulled => 1,
        ContainerStatus::Created => 2,
        ContainerStatus::Running => 3,
        ContainerStatus::Stopped => 0,
    };
    let has_port = cluster.listening_port(id).is_some();
    (done + u32::from(container.is_listening), 3 + u32::from(has_port))
}
