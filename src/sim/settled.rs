//! Where the cluster stands once left alone: L1's named states.

use super::auto_scaling_group::Group;
use super::cluster::Cluster;
use super::container::ContainerStop;
use super::container_instance::{ContainerInstance, InstanceStatus};
use super::deployment::RolloutState;
use super::health_check;
use super::id::{InstanceId, ServiceId, TaskId};
use super::observed;
use super::probe::Probe;
use super::refusal::Reason;
use super::service::{Service, ServiceStatus};
use super::target_group::TargetState;
use super::task::TaskStatus;
use super::time::TimeMs;

/// Working until nothing is under way; then one of the others, for good unless somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Every service has what it wants; nothing is under way.
    Steady,
    /// Something is under way.
    Working,
    /// The service wants a task that no computer can take (R50).
    NoCapacity { service: ServiceId },
    /// The service wants a task, and its constraints admit none of the computers that there are (R48, R50).
    NoComputerAllowed { service: ServiceId },
    /// Tasks have to leave their computer, and the service's limits leave no step (R43, R29).
    StuckDraining { service: ServiceId },
    /// There are too many tasks, and all that could go are protected (R41).
    TasksProtected { service: ServiceId },
    /// The service's limits leave no step (R29).
    StuckByPercent { service: ServiceId },
    /// Its starts fail before RUNNING, and the next one waits (R37).
    HeldBack { service: ServiceId },
    /// The same, because its image cannot be had (R24, R37).
    ImageFailing { service: ServiceId },
    /// For ever: its tasks start, fail their checks, and are replaced (R33, R37); no circuit breaker gives up.
    KeepsReplacing { service: ServiceId },
    /// Its deployment was given up, and nothing goes back (R38).
    DeploymentFailed { service: ServiceId },
    /// The agent of a computer is silent, and what runs there runs on unseen (R44b).
    AgentSilent { instance: InstanceId },
    /// A container of the task waits for another one, which does not come so far (R17).
    WaitsForContainer { task: TaskId },
    /// A computer without power still has tasks, and ECS does nothing about it (R44b).
    LostComputerUnnoticed { instance: InstanceId },
}

/// So many failures in a row, and no success between them, are taken for endless.
const FAILED_IN_A_ROW: u32 = 10;

/// Where the cluster stands. A lost computer is named before a service without room: it may be the reason.
pub fn state(cluster: &Cluster) -> Settled {
    if is_working(cluster) {
        let services = cluster.ids(cluster.services(), ServiceId::from_index);
        let endless = services.into_iter().find(|&(_, service)| keeps_replacing(cluster, service));
        return endless
            .map_or(Settled::Working, |(service, _)| Settled::KeepsReplacing { service });
    }
    let instances = cluster.ids(cluster.instances(), InstanceId::from_index);
    let lost = instances.filter(|(_, i)| i.status != InstanceStatus::Inactive && !i.power);
    if let Some((instance, _)) = lost.into_iter().find(|(_, i)| !i.tasks.is_empty()) {
        return Settled::LostComputerUnnoticed { instance };
    }
    let mut instances = cluster.ids(cluster.instances(), InstanceId::from_index);
    let silent = |i: &ContainerInstance| i.is_registered() && !i.agent_is_up && !i.tasks.is_empty();
    if let Some((instance, _)) = instances.find(|(_, i)| silent(i)) {
        return Settled::AgentSilent { instance };
    }
    let mut tasks = cluster.hosts().flat_map(|(_, host)| &host.tasks);
    if let Some(&task) = tasks.find(|&&task| cluster.waits_for_container(task)) {
        return Settled::WaitsForContainer { task };
    }
    let services = cluster.ids(cluster.services(), ServiceId::from_index);
    let blocked = |(id, service)| blocked(cluster, id, service);
    services.into_iter().find_map(blocked).unwrap_or(Settled::Steady)
}

