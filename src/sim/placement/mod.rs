//! Where a task goes (R46): filters and constraints, then strategies (R47), then ties (R49).

mod attribute;
mod board;
pub(super) mod check;
mod date;
mod filter;
mod query;
mod request;
mod round;
pub mod strategy;

use super::cluster::Cluster;
use super::container_instance::ZONES;
use super::event::Cause;
use super::id::{InstanceId, ServiceId, TaskDefinitionId, TaskId};
use super::refusal::Refusal;
use super::schedule::{Schedule, Timer};
use super::time::TimeMs;
use super::turn::Turn;

pub(super) use board::Board;
pub use filter::{closest, filter, refused};
pub use query::{Misplaced, Query};
pub use request::{Request, queries};
pub use round::{Place, Round};

/// The tasks that spread and distinctInstance count together (R47, R48).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Service(ServiceId),
    /// Standalone tasks of a family: task group `family:NAME`.
    Family(TaskDefinitionId),
}

impl Group {
    pub fn of(cluster: &Cluster, task: TaskId) -> Group {
        let task = cluster.task(task);
        task.service.map_or(Group::Family(task.definition), Group::Service)
    }

    /// `None`: its tasks are standalone.
    pub fn service(self) -> Option<ServiceId> {
        match self {
            Group::Service(service) => Some(service),
            Group::Family(_) => None,
        }
    }

    /// Is the task one of them?
    pub fn holds(self, cluster: &Cluster, task: TaskId) -> bool {
        let task = cluster.task(task);
        match self {
            Group::Service(service) => task.service == Some(service),
            Group::Family(definition) => {
                let family = |id: TaskDefinitionId| &cluster.definition(id).family;
                task.service.is_none() && family(task.definition) == family(definition)
            }
        }
    }
}

/// As `task:group` knows it. \[DG cluster-query-language\]
fn group_name(cluster: &Cluster, group: Group) -> String {
    match group {
        Group::Service(service) => ["service:", &cluster.service(service).name].concat(),
        Group::Family(definition) => ["family:", &cluster.definition(definition).family].concat(),
    }
}

/// Live tasks of the group.
fn group_tasks(cluster: &Cluster, group: Group) -> impl Iterator<Item = TaskId> {
    let tasks = match group {
        Group::Service(service) => &cluster.service(service).tasks,
        Group::Family(_) => &cluster.standalone,
    };
    let tasks = tasks.iter().copied().filter(move |&id| cluster.task(id).is_live());
    tasks.filter(move |&id| group.service().is_some() || group.holds(cluster, id))
}

/// Live tasks of the group that FARGATE runs, by zone.
pub(super) fn in_fargate(cluster: &Cluster, group: Group) -> [u32; ZONES] {
    let mut in_zone = [0; ZONES];
    let zones = group_tasks(cluster, group).map(|id| cluster.task(id).instance.fargate_zone());
    zones.flatten().for_each(|zone| in_zone[zone] += 1);
    in_zone
}

/// One computer's answer to "why not there?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub instance: InstanceId,
    /// `Ok`: it passed the filters and had this many tasks of the group.
    pub outcome: Result<u16, Refusal>,
}

/// "Why not there?", computer by computer. Agrees with the decision's counts, if the cluster is as it was then
/// ([`with_placed`] for the earlier tasks of the same pass).
pub fn verdicts(then: &Cluster, request: &Request) -> Vec<Verdict> {
    let there = round::tasks_there(then, request);
    let verdict = |(instance, _)| {
        let outcome = filter(then, instance, request).map(|()| there[instance.index()]);
        Verdict { instance, outcome }
    };
    filter::candidates(then).map(verdict).collect()
}

/// The cluster as if these tasks of the group had been placed, too.
pub fn with_placed(
    mut cluster: Cluster,
    group: Group,
    placed: &[(TaskDefinitionId, InstanceId)],
) -> Cluster {
    struct Nobody;
    impl Schedule for Nobody {
        fn schedule(&mut self, _: TimeMs, _: Timer) {}
    }
    for &(definition, instance) in placed {
        let mut turn = Turn { cluster: &mut cluster, now: TimeMs::ZERO, timers: &mut Nobody };
        turn.create_task(Cause::Start, group.service(), definition, instance);
    }
    cluster
}
