//! Which tasks a scale-in stops (R41, default): in the zone with most tasks of the service, there on the computer with
//! most. Ties are not documented; guessed: the zone and computer of the newest task, and of a computer's tasks the
//! newest.

use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::id::{InstanceId, TaskId};
use super::reconcile::Stop;
use super::time::TimeMs;

/// A task to stop, with the counts that chose it, itself among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub task: TaskId,
    /// Live tasks of the service in its zone.
    pub in_zone: u32,
    /// Live tasks of the service on its computer.
    pub on_instance: u32,
}

/// The deployment's live tasks on one computer, oldest first.
struct Host {
    zone: usize,
    healthy: Vec<TaskId>,
    others: Vec<TaskId>,
}

impl Host {
    fn count(&self) -> u32 {
        (self.healthy.len() + self.others.len()) as u32
    }

    /// The newest task that may be stopped.
    fn newest(&self, healthy_too: bool) -> Option<TaskId> {
        let healthy = self.healthy.last().filter(|_| healthy_too);
        self.others.last().into_iter().chain(healthy).max().copied()
    }

    fn remove(&mut self, task: TaskId) {
        self.healthy.retain(|&t| t != task);
        self.others.retain(|&t| t != task);
    }
}

/// The tasks of a deployment that are stopped, in order.
pub fn choose(cluster: &Cluster, stop: Stop, now: TimeMs) -> Vec<Choice> {
    let mut hosts = hosts(cluster, stop, now);
    let mut in_zone = [0u32; ZONES];
    hosts.iter().for_each(|host| in_zone[host.zone] += host.count());
    let mut spare_healthy = stop.healthy_max;
    let mut chosen = Vec::new();
    for _ in 0..stop.count {
        let best = hosts
            .iter_mut()
            .filter_map(|host| {
                let newest = host.newest(spare_healthy > 0)?;
                Some(((in_zone[host.zone], host.count(), newest), host))
            })
            .max_by_key(|(rank, _)| *rank);
        let Some(((zone_count, on_instance, task), host)) = best else { break };
        spare_healthy -= u32::from(host.healthy.last() == Some(&task));
        host.remove(task);
        in_zone[host.zone] -= 1;
        chosen.push(Choice { task, in_zone: zone_count, on_instance });
    }
    chosen
}

fn hosts(cluster: &Cluster, stop: Stop, now: TimeMs) -> Vec<Host> {
    let is_mine = |&id: &TaskId| {
        let task = cluster.task(id);
        task.deployment == Some(stop.deployment) && task.is_live()
    };
    let service = cluster.service(cluster.deployment(stop.deployment).service);
    let live = service.tasks.iter().copied().filter(is_mine);
    let mut live: Vec<(InstanceId, TaskId)> =
        live.map(|id| (cluster.task(id).instance, id)).collect();
    live.sort_unstable();
    live.chunk_by(|a, b| a.0 == b.0)
        .map(|on_host| {
            let is_healthy = |&(_, id): &(InstanceId, TaskId)| cluster.is_task_healthy(id, now);
            let (healthy, others): (Vec<_>, Vec<_>) = on_host.iter().partition(|t| is_healthy(t));
            Host {
                zone: usize::from(cluster.instance(on_host[0].0).zone),
                healthy: healthy.into_iter().map(|(_, id)| id).collect(),
                others: others.into_iter().map(|(_, id)| id).collect(),
            }
        })
        .collect()
}
