//! DAEMON services (R26): one task on each ACTIVE computer, before anything else starts there.

use litemap::LiteMap;

use crate::sim::decision::DecisionKind;
use crate::sim::event::Cause;
use crate::sim::id::{EventId, InstanceId, ServiceId, TaskDefinitionId, TaskId};
use crate::sim::placement::{self, Group, Request};
use crate::sim::reconcile;
use crate::sim::turn::Turn;

impl Turn<'_> {
    /// A computer is there: its daemons start at once, before other services' next passes.
    pub(in crate::sim) fn daemons_first(&mut self, event: EventId) {
        for service in self.cluster.daemons.clone() {
            self.service_changed(service, event);
            self.look_at(service, self.now, event);
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
        let free = |&(id, instance): &(InstanceId, _)| {
            let takes = reconcile::takes_daemon(instance) && !taken.contains_key(&id);
            takes && placement::filter(self.cluster, id, &request).is_ok()
        };
        let instances = self.cluster.ids(self.cluster.instances(), InstanceId::from_index);
        let free = instances.filter(free).map(|(id, _)| id).take(count as usize);
        let chosen: Vec<InstanceId> = free.collect();
        let place = |instance| {
            let task = TaskId::from_index(self.cluster.tasks.len());
            let decision = self.decide(cause, DecisionKind::OneEach { task, instance });
            self.create_task(Cause::Decision(decision), Some(service), definition, instance)
        };
        chosen.into_iter().map(place).collect()
    }
}
