//! Where a task goes (R46): filters, then the default spread (R47), then ties (R49).
//!
//! A [`Round`] is built once for all tasks of one pass and kept up to date task by task: O(computers + tasks × log). The
//! literal reading of the rule, a scan over all computers for each task, lives in the tests as its oracle.

pub(super) mod check;
pub mod strategy;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::sim::cluster::Cluster;
use crate::sim::container_instance::{ContainerInstance, InstanceStatus, ZONES};
use crate::sim::id::{InstanceId, ServiceId, TaskDefinitionId, TaskId};
use crate::sim::refusal::{Reason, Refusal, RefusedCounts};
use crate::sim::resources::Resources;

/// The tasks that spread counts together (R47).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Service(ServiceId),
    /// Standalone tasks of a family: task group `family:NAME`.
    Family(TaskDefinitionId),
}

impl Group {
    /// `None`: its tasks are standalone.
    pub fn service(self) -> Option<ServiceId> {
        match self {
            Group::Service(service) => Some(service),
            Group::Family(_) => None,
        }
    }
}

/// A place for one task, and what a decision records of how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub instance: InstanceId,
    /// Tasks of the group that were there before.
    pub tasks_there: u16,
    /// Computers that passed the filters, this one among them.
    pub fitting: u16,
    pub refused: RefusedCounts,
}

/// One computer's answer to "why not there?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub instance: InstanceId,
    /// `Ok`: it passed the filters and had this many tasks of the group.
    pub outcome: Result<u16, Refusal>,
}

/// Least first: tasks of the group there, all tasks there, the computer's index (R47, R49).
type Key = Reverse<(u16, u16, InstanceId)>;

/// The computers that can take one more task of a kind, in the order of preference.
pub struct Round {
    wanted: Resources,
    /// Fitting computers, by zone.
    zones: [BinaryHeap<Key>; ZONES],
    /// Tasks of the group, by zone.
    in_zone: [u32; ZONES],
    fitting: u16,
    refused: RefusedCounts,
}

impl Round {
    pub fn new(cluster: &Cluster, group: Group, wanted: Resources) -> Round {
        let there = tasks_there(cluster, group);
        let room = cluster.instances.len() / ZONES + 1;
        let mut fitting: [Vec<Key>; ZONES] = std::array::from_fn(|_| Vec::with_capacity(room));
        let mut in_zone = [0; ZONES];
        let mut refused = RefusedCounts::default();
        for (id, instance) in candidates(cluster) {
            let zone = usize::from(instance.zone);
            let tasks = there[id.index()];
            in_zone[zone] += u32::from(tasks);
            match filter(instance, wanted) {
                Ok(()) => fitting[zone].push(key(tasks, instance, id)),
                Err(refusal) => refused.add(refusal.reason),
            }
        }
        let count = fitting.iter().map(Vec::len).sum::<usize>();
        let zones = fitting.map(BinaryHeap::from);
        Round { wanted, zones, in_zone, fitting: count.min(u16::MAX.into()) as u16, refused }
    }

    /// The best computer: in the zone with fewest tasks of the group, there the one with fewest, among equals the one
    /// with fewest tasks at all, then the first. A zone without a fitting computer is passed over.
    pub fn take_best(&mut self) -> Option<Place> {
        let best = (0..ZONES)
            .filter_map(|zone| self.zones[zone].peek().map(|key| (self.in_zone[zone], key.0, zone)))
            .min();
        let (_, (tasks_there, _, instance), zone) = best?;
        self.zones[zone].pop();
        Some(Place { instance, tasks_there, fitting: self.fitting, refused: self.refused })
    }

    /// The task is there now: the computer takes its new place in the order, or drops out.
    pub fn placed(&mut self, cluster: &Cluster, place: Place) {
        let instance = cluster.instance(place.instance);
        let zone = usize::from(instance.zone);
        self.in_zone[zone] += 1;
        match filter(instance, self.wanted) {
            Ok(()) => self.zones[zone].push(key(place.tasks_there + 1, instance, place.instance)),
            Err(refusal) => {
                self.fitting -= 1;
                self.refused.add(refusal.reason);
            }
        }
    }
}

fn key(tasks_there: u16, instance: &ContainerInstance, id: InstanceId) -> Key {
    Reverse((tasks_there, instance.tasks.len().min(u16::MAX.into()) as u16, id))
}

/// Computers that are part of the cluster or about to be; deregistered ones are no longer asked.
fn candidates(cluster: &Cluster) -> impl Iterator<Item = (InstanceId, &ContainerInstance)> {
    let all = cluster.ids(&cluster.instances, InstanceId::from_index);
    all.filter(|(_, instance)| instance.status != InstanceStatus::Inactive)
}

