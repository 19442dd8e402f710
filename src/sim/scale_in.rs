//! Which tasks a scale-in stops (R41). By default: in the zone with most tasks of the service, there on the computer with
//! most; ties are not documented, guessed: the zone and computer of the newest task, and of a computer's tasks the newest.
//! Where strategies are listed they choose, in their order: spread the value with most tasks, binpack the computer that is
//! left with most; then chance. Who has to leave its computer goes first (R43); who is protected stays.

use litemap::LiteMap;

use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::deployment::daemon::Daemons;
use super::event::{Cause, EventKind};
use super::id::{InstanceId, TaskId};
use super::observed;
use super::placement::strategy::{BinpackField, PlacementStrategy, STRATEGIES_MAX, SpreadField};
use super::reconcile::Stop;
use super::rng::{self, Stream};
use super::schedule::Due;
use super::time::TimeMs;
use super::turn::Turn;

/// The longest that a task may be protected. \[API UpdateTaskProtection\]
pub const PROTECTION_MINUTES_MAX: u32 = 2_880;

/// A task to stop, with the counts that chose it, itself among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub task: TaskId,
    /// Live tasks of the deployment in its zone.
    pub in_zone: u32,
    /// Live tasks of the deployment on its computer.
    pub on_instance: u32,
    pub by: ChosenBy,
}

/// Why it goes and not another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChosenBy {
    /// The fullest zone, the fullest computer.
    Balance,
    /// The service's strategies, the other way round.
    Strategies,
    /// It has to leave its computer (R43).
    Leaving,
}

/// A host's place in the order, by strategy.
type Rank = [u32; STRATEGIES_MAX];

/// The deployment's live tasks on one computer, oldest first: those that leave it, or those that do not.
struct Host {
    id: InstanceId,
    zone: usize,
    leaves: bool,
    /// Protected ones among them.
    count: u32,
    healthy: Vec<TaskId>,
    others: Vec<TaskId>,
    /// What it has of each field that is spread over.
    values: Rank,
    /// Freed by the stops so far.
    freed: u32,
}

impl Host {
    /// The newest task that may be stopped.
    fn newest(&self, healthy_too: bool) -> Option<TaskId> {
        let healthy = self.healthy.last().filter(|_| healthy_too);
        self.others.last().into_iter().chain(healthy).max().copied()
    }

    fn remove(&mut self, task: TaskId) {
        self.healthy.retain(|&t| t != task);
        self.others.retain(|&t| t != task);
        self.count -= 1;
        self.freed += 1;
    }
}

/// The tasks of a deployment that are stopped, in order.
pub fn choose(cluster: &Cluster, stop: Stop, now: TimeMs) -> Vec<Choice> {
    let deployment = cluster.deployment(stop.deployment);
    let strategies = &cluster.service(deployment.service).placement.strategies;
    let mut hosts = hosts(cluster, stop, now);
    let mut in_zone = [0u32; ZONES];
    hosts.iter().for_each(|host| in_zone[host.zone] += host.count);
    let mut spread = spread(cluster, strategies, &mut hosts);
    let mut spare_healthy = stop.healthy_max;
    let mut chosen = Vec::new();
    for _ in 0..stop.count {
        let best = hosts
            .iter_mut()
            .filter_map(|host| {
                let newest = host.newest(spare_healthy > 0)?;
                let (rank, luck) = match strategies.is_empty() {
                    true => ([in_zone[host.zone], host.count, 0, 0, 0], 0),
                    false => (
                        rank(cluster, strategies, host, &spread),
                        rng::draw(cluster.seed(), Stream::ScaleIn, newest.index() as u64, 0),
                    ),
                };
                Some(((host.leaves, rank, luck, newest), host))
            })
            .max_by_key(|(rank, _)| *rank);
        let Some(((leaves, _, _, task), host)) = best else { break };
        let (zone_count, on_instance) = (in_zone[host.zone], host.count);
        spare_healthy -= u32::from(host.healthy.last() == Some(&task));
        host.remove(task);
        in_zone[host.zone] -= 1;
        for (totals, &value) in spread.iter_mut().zip(&host.values) {
            totals[value as usize] -= 1;
        }
        let by = match (leaves, strategies.is_empty()) {
            (true, _) => ChosenBy::Leaving,
            (false, true) => ChosenBy::Balance,
            (false, false) => ChosenBy::Strategies,
        };
        chosen.push(Choice { task, in_zone: zone_count, on_instance, by });
    }
    chosen
}

