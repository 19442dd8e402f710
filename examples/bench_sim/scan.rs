//! The placement index against its plainest rival: for each task a look at every computer.

use baton::sim::placement::{Group, Request, Round, filter};
use baton::sim::{Cluster, InstanceId, Placement, ServiceId, TaskDefinitionId, TaskId, ZONES};

/// As many as one pass starts at most.
const TASKS: usize = 83;

fn group() -> ServiceId {
    ServiceId::from_index(0)
}

fn request(cluster: &Cluster) -> Request {
    let definition = TaskDefinitionId::from_index(0);
    Request::new(cluster, Group::Service(group()), definition, &Placement::default())
}

pub(crate) fn indexed(cluster: &Cluster) -> Vec<InstanceId> {
    let request = request(cluster);
    let mut round = Round::new(cluster, &request, TASKS as u32);
    let task = TaskId::from_index(cluster.tasks().len());
    let next = |_| {
        let place = round.take_best(cluster, task)?;
        round.placed(cluster, place);
        Some(place.instance)
    };
    (0..TASKS).map_while(next).collect()
}

pub(crate) fn scanned(cluster: &Cluster) -> Vec<InstanceId> {
    let request = request(cluster);
    let mut there = vec![0u32; cluster.instances().len()];
    let mut in_zone = [0u32; ZONES];
    for &task in &cluster.service(group()).tasks {
        let instance = cluster.task(task).instance;
        there[instance.index()] += 1;
        in_zone[usize::from(cluster.instance(instance).zone)] += 1;
    }
    let mut next = |_| {
        let fits = |index| filter(cluster, InstanceId::from_index(index), &request).is_ok();
        let fitting = cluster.instances().iter().enumerate().filter(|&(index, _)| fits(index));
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
