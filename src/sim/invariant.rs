//! What must hold after every event. Tests call it each time; it reads all that is live.
//!
//! Invariants between two moments (I6, I7, I10, I12) need to see both: they are in `tests/it/sim`.

use super::cluster::Cluster;
use super::container::{Container, ContainerStatus};
use super::container_definition::Protocol;
use super::container_instance::{ContainerInstance, InstanceStatus};
use super::id::{ContainerId, InstanceId, ServiceId, TaskId};
use super::ports::{HostPort, RESERVED_PORTS};
use super::resources::Resources;
use super::service::{SchedulingStrategy, Service, ServiceStatus};
use super::task::{DesiredStatus, Task, TaskStatus};
use super::task_definition::NetworkMode;

/// What was found broken, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// I1: the agent's ledger is not the registered size less what tasks hold, or goes below zero.
    HostLedger { instance: InstanceId },
    /// I1: the scheduler's ledger is not the registered size less what it has given away.
    SchedulerLedger { instance: InstanceId },
    /// I2: a host port is held twice, or is one that the computer keeps for itself.
    HostPorts { instance: InstanceId },
    /// I3: two containers of a task listen on one port.
    PortSharedInTask { task: TaskId },
    /// I4: desired STOPPED without code, reason or time, or the other way round.
    StopIncomplete { task: TaskId },
    /// I4: its status and the moments it carries disagree.
    StatusMoments { task: TaskId },
    /// I5: it stands in a list where it should not, or is missing in one.
    TaskListed { task: TaskId },
    /// I5: its list and counters disagree with its tasks, or it is INACTIVE with tasks left.
    ServiceLists { service: ServiceId },
    /// I9: an essential container has stopped and the task is still to run.
    EssentialIgnored { task: TaskId },
    /// I9: it was started before what it depends on had come so far (R17).
    OrderIgnored { container: ContainerId },
    /// I9: the task is past its containers' life, and one of them is not STOPPED.
    ContainersOutliveTask { task: TaskId },
    /// I7: two tasks of a DAEMON service live on one computer.
    DaemonTwice { service: ServiceId },
    /// A container listens without running, or on a computer without power.
    ListensWithoutProcess { container: ContainerId },
}

type Checked = Result<(), Violation>;

/// Every invariant that one moment can show (I1, I3, I4, I5, I9); those between two moments are in `tests/it`.
pub fn check(cluster: &Cluster) -> Checked {
    for (id, instance) in cluster.hosts() {
        check_ledgers(cluster, id, instance)?;
        check_host_ports(cluster, id, instance)?;
        instance.tasks.iter().try_for_each(|&task| check_task(cluster, task, id))?;
    }
    let services = cluster.ids(cluster.services(), ServiceId::from_index);
    for (id, service) in services {
        check_service(cluster, id, service)?;
    }
    Ok(())
}

fn ensure(holds: bool, violation: Violation) -> Checked {
    if holds { Ok(()) } else { Err(violation) }
}

/// I1. A deregistered computer holds nothing.
fn check_ledgers(cluster: &Cluster, id: InstanceId, instance: &ContainerInstance) -> Checked {
    let mut scheduler = Resources::default();
    let mut host = Resources::default();
    for task in instance.tasks.iter().map(|&task| cluster.task(task)) {
        let wanted = cluster.requirement_of(task);
        scheduler.give(wanted.only_eni());
        if task.desired_status == DesiredStatus::Running {
            scheduler.give(wanted.without_eni());
        }
        if task.holds_host {
            host.give(wanted.without_eni());
        }
    }
    scheduler.give(instance.remaining);
    host.give(instance.host_remaining);
    let registered = instance.instance_type.resources();
    ensure(scheduler == registered, Violation::SchedulerLedger { instance: id })?;
    ensure(host == registered.without_eni(), Violation::HostLedger { instance: id })
}

/// I1, I2: both ledgers hold exactly the ports of their tasks, and what is really bound is bound once.
fn check_host_ports(cluster: &Cluster, id: InstanceId, instance: &ContainerInstance) -> Checked {
    let of = |holds: fn(&Task) -> bool| {
        let tasks = instance.tasks.iter().map(|&task| cluster.task(task)).filter(|t| holds(t));
        let mut ports: Vec<HostPort> =
            tasks.flat_map(|task| cluster.definition(task.definition).host_ports()).collect();
        ports.sort_unstable();
        ports
    };
    let wanted = of(|task| task.desired_status == DesiredStatus::Running);
    let exact = instance.ports.as_slice() == wanted
        && instance.host_ports.as_slice() == of(|task| task.holds_host);
    let mut bound = cluster.bound_ports(id);
    bound.sort_unstable();
    let twice = |ports: &[HostPort]| ports.windows(2).any(|two| two[0] == two[1]);
    let own =
        |port: &HostPort| port.protocol == Protocol::Tcp && RESERVED_PORTS.contains(&port.port);
    let sound = !twice(&wanted) && !twice(&bound) && !bound.iter().any(own);
    ensure(exact && sound, Violation::HostPorts { instance: id })
}