/// For each strategy: the deployment's tasks by the value of the field that it spreads over. Notes each host's values.
fn spread(
    cluster: &Cluster,
    strategies: &[PlacementStrategy],
    hosts: &mut [Host],
) -> Vec<Vec<u32>> {
    let totals = strategies.iter().enumerate().map(|(at, strategy)| {
        let mut known: LiteMap<Option<&str>, u32> = LiteMap::new();
        let mut totals = vec![0; hosts.len().max(ZONES)];
        for (nth, host) in hosts.iter_mut().enumerate() {
            host.values[at] = match strategy {
                PlacementStrategy::Spread(SpreadField::Zone) => host.zone as u32,
                PlacementStrategy::Spread(SpreadField::Attribute(name)) => {
                    let next = known.len() as u32;
                    *known.entry(cluster.attribute(host.id, name)).or_insert(next)
                }
                PlacementStrategy::Spread(SpreadField::InstanceId)
                | PlacementStrategy::Binpack(_)
                | PlacementStrategy::Random => nth as u32,
            };
            totals[host.values[at] as usize] += host.count;
        }
        totals
    });
    totals.collect()
}

fn rank(
    cluster: &Cluster,
    strategies: &[PlacementStrategy],
    host: &Host,
    spread: &[Vec<u32>],
) -> Rank {
    let (mut rank, left) = (Rank::default(), cluster.instance(host.id).remaining);
    let newest = host.newest(true).map(|id| cluster.requirement_of(cluster.task(id)));
    let each = newest.unwrap_or_default();
    for (at, strategy) in strategies.iter().enumerate() {
        rank[at] = match strategy {
            PlacementStrategy::Spread(_) => spread[at][host.values[at] as usize],
            PlacementStrategy::Binpack(BinpackField::Cpu) => {
                left.cpu_units + host.freed * each.cpu_units
            }
            PlacementStrategy::Binpack(BinpackField::Memory) => {
                left.memory_mib + host.freed * each.memory_mib
            }
            // Chance decides, and nothing after it.
            PlacementStrategy::Random => return rank,
        };
    }
    rank
}

fn hosts(cluster: &Cluster, stop: Stop, now: TimeMs) -> Vec<Host> {
    let is_mine = |&id: &TaskId| {
        let task = cluster.task(id);
        task.deployment == Some(stop.deployment) && task.is_live()
    };
    let id = cluster.deployment(stop.deployment).service;
    let (service, daemons) = (cluster.service(id), Daemons::of(cluster, id));
    let live = service.tasks.iter().copied().filter(is_mine);
    let leaves = |id| observed::leaves(cluster, id, daemons.as_ref());
    let mut live: Vec<(InstanceId, bool, TaskId)> =
        live.map(|id| (cluster.task(id).instance, leaves(id), id)).collect();
    live.sort_unstable();
    live.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|on_host| {
            let (id, leaves, _) = on_host[0];
            let free = on_host.iter().map(|&(_, _, id)| id).filter(|&id| !cluster.is_protected(id));
            let (healthy, others) = free.partition(|&id| cluster.is_task_healthy(id, now));
            Host {
                id,
                zone: usize::from(cluster.instance(id).zone),
                leaves,
                count: on_host.len() as u32,
                healthy,
                others,
                values: Rank::default(),
                freed: 0,
            }
        })
        .collect()
}

impl Cluster {
    /// R41: no scale-in and no deployment stops it now.
    pub fn is_protected(&self, task: TaskId) -> bool {
        self.protected.contains_key(&task)
    }
}

impl Turn<'_> {
    /// For so many minutes; `None`: no more.
    pub(super) fn protect(&mut self, cause: Cause, task: TaskId, minutes: Option<u32>) {
        let protected = minutes.is_some();
        let event = self.emit(cause, EventKind::TaskProtectionChanged { task, protected });
        match minutes {
            Some(minutes) => {
                let until = self.now.after(u64::from(minutes) * 60_000);
                self.cluster.protected.insert(task, until);
                self.schedule(until, Due::Protection(task), event);
            }
            None => {
                self.cluster.protected.remove(&task);
            }
        }
        if let Some(service) = self.cluster.task(task).service {
            self.service_changed(service, event);
        }
    }

    pub(super) fn protection_due(&mut self, task: TaskId, set_by: super::id::EventId) {
        if self.cluster.protected.get(&task) == Some(&self.now) {
            self.protect(Cause::Event(set_by), task, None);
        }
    }
}
