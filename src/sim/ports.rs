//! Host ports as a resource (R4): a set, per protocol; those that the agent picks (R5); who binds what (R11). In awsvpc there are none: a task's ports are on its own interface.

use serde::Serialize;

use super::cluster::Cluster;
use super::container::ContainerStatus;
use super::container_definition::{PortMapping, Protocol};
use super::id::{ContainerId, InstanceId, TaskId};
use super::rng::{self, Stream};
use super::task_definition::{NetworkMode, TaskDefinition};
use super::turn::Turn;
use crate::unpack::Unpack;

/// TCP ports that the computer itself and the agent use. \[API PortMapping, agent's README\]
pub const RESERVED_PORTS: [u16; 6] = [22, 2_375, 2_376, 51_678, 51_679, 51_680];
/// Static host ports on one computer, the reserved ones among them. \[API PortMapping\]
pub const HOST_PORTS_MAX: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub struct HostPort {
    pub port: u16,
    pub protocol: Protocol,
}

/// The static host ports in use on a computer, beside the reserved ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPorts(Vec<HostPort>);

impl HostPorts {
    /// The first of the wanted ports that cannot be had; with too many on the computer, the first of all.
    pub fn refuses(&self, wanted: &[HostPort]) -> Option<HostPort> {
        let taken = |wanted: &HostPort| wanted.is_reserved() || self.0.contains(wanted);
        let full = RESERVED_PORTS.len() + self.0.len() + wanted.len() > HOST_PORTS_MAX;
        wanted.iter().copied().find(taken).or(wanted.first().copied().filter(|_| full))
    }

    /// Only after [`HostPorts::refuses`]; the invariant check proves that the ledgers stay exact.
    pub(super) fn take(&mut self, wanted: &[HostPort]) {
        for &port in wanted {
            let at = self.0.partition_point(|&other| other < port);
            self.0.insert(at, port);
        }
    }

    pub(super) fn give(&mut self, back: &[HostPort]) {
        self.0.retain(|port| !back.contains(port));
    }

    /// In order.
    pub fn as_slice(&self) -> &[HostPort] {
        &self.0
    }
}

impl HostPort {
    fn is_reserved(&self) -> bool {
        self.protocol == Protocol::Tcp && RESERVED_PORTS.contains(&self.port)
    }
}

impl TaskDefinition {
    /// The static ports that a task of it takes on its computer (R4): in bridge the host ports that are named, in host all
    /// that are mapped.
    pub fn host_ports(&self) -> Vec<HostPort> {
        let mappings = self.containers.iter().flat_map(|container| &container.port_mappings);
        let taken = mappings.filter_map(|mapping| {
            let port = match self.network_mode {
                NetworkMode::Bridge => mapping.host_port.filter(|&port| port > 0),
                NetworkMode::Host => Some(mapping.container_port),
                NetworkMode::None | NetworkMode::Awsvpc => None,
            };
            port.map(|port| HostPort { port, protocol: mapping.protocol })
        });
        taken.collect()
    }
}

impl Cluster {
    /// The computer's port that leads to the container: that of its first mapping, known once it runs (R5). `None` in
    /// awsvpc, where a task has an address of its own.
    pub fn host_port(&self, id: ContainerId) -> Option<u16> {
        self.bound(id).first().map(|bound| bound.port)
    }

    /// The computer's ports that a running container holds: in bridge those of its mappings, in host where it listens.
    fn bound(&self, id: ContainerId) -> Vec<HostPort> {
        let container = self.container(id);
        if container.last_status != ContainerStatus::Running || self.unreported.contains_key(&id) {
            return Vec::new();
        }
        match self.definition(self.task(container.task).definition).network_mode {
            NetworkMode::None | NetworkMode::Awsvpc => Vec::new(),
            NetworkMode::Host => {
                let open = Some(self.listening_ports(id)).filter(|_| container.is_listening);
                let bound = |&port: &u16| HostPort { port, protocol: Protocol::Tcp };
                open.iter().flat_map(|ports| ports.iter()).map(bound).collect()
            }
            NetworkMode::Bridge => {
                let mappings = (0u8..).zip(&self.container_definition(id).port_mappings);
                let bound = mappings.filter_map(|(place, mapping)| {
                    let picked = self.dynamic_ports.get(&(id, place)).copied();
                    let port = mapping.host_port.filter(|&port| port > 0).or(picked)?;
                    Some(HostPort { port, protocol: mapping.protocol })
                });
                bound.collect()
            }
        }
    }

