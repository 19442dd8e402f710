//! What the live state costs.

use std::mem::size_of_val;

use super::cluster::Cluster;
use super::dependency::Start;
use super::fault::Leak;
use super::health_check::Health;
use super::id::{ContainerId, TaskId};

impl Cluster {
    /// Bytes of live state: everything but the history.
    pub fn live_bytes(&self) -> usize {
        let lists = |ids: &Vec<TaskId>| size_of_val(ids.as_slice());
        size_of_val(self.tasks.as_slice())
            + size_of_val(self.deployments.as_slice())
            + size_of_val(self.targets.as_slice())
            + size_of_val(self.containers.as_slice())
            + size_of_val(self.instances.as_slice())
            + size_of_val(self.services.as_slice())
            + self.hosts().map(|(_, i)| lists(&i.tasks)).sum::<usize>()
            + self
                .services
                .iter()
                .map(|s| lists(&s.tasks) + size_of_val(&s.there[..]))
                .sum::<usize>()
            + lists(&self.standalone)
            + self.health.len() * size_of::<(ContainerId, Health)>()
            + self.registry.bytes()
            + self.storage.bytes()
            + self.sequence.starts.len() * size_of::<(ContainerId, Start)>()
            + self.leaks.len() * size_of::<(ContainerId, Leak)>()
            + self.processes.bytes()
            + self.configured.bytes()
    }
}
