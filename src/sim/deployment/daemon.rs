//! DAEMON services (R26): one task on each ACTIVE computer that their constraints admit, before anything else starts there.
//! On a DRAINING one their task is the last to go (R43).

use litemap::LiteMap;

use crate::sim::cluster::Cluster;
use crate::sim::container_instance::{ContainerInstance, InstanceStatus};
use crate::sim::decision::DecisionKind;
use crate::sim::event::Cause;
use crate::sim::id::{EventId, InstanceId, ServiceId, TaskDefinitionId, TaskId};
use crate::sim::placement::{self, Group, Query, Request};
use crate::sim::service::SchedulingStrategy;
use crate::sim::turn::Turn;

/// The computers on which a DAEMON service keeps a task, in order.
pub(in crate::sim) struct Daemons(Vec<InstanceId>);

impl Daemons {
    /// `None` for a REPLICA service.
    pub(in crate::sim) fn of(cluster: &Cluster, id: ServiceId) -> Option<Daemons> {
        let service = cluster.service(id);
        if service.scheduling_strategy == SchedulingStrategy::Replica {
            return None;
        }
        let queries = placement::queries(cluster, service.task_definition, &service.placement);
        let instances = cluster.ids(cluster.instances(), InstanceId::from_index);
        let kept = instances.filter(|&(instance, computer)| {
            keeps(cluster, id, computer)
                && queries.iter().all(|query: &Query| query.holds(cluster, instance))
        });
        Some(Daemons(kept.map(|(instance, _)| instance).collect()))
    }

    pub(in crate::sim) fn count(&self) -> u32 {
        self.0.len() as u32
    }

    pub(in crate::sim) fn keep_one_on(&self, instance: InstanceId) -> bool {
        self.0.binary_search(&instance).is_ok()
    }
}

/// R26: the last task to stop on a DRAINING computer, when those of REPLICA services are gone.
fn keeps(cluster: &Cluster, id: ServiceId, computer: &ContainerInstance) -> bool {
    let tasks = || computer.tasks.iter().map(|&task| cluster.task(task));
    match computer.status {
        InstanceStatus::Active => true,
        InstanceStatus::Draining => {
            let replica = |service| {
                cluster.service(service).scheduling_strategy == SchedulingStrategy::Replica
            };
            tasks().any(|task| task.service == Some(id) && task.is_live())
                && tasks().any(|task| task.service.is_some_and(replica))
        }
        InstanceStatus::Registering | InstanceStatus::Inactive => false,
    }
}

impl Turn<'_> {
    /// A computer is there: its daemons start at once, before other services' next passes.
    pub(in crate::sim) fn daemons_first(&mut self, event: EventId) {
        for service in self.cluster.daemons.clone() {
            self.service_changed(service, event);
            self.look_at(service, self.now, event);
        }
    }

    /// Where they may stay, may have changed.
    pub(in crate::sim) fn daemons_look(&mut self, event: EventId) {
        for service in self.cluster.daemons.clone() {
            self.service_changed(service, event);
        }
    }

    /// Up to `count` tasks, each on a computer that has none and room for it.
    pub(super) fn place_daemons(
        &mut self,
        cause: Cause,
        service: ServiceId,
        definition: TaskDefinitionId,
        count: u32,
    ) -> Vec<TaskId> {
        let tasks = self.cluster.service(service).tasks.iter().map(|&id| self.cluster.task(id));
        let mut taken: LiteMap<InstanceId, ()> = LiteMap::new();
        for task in tasks.filter(|task| task.is_live()) {
            taken.insert(task.instance, ());
        }
        let group = Group::Service(service);
        let placement = &self.cluster.service(service).placement;
        let request = Request::new(self.cluster, group, definition, placement);
        let wanted = Daemons::of(self.cluster, service).map_or(Vec::new(), |wanted| wanted.0);
        let free = |&id: &InstanceId| {
            !taken.contains_key(&id) && placement::filter(self.cluster, id, &request).is_ok()
        };
        let chosen: Vec<InstanceId> =
            wanted.into_iter().filter(free).take(count as usize).collect();
        let place = |instance| {
            let task = TaskId::from_index(self.cluster.tasks.len());
            let decision = self.decide(cause, DecisionKind::OneEach { task, instance });
            self.create_task(Cause::Decision(decision), Some(service), definition, instance)
        };
        chosen.into_iter().map(place).collect()
    }
}
