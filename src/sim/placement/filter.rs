//! Which computers may take a task (R46's filters, R48's constraints), and which comes closest (R50).

use super::{Group, Request};
use crate::sim::cluster::Cluster;
use crate::sim::container_instance::{ContainerInstance, InstanceStatus};
use crate::sim::id::InstanceId;
use crate::sim::refusal::{Reason, Refusal, RefusedCounts};

/// In order; the first filter that fails is the refusal.
pub fn filter(cluster: &Cluster, id: InstanceId, request: &Request) -> Result<(), Refusal> {
    let instance = cluster.instance(id);
    let takes_tasks = instance.status == InstanceStatus::Active && instance.agent_connected;
    // Most computers pass most of the time; which filter fails is asked only of those that do not.
    if takes_tasks && instance.remaining.fits(request.resources) && request.is_plain() {
        return Ok(());
    }
    let failing = Reason::ALL.into_iter().find_map(|reason| fails(cluster, id, request, reason));
    failing.map_or(Ok(()), Err)
}

fn fails(cluster: &Cluster, id: InstanceId, request: &Request, reason: Reason) -> Option<Refusal> {
    let instance = cluster.instance(id);
    let (free, wanted) = (instance.remaining, request.resources);
    let is = |status| instance.status == status;
    let (fails, free, wanted) = match reason {
        Reason::NotRegistered => (!instance.is_registered(), 0, 0),
        Reason::Draining => (is(InstanceStatus::Draining), 0, 0),
        Reason::AgentDisconnected => (instance.is_registered() && !instance.agent_connected, 0, 0),
        Reason::Cpu => (free.cpu_units < wanted.cpu_units, free.cpu_units, wanted.cpu_units),
        Reason::Memory => (free.memory_mib < wanted.memory_mib, free.memory_mib, wanted.memory_mib),
        // R43b: also the port of a task that is to be replaced by this one.
        Reason::Port => {
            let refused = instance.ports.refuses(&request.ports);
            (refused.is_some(), 0, refused.map_or(0, |taken| u32::from(taken.port)))
        }
        Reason::NetworkSlots => {
            (free.eni_slots < wanted.eni_slots, free.eni_slots, wanted.eni_slots)
        }
        Reason::MemberOf => {
            let holds = request.queries.iter().all(|query| query.holds(cluster, id));
            (!holds, 0, 0)
        }
        Reason::DistinctInstance => {
            (request.distinct && has_task_of(cluster, instance, request.group), 0, 0)
        }
    };
    fails.then_some(Refusal { reason, free, wanted })
}

/// R48: what counts is the desired status; a task that is stopping is in nobody's way.
fn has_task_of(cluster: &Cluster, instance: &ContainerInstance, group: Group) -> bool {
    instance.tasks.iter().any(|&task| cluster.task(task).is_live() && group.holds(cluster, task))
}

/// Computers that are part of the cluster or about to be; deregistered ones are no longer asked.
pub(super) fn candidates(
    cluster: &Cluster,
) -> impl Iterator<Item = (InstanceId, &ContainerInstance)> {
    let all = cluster.ids(&cluster.instances, InstanceId::from_index);
    all.filter(|(_, instance)| instance.status != InstanceStatus::Inactive)
}

/// Computers that cannot take such a task, by what each fails first.
pub fn refused(cluster: &Cluster, request: &Request) -> RefusedCounts {
    let mut counts = RefusedCounts::default();
    let verdicts = candidates(cluster).map(|(id, _)| filter(cluster, id, request));
    verdicts.filter_map(Result::err).for_each(|refusal| counts.add(refusal.reason));
    counts
}

/// R50's closest computer among the ACTIVE ones and what it fails first. Undocumented; guessed: fewest failed filters,
/// then the smallest deficit in thousandths of what is wanted, then the first computer.
pub fn closest(cluster: &Cluster, request: &Request) -> Option<(InstanceId, Refusal)> {
    let active = candidates(cluster).filter(|(_, i)| i.status == InstanceStatus::Active);
    active
        .filter_map(|(id, _)| {
            let failed = Reason::ALL.into_iter().filter_map(|r| fails(cluster, id, request, r));
            let first = failed.clone().next()?;
            Some((failed.clone().count(), failed.map(deficit).sum::<u64>(), id, first))
        })
        .min_by_key(|&(count, deficit, id, _)| (count, deficit, id))
        .map(|(_, _, id, first)| (id, first))
}

fn deficit(refusal: Refusal) -> u64 {
    let missing = u64::from(refusal.wanted - refusal.free);
    missing * 1000 / u64::from(refusal.wanted.max(1))
}
