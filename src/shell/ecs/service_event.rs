//! Texts of a service's events, as in DescribeServices (R36, R50; shapes seen in real accounts).

use super::name::{container_instance_uuid, deployment_id, task_id};
use crate::sim::{Cluster, Reason, ServiceId, ServiceMessageKind, TaskId};

const TROUBLESHOOTING: &str =
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

/// The line that ECS posts for this message.
pub fn service_event(cluster: &Cluster, service: ServiceId, kind: &ServiceMessageKind) -> String {
    let name = &cluster.service(service).name;
    match kind {
        ServiceMessageKind::StartedTasks { tasks, replaced } => {
            let started = counted(cluster, tasks, "tasks");
            let why = match replaced {
                0 => String::new(),
                n => format!(" Amazon ECS replaced {n} tasks due to an unhealthy status."),
            };
            format!("(service {name}) has started {started}.{why}")
        }
        ServiceMessageKind::DeploymentCompleted { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!("(service {name}) (deployment {deployment}) deployment completed.")
        }
        ServiceMessageKind::DeploymentFailed { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!(
                "(service {name}) (deployment {deployment}) deployment failed: tasks failed to start."
            )
        }
        ServiceMessageKind::RollingBack { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!("(service {name}) rolling back to deployment {deployment}.")
        }
        ServiceMessageKind::StuckByPercent => format!(
            "(service {name}) was unable to stop or start tasks during a deployment because of the service deployment \
             configuration. Update the minimumHealthyPercent or maximumPercent value and try again."
        ),
        ServiceMessageKind::UnableToStartConsistently => format!(
            "(service {name}) is unable to consistently start tasks successfully. {TROUBLESHOOTING}"
        ),
        ServiceMessageKind::StoppedTasks { tasks } => {
            format!("(service {name}) has stopped {}.", counted(cluster, tasks, "running tasks"))
        }
        ServiceMessageKind::SteadyState => {
            format!("(service {name}) has reached a steady state.")
        }
        ServiceMessageKind::UnableToPlace { closest, reason } => {
            let closest = container_instance_uuid(cluster, *closest);
            let closest = format!("The closest matching (container-instance {closest})");
            unable(name, &format!("{closest} {}.", shortcoming(*reason)))
        }
        ServiceMessageKind::UnableToPlaceNoInstances => {
            unable(name, "Reason: No Container Instances were found in your cluster.")
        }
    }
}

/// "2 tasks: (task …) (task …)"; ECS writes "1 tasks" too.
fn counted(cluster: &Cluster, tasks: &[TaskId], noun: &str) -> String {
    let names: Vec<String> =
        tasks.iter().map(|&task| format!("(task {})", task_id(cluster, task))).collect();
    format!("{} {noun}: {}", tasks.len(), names.join(" "))
}

fn unable(name: &str, why: &str) -> String {
    format!(
        "(service {name}) was unable to place a task because no container instance met all of its requirements. \
         {why} {TROUBLESHOOTING}"
    )
}

fn shortcoming(reason: Reason) -> &'static str {
    match reason {
        Reason::Cpu => "has insufficient CPU units available",
        Reason::Memory => "has insufficient memory available",
        Reason::NotRegistered | Reason::AgentDisconnected => "encountered error \"AGENT\"",
        // Seen in aws-app-mesh-examples #342.
        Reason::NetworkSlots => "encountered error \"RESOURCE:ENI\"",
    }
}