fn check_task(cluster: &Cluster, id: TaskId, on: InstanceId) -> Checked {
    let task = cluster.task(id);
    let listed = task.instance == on
        && !task.is_stopped()
        && match task.service {
            Some(service) => cluster.service(service).tasks.binary_search(&id).is_ok(),
            None => cluster.standalone.binary_search(&id).is_ok(),
        };
    ensure(listed, Violation::TaskListed { task: id })?;
    check_moments(task, id)?;
    check_containers(cluster, task, id)
}

/// I4.
fn check_moments(task: &Task, id: TaskId) -> Checked {
    let wanted = task.desired_status == DesiredStatus::Stopped;
    let given =
        [task.stop_code.is_some(), task.stopped_reason.is_some(), task.stopping_at.is_some()];
    ensure(given == [wanted; 3], Violation::StopIncomplete { task: id })?;
    let going_down = task.last_status > TaskStatus::Running;
    let never_ran = task.last_status < TaskStatus::Running && task.started_at.is_some();
    let running_since = task.last_status != TaskStatus::Running || task.started_at.is_some();
    let ok = task.stopped_at.is_none() && !never_ran && running_since && (!going_down || wanted);
    ensure(ok, Violation::StatusMoments { task: id })
}

/// I3, I9.
fn check_containers(cluster: &Cluster, task: &Task, id: TaskId) -> Checked {
    let definitions = &cluster.definition(task.definition).containers;
    let power = cluster.instance(task.instance).power;
    let stopped = |c: &Container| c.last_status == ContainerStatus::Stopped;
    let mut ports = Vec::new();
    for ((container, definition), container_id) in
        cluster.containers_of(id).zip(definitions).zip(task.container_ids())
    {
        let early = (ContainerStatus::Pulled..=ContainerStatus::Running)
            .contains(&container.last_status)
            && !cluster.is_in_order(container_id);
        ensure(!early, Violation::OrderIgnored { container: container_id })?;
        let dead = definition.essential && stopped(container);
        ensure(!(dead && task.is_live()), Violation::EssentialIgnored { task: id })?;
        let can_listen = container.last_status == ContainerStatus::Running && power;
        let violation = Violation::ListensWithoutProcess { container: container_id };
        ensure(can_listen || !container.is_listening, violation)?;
        let shares = cluster.definition(task.definition).network_mode == NetworkMode::Awsvpc;
        if container.is_listening && shares {
            for &port in cluster.listening_ports(container_id).iter() {
                ensure(!ports.contains(&port), Violation::PortSharedInTask { task: id })?;
                ports.push(port);
            }
        }
    }
    let over = task.last_status >= TaskStatus::Deprovisioning;
    let all_stopped = cluster.containers_of(id).all(stopped);
    ensure(!over || all_stopped, Violation::ContainersOutliveTask { task: id })
}

fn check_service(cluster: &Cluster, id: ServiceId, service: &Service) -> Checked {
    let mine = service.tasks.iter().all(|&task| {
        let task_ref = cluster.task(task);
        task_ref.service == Some(id)
            && cluster.instance(task_ref.instance).tasks.binary_search(&task).is_ok()
            && cluster.instance(task_ref.instance).status != InstanceStatus::Inactive
    });
    let counted = service.started == service.stopped + service.tasks.len() as u32;
    let over = service.status == ServiceStatus::Inactive;
    let lists = mine && counted && (!over || service.tasks.is_empty());
    ensure(lists, Violation::ServiceLists { service: id })?;
    check_daemon(cluster, id, service)
}

/// I7: a DAEMON service has at most one live task on a computer.
fn check_daemon(cluster: &Cluster, id: ServiceId, service: &Service) -> Checked {
    if service.scheduling_strategy != SchedulingStrategy::Daemon {
        return Ok(());
    }
    let live = service.tasks.iter().map(|&task| cluster.task(task)).filter(|task| task.is_live());
    let mut hosts: Vec<InstanceId> = live.map(|task| task.instance).collect();
    hosts.sort_unstable();
    let twice = hosts.windows(2).any(|pair| pair[0] == pair[1]);
    ensure(!twice, Violation::DaemonTwice { service: id })
}