    /// The port of the task that this TCP port of its computer leads to: in bridge that of the mapping (R5), whether anybody
    /// listens there or not; in host the same, where its program listens. In awsvpc a task has an address of its own, and
    /// its computer's leads to nobody.
    pub fn port_behind(&self, task: TaskId, port: u16) -> Option<u16> {
        let wanted = HostPort { port, protocol: Protocol::Tcp };
        match self.definition(self.task(task).definition).network_mode {
            NetworkMode::None | NetworkMode::Awsvpc => None,
            NetworkMode::Host => self.listener(task, port).map(|_| port),
            NetworkMode::Bridge => self.task(task).container_ids().find_map(|id| {
                let place = self.bound(id).iter().position(|&bound| bound == wanted)?;
                Some(self.container_definition(id).port_mappings[place].container_port)
            }),
        }
    }

    /// The ports that containers on a computer hold.
    pub fn bound_ports(&self, instance: InstanceId) -> Vec<HostPort> {
        let tasks = self.instance(instance).tasks.iter();
        tasks.flat_map(|&id| self.task(id).container_ids()).flat_map(|id| self.bound(id)).collect()
    }

    /// R11: has somebody on the same network a port that its program wants? In bridge each container has a network of its
    /// own.
    pub(super) fn is_port_taken(&self, id: ContainerId) -> bool {
        self.listening_ports(id).iter().any(|&port| self.is_taken_by_another(id, port))
    }

    pub(super) fn is_taken_by_another(&self, id: ContainerId, port: u16) -> bool {
        let task = self.container(id).task;
        let has = |other: ContainerId| {
            other != id
                && self.container(other).is_listening
                && self.listening_ports(other).contains(&port)
        };
        match self.definition(self.task(task).definition).network_mode {
            NetworkMode::None | NetworkMode::Bridge => false,
            NetworkMode::Awsvpc => self.task(task).container_ids().any(has),
            NetworkMode::Host => {
                let tasks = self.instance(self.task(task).instance).tasks.iter();
                let others = tasks.flat_map(|&task| self.task(task).container_ids());
                let wanted = HostPort { port, protocol: Protocol::Tcp };
                others.filter(|&other| other != id).any(|other| self.bound(other).contains(&wanted))
            }
        }
    }
}

impl Turn<'_> {
    /// In bridge, as the container starts: is every port that its mappings name free on the computer? Those left open are
    /// picked (R5).
    pub(super) fn bind_ports(&mut self, id: ContainerId) -> bool {
        let task = self.cluster.task(self.cluster.container(id).task);
        let (definition, instance) = (self.cluster.definition(task.definition), task.instance);
        if definition.network_mode != NetworkMode::Bridge {
            return true;
        }
        let mut taken = self.cluster.bound_ports(instance);
        let promised = self.cluster.instance(instance).ports.as_slice().to_vec();
        let mappings = self.cluster.container_definition(id).port_mappings.clone();
        for (place, PortMapping { host_port, protocol, .. }) in (0u8..).zip(mappings) {
            let named = host_port.filter(|&port| port > 0).map(|port| HostPort { port, protocol });
            let bound = match named {
                Some(port) => Some(port).filter(|port| !taken.contains(port)),
                None => self.pick_port(id, place, |port| {
                    let port = HostPort { port, protocol };
                    !port.is_reserved() && !taken.contains(&port) && !promised.contains(&port)
                }),
            };
            let Some(bound) = bound else { return false };
            taken.push(bound);
        }
        true
    }

    fn pick_port(
        &mut self,
        id: ContainerId,
        place: u8,
        free: impl Fn(u16) -> bool,
    ) -> Option<HostPort> {
        let (lo, hi) = self.parameters().dynamic_host_ports;
        let (seed, entity) = (self.cluster.seed, id.index() as u64);
        let range = (u64::from(lo), u64::from(hi));
        let first = rng::range(seed, Stream::DynamicPort, entity, place.into(), range) as u16;
        let port = (first..=hi).chain(lo..first).find(|&port| free(port))?;
        self.cluster.dynamic_ports.insert((id, place), port);
        let protocol =
            self.cluster.container_definition(id).port_mappings[usize::from(place)].protocol;
        Some(HostPort { port, protocol })
    }

    pub(super) fn give_ports_back(&mut self, id: ContainerId) {
        for place in 0..self.cluster.container_definition(id).port_mappings.len() as u8 {
            self.cluster.dynamic_ports.remove(&(id, place));
        }
    }
}
