//! Texts of a service's events, as in DescribeServices (R36, R50; shapes seen in real accounts).

use super::name::{container_instance_uuid, deployment_id, target_group_arn, task_id};
use super::target_health::target_reason;
use crate::sim::{
    Cluster, InZones, Reason, ServiceId, ServiceMessageKind, TargetId, TargetReason, TaskId,
};

const TROUBLESHOOTING: &str =
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

/// The line that ECS posts for this message.
pub fn service_event(cluster: &Cluster, service: ServiceId, kind: &ServiceMessageKind) -> String {
    let name = &cluster.service(service).name;
    if let ServiceMessageKind::BegunDraining { deployment, count } = kind {
        let task_set = deployment_id(cluster, *deployment);
        return format!(
            "(service {name}, taskSet {task_set}) has begun draining connections on {count} tasks."
        );
    }
    format!("(service {name}) {}", said(cluster, kind))
}

/// What follows the service's name.
fn said(cluster: &Cluster, kind: &ServiceMessageKind) -> String {
    match kind {
        ServiceMessageKind::BegunDraining { .. } => String::new(),
        ServiceMessageKind::StartedTasks { tasks, replaced } => started(cluster, tasks, *replaced),
        ServiceMessageKind::RegisteredTargets { target_group, count } => {
            let group = target_group_arn(cluster, *target_group);
            format!("registered {count} targets in (target-group {group})")
        }
        ServiceMessageKind::DeregisteredTargets { target_group, count } => {
            let group = target_group_arn(cluster, *target_group);
            format!("deregistered {count} targets in (target-group {group})")
        }
        ServiceMessageKind::UnhealthyTarget { target, reason } => {
            unhealthy(cluster, *target, *reason)
        }
        ServiceMessageKind::FailedContainerChecks { task } => {
            let task = task_id(cluster, *task);
            format!("(task {task}) failed container health checks.")
        }
        ServiceMessageKind::DeploymentCompleted { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!("(deployment {deployment}) deployment completed.")
        }
        ServiceMessageKind::DeploymentFailed { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!("(deployment {deployment}) deployment failed: tasks failed to start.")
        }
        ServiceMessageKind::RollingBack { deployment } => {
            let deployment = deployment_id(cluster, *deployment);
            format!("rolling back to deployment {deployment}.")
        }
        ServiceMessageKind::StuckByPercent => {
            "was unable to stop or start tasks during a deployment because of the service deployment \
             configuration. Update the minimumHealthyPercent or maximumPercent value and try again."
            .into()
        }
        ServiceMessageKind::NotBalanced { in_zone } => {
            let zones = zones(in_zone);
            format!("is not AZ balanced with {zones}. AZ Rebalancing in progress.")
        }
        ServiceMessageKind::Balanced { in_zone } => {
            let zones = zones(in_zone);
            format!("is AZ balanced with {zones}.")
        }
        ServiceMessageKind::UnableToScaleIn { deployment } => {
            let task_set = deployment_id(cluster, *deployment);
            format!(
                "was unable to reach steady state because task set ({task_set}) was unable to scale in. \
                 Reason: The number of protected tasks are more than the desired count of tasks."
            )
        }
        ServiceMessageKind::UnableToStartConsistently => {
            format!("is unable to consistently start tasks successfully. {TROUBLESHOOTING}")
        }
        ServiceMessageKind::StoppedTasks { tasks } => {
            format!("has stopped {}.", counted(cluster, tasks, "running tasks"))
        }
        ServiceMessageKind::SteadyState => "has reached a steady state.".to_owned(),
        ServiceMessageKind::UnableToPlace { closest, reason } => {
            let closest = container_instance_uuid(cluster, *closest);
            let lacks = shortcoming(*reason);
            unable(&format!("The closest matching (container-instance {closest}) {lacks}."))
        }
        ServiceMessageKind::UnableToPlaceNoInstances => {
            unable("Reason: No Container Instances were found in your cluster.")
        }
    }
}

/// "2 tasks in ap-northeast-2a, …".
fn zones(in_zone: &InZones) -> String {
    let zones = in_zone.iter().zip(["a", "b", "c"]);
    let zones = zones.map(|(n, zone)| format!("{n} tasks in ap-northeast-2{zone}"));
    zones.collect::<Vec<_>>().join(", ")
}

fn started(cluster: &Cluster, tasks: &[TaskId], replaced: u32) -> String {
    let started = counted(cluster, tasks, "tasks");
    let why = match replaced {
        0 => String::new(),
        n => format!(" Amazon ECS replaced {n} tasks due to an unhealthy status."),
    };
    format!("has started {started}.{why}")
}

fn unhealthy(cluster: &Cluster, target: TargetId, reason: TargetReason) -> String {
    let target = cluster.target(target);
    let (task, port) = (task_id(cluster, target.task), target.port);
    let group = target_group_arn(cluster, target.target_group);
    let why = target_reason(reason).unwrap_or_default();
    format!(
        "(task {task}) (port {port}) is unhealthy in (target-group {group}) due to (reason {why})."
    )
}

/// "2 tasks: (task …) (task …)"; ECS writes "1 tasks" too.
fn counted(cluster: &Cluster, tasks: &[TaskId], noun: &str) -> String {
    let names: Vec<String> =
        tasks.iter().map(|&task| format!("(task {})", task_id(cluster, task))).collect();
    format!("{} {noun}: {}", tasks.len(), names.join(" "))
}

fn unable(why: &str) -> String {
    format!(
        "was unable to place a task because no container instance met all of its requirements. \
         {why} {TROUBLESHOOTING}"
    )
}

fn shortcoming(reason: Reason) -> &'static str {
    match reason {
        Reason::Cpu => "has insufficient CPU units available",
        Reason::Memory => "has insufficient memory available",
        Reason::Port => "is already using a port required by your task",
        Reason::MemberOf => "encountered error \"MemberOf placement constraint unsatisfied.\"",
        Reason::DistinctInstance => {
            "encountered error \"DistinctInstance placement constraint unsatisfied.\""
        }
        Reason::NotRegistered | Reason::Draining | Reason::AgentDisconnected => {
            "encountered error \"AGENT\""
        }
        // Seen in aws-app-mesh-examples #342.
        Reason::NetworkSlots => "encountered error \"RESOURCE:ENI\"",
    }
}