/// Live tasks of the group, by computer.
fn tasks_there(cluster: &Cluster, group: Group) -> Vec<u16> {
    let mut there = vec![0u16; cluster.instances.len()];
    for task in group_tasks(cluster, group) {
        // A service's tasks of FARGATE are on no computer.
        if let Some(count) = there.get_mut(cluster.task(task).instance.index()) {
            *count = count.saturating_add(1);
        }
    }
    there
}

/// Live tasks of the group that FARGATE runs, by zone.
pub(super) fn in_fargate(cluster: &Cluster, group: Group) -> [u32; ZONES] {
    let mut in_zone = [0; ZONES];
    for zone in
        group_tasks(cluster, group).filter_map(|id| cluster.task(id).instance.fargate_zone())
    {
        in_zone[zone] += 1;
    }
    in_zone
}

fn group_tasks(cluster: &Cluster, group: Group) -> impl Iterator<Item = TaskId> {
    let tasks = match group {
        Group::Service(service) => &cluster.service(service).tasks,
        Group::Family(_) => &cluster.standalone,
    };
    let in_group = move |task: TaskId| match group {
        Group::Service(_) => true,
        Group::Family(definition) => {
            let family = &cluster.definition(definition).family;
            cluster.definition(cluster.task(task).definition).family == *family
        }
    };
    tasks.iter().copied().filter(move |&id| cluster.task(id).is_live() && in_group(id))
}

/// R46's first step, in order; the first failing filter is the refusal.
pub fn filter(instance: &ContainerInstance, wanted: Resources) -> Result<(), Refusal> {
    // Most computers pass most of the time; which filter fails is asked only of those that do not.
    if instance.is_registered() && instance.agent_connected && instance.remaining.fits(wanted) {
        return Ok(());
    }
    let failing = Reason::ALL.into_iter().find_map(|reason| fails(instance, wanted, reason));
    failing.map_or(Ok(()), Err)
}

fn fails(instance: &ContainerInstance, wanted: Resources, reason: Reason) -> Option<Refusal> {
    let free = instance.remaining;
    let (fails, free, wanted) = match reason {
        Reason::NotRegistered => (!instance.is_registered(), 0, 0),
        Reason::AgentDisconnected => (instance.is_registered() && !instance.agent_connected, 0, 0),
        Reason::Cpu => (free.cpu_units < wanted.cpu_units, free.cpu_units, wanted.cpu_units),
        Reason::Memory => (free.memory_mib < wanted.memory_mib, free.memory_mib, wanted.memory_mib),
        Reason::NetworkSlots => {
            (free.eni_slots < wanted.eni_slots, free.eni_slots, wanted.eni_slots)
        }
    };
    fails.then_some(Refusal { reason, free, wanted })
}

/// Computers that cannot take such a task, by what each fails first.
pub fn refused(cluster: &Cluster, wanted: Resources) -> RefusedCounts {
    let mut counts = RefusedCounts::default();
    let verdicts = candidates(cluster).map(|(_, instance)| filter(instance, wanted));
    verdicts.filter_map(Result::err).for_each(|refusal| counts.add(refusal.reason));
    counts
}

/// R50's closest computer among the registered ones and what it fails first. Undocumented; guessed: fewest failed
/// filters, then the smallest deficit in thousandths of what is wanted, then the first computer.
pub fn closest(cluster: &Cluster, wanted: Resources) -> Option<(InstanceId, Refusal)> {
    let registered = candidates(cluster).filter(|(_, instance)| instance.is_registered());
    registered
        .filter_map(|(id, instance)| {
            let failed = Reason::ALL.into_iter().filter_map(|r| fails(instance, wanted, r));
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

/// "Why not there?", computer by computer: what the filters said when the cluster was `before` and then the `earlier`
/// tasks of the same pass had been placed. Agrees with the decision's counts.
pub fn verdicts(
    before: &Cluster,
    group: Group,
    wanted: Resources,
    earlier: &[InstanceId],
) -> Vec<Verdict> {
    let mut there = tasks_there(before, group);
    let mut taken = vec![0u32; before.instances.len()];
    for instance in earlier {
        there[instance.index()] += 1;
        taken[instance.index()] += 1;
    }
    let verdict = |(id, instance): (InstanceId, &ContainerInstance)| {
        let mut then = ContainerInstance { tasks: Vec::new(), ..instance.clone() };
        (0..taken[id.index()]).for_each(|_| then.remaining.take(wanted));
        let outcome = filter(&then, wanted).map(|()| there[id.index()]);
        Verdict { instance: id, outcome }
    };
    candidates(before).map(verdict).collect()
}