/// What keeps a service from what it wants.
fn blocked(cluster: &Cluster, id: ServiceId, service: &Service) -> Option<Settled> {
    let rollout = cluster.deployment(service.primary()).rollout_state;
    if service.status != ServiceStatus::Active {
        None
    } else if rollout == RolloutState::Failed {
        Some(Settled::DeploymentFailed { service: id })
    } else if let Some(blocked) = cluster.blocked.get(&id) {
        Some(match blocked.by {
            Some(Reason::MemberOf | Reason::DistinctInstance) => {
                Settled::NoComputerAllowed { service: id }
            }
            _ => Settled::NoCapacity { service: id },
        })
    } else if cluster.is_stuck(id) {
        Some(
            match service
                .tasks
                .iter()
                .any(|&id| cluster.task(id).is_live() && observed::leaves(cluster, id, None))
            {
                true => Settled::StuckDraining { service: id },
                false => Settled::StuckByPercent { service: id },
            },
        )
    } else if cluster.held_by_protection.contains_key(&id) {
        Some(Settled::TasksProtected { service: id })
    } else {
        service.sleeps.then(|| match lacks_image(cluster, service) {
            true => Settled::ImageFailing { service: id },
            false => Settled::HeldBack { service: id },
        })
    }
}

fn keeps_replacing(cluster: &Cluster, service: &Service) -> bool {
    let mut deployments = service.deployments().iter().map(|&id| cluster.deployment(id));
    service.status == ServiceStatus::Active
        && deployments.any(|deployment| {
            deployment.rollout_state != RolloutState::Failed
                && deployment.failed_tasks > FAILED_IN_A_ROW
        })
}

/// The latest task of its revision was not started for want of an image.
fn lacks_image(cluster: &Cluster, service: &Service) -> bool {
    let primary = Some(service.primary());
    let latest = cluster.tasks().iter().rev().find(|task| task.deployment == primary);
    latest.is_some_and(|task| {
        let ends = task.container_ids().filter_map(|id| cluster.container(id).stop);
        ends.into_iter().any(|stop| matches!(stop, ContainerStop::CannotPull(_)))
    })
}

fn is_working(cluster: &Cluster) -> bool {
    let boots = cluster.instances.iter().any(|i| i.boot_due_at != TimeMs::NEVER);
    let verdicts = cluster.health.keys().any(|&id| health_check::is_open(cluster, id));
    let ends = cluster.sequence.starts.values().any(|start| start.timers > 0);
    let leaks = cluster.leaks.values().any(|leak| leak.full_at != TimeMs::NEVER);
    let moves = services_work(cluster) || tasks_move(cluster) || targets_move(cluster);
    let group = cluster.group.as_ref().is_some_and(Group::is_working);
    boots || group || verdicts || ends || leaks || moves || alarms_wait(cluster)
}

/// A target is at rest when its next check will say what is known.
fn targets_move(cluster: &Cluster) -> bool {
    cluster.target_groups.iter().any(|group| {
        group.targets.iter().map(|&id| cluster.target(id)).any(|target| {
            let path = &group.settings.health_check_path;
            let answers = match cluster.probe(target.task, target.port, path) {
                Probe::Answered { status, .. } => group.settings.matcher.takes(status),
                Probe::Refused | Probe::TimedOut => false,
            };
            match target.state {
                TargetState::Healthy => !answers || target.known != Some(true),
                TargetState::Unhealthy => answers || target.known != Some(false),
                _ => true,
            }
        })
    })
}

fn services_work(cluster: &Cluster) -> bool {
    let services = cluster.ids(cluster.services(), ServiceId::from_index);
    let waits = |service: &Service| service.pass_at != TimeMs::NEVER && !service.sleeps;
    services.filter(|(_, s)| s.status != ServiceStatus::Inactive).any(|(_, s)| waits(s))
}

/// A data point that no alarm has seen may still change a desired count (R60).
fn alarms_wait(cluster: &Cluster) -> bool {
    let mut targets = cluster.scalable_targets.iter();
    targets.any(|(&id, target)| !target.policies.is_empty() && cluster.has_open_metrics(id))
}

/// A task is at rest when it runs and shall run, its ports open; when a container of it waits for another one (R17); or where no agent is, since nothing moves there but the
/// detaching of network interfaces.
fn tasks_move(cluster: &Cluster) -> bool {
    cluster.hosts().any(|(_, instance)| {
        instance.tasks.iter().any(|&id| {
            let task = cluster.task(id);
            let rests = task.is_running() && task.is_live() || cluster.waits_for_container(id);
            let detaches = task.last_status == TaskStatus::Deprovisioning;
            let opens = cluster.containers_of(id).any(|c| c.due_at != TimeMs::NEVER);
            detaches || opens || (instance.agent_is_up && !rests)
        })
    })
}
