//! Why a task, a container or a call failed, in ECS's words (R23, R24, R50).

use super::name::{deployment_id, target_group_arn, task_id};
use crate::sim::{Cluster, ContainerId, ContainerStop, PullError, Reason, StoppedReason, TaskId};

/// A task's `stoppedReason`; `None` while its stop is not asked for.
pub fn stopped_reason(cluster: &Cluster, task: TaskId) -> Option<String> {
    let task = cluster.task(task);
    let reason = match task.stopped_reason? {
        StoppedReason::EssentialContainerExited => "Essential container in task exited".to_owned(),
        StoppedReason::ScalingActivity => {
            let deployment = deployment_id(cluster, task.deployment?);
            format!("Scaling activity initiated by (deployment {deployment})")
        }
        StoppedReason::FailedTargetChecks => {
            let balancer = cluster.service(task.service?).load_balancers.first()?;
            let group = target_group_arn(cluster, balancer.target_group);
            format!("Task failed ELB health checks in (target-group {group})")
        }
        StoppedReason::FailedContainerChecks => "Task failed container health checks".to_owned(),
        StoppedReason::HostTerminated => {
            let instance = cluster.ec2_instance_id(task.instance);
            format!("Host EC2 (instance {instance}) terminated.")
        }
        // AWS's words for a machine that it takes away; what it says of one that failed is not known.
        StoppedReason::FargateLost => {
            "ECS is performing maintenance on the underlying infrastructure hosting the task."
                .to_owned()
        }
        StoppedReason::StoppedByUser => "Task stopped by user".to_owned(),
        StoppedReason::ContainerFailed => {
            task.container_ids().find_map(|id| container_reason(cluster, id))?
        }
    };
    Some(reason)
}

/// A container's `reason`: only the one that failed has one, siblings stop without (R24).
pub fn container_reason(cluster: &Cluster, id: ContainerId) -> Option<String> {
    let definition = cluster.container_definition(id);
    let container = cluster.container(id);
    match container.stop? {
        ContainerStop::CannotPull(PullError::TimedOut) => {
            Some(timed_out("pulled", cluster.parameters().image_pull_timeout_ms))
        }
        ContainerStop::CreateTimedOut => {
            Some(timed_out("created", cluster.parameters().container_create_timeout_ms))
        }
        ContainerStop::StartTimedOut => {
            Some(timed_out("started", cluster.parameters().container_start_timeout_ms))
        }
        ContainerStop::CannotPull(error) => {
            Some(format!("CannotPullContainerError: {}", pull_error(&definition.image, error)))
        }
        ContainerStop::StoppedBeforePull => Some(format!(
            "TaskStoppedBeforePullBeginError: Task stopped before image pull could begin for task: {}",
            task_id(cluster, container.task)
        )),
        ContainerStop::OutOfMemory => {
            Some("OutOfMemoryError: Container killed due to memory usage".to_owned())
        }
        ContainerStop::CannotStart => Some(format!(
            "CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"{}\": executable file not found in $PATH: unknown",
            definition.command.first().map_or("", String::as_str)
        )),
        ContainerStop::DependencyFailed
        | ContainerStop::DependencyTimedOut
        | ContainerStop::DependencyNeverStarts => dependency(cluster, id),
        ContainerStop::Exited
        | ContainerStop::Terminated
        | ContainerStop::Killed
        | ContainerStop::AddressInUse
        | ContainerStop::PowerLost
        | ContainerStop::HostTerminated
        | ContainerStop::NeverStarted => None,
    }
}

/// R18: the agent's words, with Go's way of writing whole minutes.
fn timed_out(step: &str, ms: u64) -> String {
    let minutes = ms / 60_000;
    let hours = if minutes < 60 { String::new() } else { format!("{}h", minutes / 60) };
    format!(
        "DockerTimeoutError: Could not transition to {step}; timed out after waiting {hours}{}m0s",
        minutes % 60
    )
}

/// R17, R24: the agent's words. What it wants of a container that has ended is inferred; the rest is \[SRC\].
fn dependency(cluster: &Cluster, id: ContainerId) -> Option<String> {
    let (what, how) = match cluster.container(id).stop? {
        ContainerStop::DependencyTimedOut => ("container ordering dependency", "has timed out."),
        ContainerStop::DependencyFailed => (
            "failed to resolve container ordering dependency",
            "as dependency did not exit successfully.",
        ),
        _ => (
            "failed to resolve container ordering dependency",
            "because dependency will never start",
        ),
    };
    let named = |id: ContainerId, status: &str| {
        let definition = cluster.container_definition(id);
        format!("{}({}) ({status}->RUNNING)", definition.name, definition.image)
    };
    let other = cluster.blamed(id)?;
    let other = match (cluster.container(id).stop?, cluster.container(other).exit_code) {
        (ContainerStop::DependencyTimedOut, _) => named(other, "RUNNING"),
        (_, None) => named(other, "STOPPED"),
        (_, Some(code)) => format!("{} - Exit: {code}", named(other, "STOPPED")),
    };
    let me = named(id, "NONE");
    Some(format!(
        "CannotStartContainerError: dependency graph: {what} [{other}] for target [{me}] {how}"
    ))
}

/// R24: Docker's words.
fn pull_error(reference: &str, error: PullError) -> String {
    let repository = reference.split(':').next().unwrap_or(reference);
    match error {
        PullError::Denied => format!(
            "Error response from daemon: pull access denied for {repository}, repository does not exist or may require \
             'docker login': denied: requested access to the resource is denied"
        ),
        PullError::NotFound => format!(
            "Error response from daemon: manifest for {reference} not found: manifest unknown: manifest unknown"
        ),
        PullError::RateLimited => "Error response from daemon: toomanyrequests: You have reached your pull rate limit. \
             You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit"
            .to_owned(),
        PullError::NoSpace => "write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device".to_owned(),
        PullError::Unreachable => "Error response from daemon: Get \"https://registry-1.docker.io/v2/\": net/http: \
             request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)"
            .to_owned(),
        // The second never comes here: it has a name of its own.
        PullError::Stalled | PullError::TimedOut => {
            "inactivity time exceeded timeout while pulling image".to_owned()
        }
    }
}

/// The `reason` in RunTask's `failures[]` (R50).
pub fn run_task_failure(reason: Reason) -> &'static str {
    match reason {
        Reason::Cpu => "RESOURCE:CPU",
        Reason::Memory => "RESOURCE:MEMORY",
        Reason::NetworkSlots => "RESOURCE:ENI",
        Reason::Port => "RESOURCE:PORTS",
        Reason::MemberOf => "MemberOf placement constraint unsatisfied.",
        Reason::DistinctInstance => "DistinctInstance placement constraint unsatisfied.",
        Reason::NotRegistered | Reason::Draining | Reason::AgentDisconnected => "AGENT",
    }
}
