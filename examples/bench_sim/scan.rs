//! The placement index against its plainest rival: for each task a look at every computer.

use baton::sim::placement::{Group, Round, filter};
use baton::sim::{Cluster, InstanceId, ServiceId, TaskDefinitionId, ZONES};

/// As many as one pass starts at most.
const TASKS: usize = 83;

fn group() -> ServiceId {
    ServiceId::from_index(0)
}

pub(crate) fn indexed(cluster: &Cluster) -> Vec<InstanceId> {
    let wanted = cluster.definition(TaskDefinitionId::from_index(0)).requirement();
    let mut round = Round::new(cluster, Group::Service(group()), wanted);
    let next = |_| {
        let place = round.take_best()?;
        round.placed(cluster, place);
        Some(place.instance)
    };
    (0..TASKS).map_while(next).collect()
}

pub(crate) fn scanned(cluster: &Cluster) -> Vec<InstanceId> {
    let wanted = cluster.definition(TaskDefinitionId::from_index(0)).requirement();
    let mut there = vec![0u32; cluster.instances().len()];
    let mut in_zone = [0u32; ZONES];
    for &task in &cluster.service(group()).tasks {
        let instance = cluster.task(task).instance;
        there[instance.index()] += 1;
        in_zone[usize::from(cluster.instance(instance).zone)] += 1;
    }
    let mut next = |_| {
        let fitting =
            cluster.instances().iter().enumerate().filter(|(_, i)| filter(i, wanted).is_ok());
        let best = fitting.min_by_key(|&(index, instance)| {
            (in_zone[usize::from(instance.zone)], there[index], instance.tasks.len(), index)
        });
        let (index, instance) = best?;
        there[index] += 1;
        in_zone[usize::from(instance.zone)] += 1;
        Some(InstanceId::from_index(index))
    };
    (0..TASKS).map_while(&mut next).collect()
}
