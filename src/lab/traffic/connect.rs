//! Where a request goes, and whom it meets there.

use super::drive::Drive;
use super::flight::Slot;
use super::request::Asker;
use crate::sim::rng::{self, Stream};
use crate::sim::{
    Discovery, Endpoint, EventId, Failure, InstanceId, Probe, ServiceId, TargetId, TaskId,
    TaskStatus, TimeMs,
};

/// A DNS answer holds so many addresses at most.
const RECORDS_MAX: usize = 8;
/// Names remembered before those whose time is over are forgotten.
const RESOLVED_MAX: usize = 1_000;

/// A client's memory of a name, until its time to live is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    until: TimeMs,
    tasks: Vec<TaskId>,
}

/// Whom a request meets.
pub(super) enum Met {
    /// A port of a task, perhaps by way of a balancer's target.
    Port {
        task: TaskId,
        port: u16,
        target: Option<TargetId>,
    },
    /// Nobody says anything.
    Nobody {
        by: EventId,
    },
    Failed {
        failure: Failure,
        by: EventId,
    },
}

impl Drive<'_> {
    /// Whom an address leads to now.
    pub(super) fn meet(&mut self, slot: Slot) -> Option<Met> {
        let flight = self.traffic.flights.get(slot)?;
        let (endpoint, asker, by) = (flight.endpoint, flight.asker, flight.by);
        Some(match endpoint {
            Endpoint::Home { lease, port } => match self.cluster.home() {
                Some(home) if home.lease == lease => self.at_computer(home.instance, port),
                Some(home) => Met::Nobody { by: home.changed_by },
                None => Met::Nobody { by },
            },
            Endpoint::Computer { instance, port } => self.at_computer(instance, port),
            Endpoint::Task { task, port } => Met::Port { task, port, target: None },
            Endpoint::Balancer { target_group } => {
                match self.cluster.route(self.now, target_group) {
                    Some(id) => {
                        let target = self.cluster.target(id);
                        Met::Port { task: target.task, port: target.port, target: Some(id) }
                    }
                    None => Met::Failed { failure: Failure::NoTargets, by },
                }
            }
            Endpoint::Name { service, port } => self.resolve(slot, asker, service, port, by),
        })
    }

    fn at_computer(&self, instance: InstanceId, port: u16) -> Met {
        let computer = self.cluster.instance(instance);
        if let (false, Some(by)) = (computer.power, self.cluster.dark_by(instance)) {
            return Met::Nobody { by };
        }
        let found = computer.tasks.iter().find_map(|&task| {
            let port = self.cluster.port_behind(task, port)?;
            Some(Met::Port { task, port, target: None })
        });
        found.unwrap_or(Met::Failed { failure: Failure::Refused, by: computer.launched_by })
    }

    /// R65: the address that a name stands for, as far as this client knows.
    fn resolve(
        &mut self,
        slot: Slot,
        asker: Asker,
        service: ServiceId,
        port: u16,
        by: EventId,
    ) -> Met {
        let client = match asker {
            Asker::Task(task) => Some(task),
            Asker::Users(_) => None,
        };
        if !self.cluster.knows_name(client, service) {
            return Met::Failed { failure: Failure::NameUnknown, by };
        }
        let found = match self.cluster.discovery(service) {
            Discovery::CloudMap { ttl_ms } => self.look_up(slot, asker, service, ttl_ms),
            Discovery::ServiceConnect | Discovery::None => self.take_turn(service),
        };
        let failure = match self.cluster.discovery(service) {
            Discovery::ServiceConnect => Failure::NoTargets,
            Discovery::CloudMap { .. } | Discovery::None => Failure::NameUnknown,
        };
        match found {
            Some(task) => Met::Port { task, port, target: None },
            None => {
                Met::Failed { failure, by: self.cluster.names_frozen_by(service).unwrap_or(by) }
            }
        }
    }

    /// DNS: what was answered before holds until its time to live is over, whatever has become of those tasks.
    fn look_up(
        &mut self,
        slot: Slot,
        asker: Asker,
        service: ServiceId,
        ttl_ms: u32,
    ) -> Option<TaskId> {
        let (now, number) = (self.now, self.traffic.flights.get(slot)?.number);
        let resolved = &mut self.traffic.resolved;
        if resolved.len() > RESOLVED_MAX {
            resolved.retain(|_, known| known.until > now);
        }
        let known = resolved.get(&(asker, service)).filter(|known| known.until > now);
        let tasks = match known {
            Some(known) => known.tasks.clone(),
            None => {
                let mut tasks = self.cluster.named_tasks(service);
                tasks.truncate(RECORDS_MAX);
                let until = now.after(u64::from(ttl_ms));
                resolved.insert((asker, service), Resolved { until, tasks: tasks.clone() });
                tasks
            }
        };
        let last = (tasks.len() as u64).saturating_sub(1);
        let drawn = rng::range(self.cluster.seed(), Stream::Resolve, number, 0, (0, last));
        tasks.get(drawn as usize).copied()
    }

    /// Service Connect: the proxies spread over the tasks that are there now.
    fn take_turn(&mut self, service: ServiceId) -> Option<TaskId> {
        let tasks = self.cluster.named_tasks(service);
        let last = self.traffic.turns.get(&service).copied();
        let next = tasks.iter().find(|&&task| Some(task) > last).or(tasks.first()).copied()?;
        self.traffic.turns.insert(service, next);
        Some(next)
    }

    /// What a port of a task does with the request.
    pub(super) fn knock(&self, asker: Asker, task: TaskId, port: u16) -> Knock {
        let state = self.cluster.task(task);
        let by = state.status_by;
        let is_there =
            (TaskStatus::Pending..TaskStatus::Deprovisioning).contains(&state.last_status);
        if !is_there {
            return Knock::Nobody { by };
        }
        if let Some(by) = self.link_cut(asker, task) {
            return Knock::Nobody { by };
        }
        match self.cluster.reach(task, port) {
            Ok(container) => Knock::Program { container },
            Err(Probe::Refused | Probe::Answered { .. }) => Knock::Refused { by },
            Err(Probe::TimedOut) => match self.cluster.dark_by(state.instance) {
                Some(by) => Knock::Nobody { by },
                None => Knock::Silent { by },
            },
        }
    }

    fn link_cut(&self, asker: Asker, task: TaskId) -> Option<EventId> {
        let Asker::Task(caller) = asker else { return None };
        let (one, other) = (self.cluster.task(caller).service?, self.cluster.task(task).service?);
        self.cluster.link_cut_by(one, other)
    }
}

/// What a port does.
pub(super) enum Knock {
    Program {
        container: crate::sim::ContainerId,
    },
    Refused {
        by: EventId,
    },
    /// No connection.
    Nobody {
        by: EventId,
    },
    /// A connection, but not a word.
    Silent {
        by: EventId,
    },
}
