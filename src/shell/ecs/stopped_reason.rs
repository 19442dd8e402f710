//! Why a task, a container or a call failed, in ECS's words (R23, R24, R50).

use super::name::{deployment_id, ec2_instance_id, task_id};
use crate::sim::{Cluster, ContainerId, ContainerStop, Reason, StoppedReason, TaskId};

/// A task's `stoppedReason`; `None` while its stop is not asked for.
pub fn stopped_reason(cluster: &Cluster, task: TaskId) -> Option<String> {
    let task = cluster.task(task);
    let reason = match task.stopped_reason? {
        StoppedReason::EssentialContainerExited => "Essential container in task exited".to_owned(),
        StoppedReason::ScalingActivity => {
            let deployment = deployment_id(cluster, task.deployment?);
            format!("Scaling activity initiated by (deployment {deployment})")
        }
        StoppedReason::HostTerminated => {
            let instance = ec2_instance_id(cluster, task.instance);
            format!("Host EC2 (instance {instance}) terminated.")
        }
        StoppedReason::StoppedByUser => "Task stopped by user".to_owned(),
    };
    Some(reason)
}

/// A container's `reason`: only the one that failed has one, siblings stop without (R24).
pub fn container_reason(cluster: &Cluster, container: ContainerId) -> Option<String> {
    let container = cluster.container(container);
    match container.stop? {
        ContainerStop::StoppedBeforePull => Some(format!(
            "TaskStoppedBeforePullBeginError: Task stopped before image pull could begin for task: {}",
            task_id(cluster, container.task)
        )),
        ContainerStop::OutOfMemory => {
            Some("OutOfMemoryError: Container killed due to memory usage".to_owned())
        }
        ContainerStop::Exited
        | ContainerStop::Terminated
        | ContainerStop::Killed
        | ContainerStop::AddressInUse
        | ContainerStop::PowerLost
        | ContainerStop::HostTerminated
        | ContainerStop::NeverStarted => None,
    }
}

/// The `reason` in RunTask's `failures[]` (R50).
pub fn run_task_failure(reason: Reason) -> &'static str {
    match reason {
        Reason::Cpu => "RESOURCE:CPU",
        Reason::Memory => "RESOURCE:MEMORY",
        Reason::NetworkSlots => "RESOURCE:ENI",
        Reason::NotRegistered | Reason::AgentDisconnected => "AGENT",
    }
}
