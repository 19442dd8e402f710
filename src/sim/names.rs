//! How one program finds another by name (R65): service discovery (DNS) and Service Connect; and what may go wrong
//! between two services.

use litemap::LiteMap;
use serde::Serialize;

use super::cluster::Cluster;
use super::event::{Cause, EventKind};
use super::health_check::HealthStatus;
use super::id::{EventId, ServiceId, TaskId};
use super::time::TimeMs;
use super::turn::Turn;
use crate::unpack::Unpack;

/// R65: what makes a service's name known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Unpack)]
pub enum Discovery {
    /// Nothing: nobody knows the name.
    #[default]
    None,
    /// Cloud Map: an address record for each task; clients keep the answer for its time to live.
    CloudMap { ttl_ms: u32 },
    /// An alias that the proxy of each client task resolves, always anew.
    ServiceConnect,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    by_service: LiteMap<ServiceId, Name>,
    /// Pairs of services between which nothing gets through, the smaller first.
    cut: LiteMap<(ServiceId, ServiceId), EventId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    discovery: Discovery,
    /// When the deployment that made it was made.
    since: TimeMs,
    /// A fault: records stay as they were.
    frozen: Option<Frozen>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Frozen {
    tasks: Vec<TaskId>,
    by: EventId,
}

impl Cluster {
    pub fn discovery(&self, service: ServiceId) -> Discovery {
        self.names.by_service.get(&service).map_or(Discovery::None, |name| name.discovery)
    }

    /// R65: does a client's lookup of the name find it? Records are for everybody; an alias only for tasks of services
    /// that were made after the deployment that made it.
    pub fn knows_name(&self, client: Option<TaskId>, service: ServiceId) -> bool {
        let Some(name) = self.names.by_service.get(&service) else { return false };
        match name.discovery {
            Discovery::None => false,
            Discovery::CloudMap { .. } => true,
            Discovery::ServiceConnect => client.is_some_and(|client| {
                let client = self.task(client);
                client.service.is_some() && client.created_at >= name.since
            }),
        }
    }

    /// R65: the tasks that the name stands for: RUNNING, not unhealthy, their stop not asked for. Frozen records stay as
    /// they were.
    pub fn named_tasks(&self, service: ServiceId) -> Vec<TaskId> {
        let frozen = self.names.by_service.get(&service).and_then(|name| name.frozen.as_ref());
        match frozen {
            Some(frozen) => frozen.tasks.clone(),
            None => {
                self.service(service).tasks.iter().copied().filter(|&t| self.is_named(t)).collect()
            }
        }
    }

    fn is_named(&self, id: TaskId) -> bool {
        let task = self.task(id);
        task.is_running() && task.is_live() && self.task_health(id) != HealthStatus::Unhealthy
    }

    /// Since which event the records of the name are frozen.
    pub fn names_frozen_by(&self, service: ServiceId) -> Option<EventId> {
        self.names.by_service.get(&service)?.frozen.as_ref().map(|frozen| frozen.by)
    }

    /// Since which event nothing gets through between two services.
    pub fn link_cut_by(&self, one: ServiceId, other: ServiceId) -> Option<EventId> {
        self.names.cut.get(&(one.min(other), one.max(other))).copied()
    }
}

impl Turn<'_> {
    /// The deployment that this event belongs to makes the name known.
    pub(super) fn make_name(&mut self, service: ServiceId, discovery: Discovery) {
        if discovery != Discovery::None {
            let name = Name { discovery, since: self.now, frozen: None };
            self.cluster.names.by_service.insert(service, name);
        }
    }

    pub(super) fn freeze_names(&mut self, cause: Cause, service: ServiceId) {
        let tasks = self.cluster.named_tasks(service);
        let by = self.emit(cause, EventKind::NamesFrozen { service });
        if let Some(name) = self.cluster.names.by_service.get_mut(&service) {
            name.frozen = Some(Frozen { tasks, by });
        }
    }

    pub(super) fn thaw_names(&mut self, cause: Cause, service: ServiceId) {
        self.emit(cause, EventKind::NamesThawed { service });
        if let Some(name) = self.cluster.names.by_service.get_mut(&service) {
            name.frozen = None;
        }
    }

    pub(super) fn cut_link(&mut self, cause: Cause, one: ServiceId, other: ServiceId) {
        let by = self.emit(cause, EventKind::LinkCut { one, other });
        self.cluster.names.cut.insert((one.min(other), one.max(other)), by);
    }

    pub(super) fn restore_link(&mut self, cause: Cause, one: ServiceId, other: ServiceId) {
        self.emit(cause, EventKind::LinkRestored { one, other });
        self.cluster.names.cut.remove(&(one.min(other), one.max(other)));
    }
}
