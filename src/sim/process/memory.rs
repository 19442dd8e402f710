//! Memory of programs at work: over the hard limit the kernel kills (R3).

use crate::sim::cluster::Cluster;
use crate::sim::container::ContainerStop;
use crate::sim::event::Cause;
use crate::sim::id::{ContainerId, EventId};
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

impl Cluster {
    /// What requests have cost a container in memory, beside what its program takes at rest: in work, and leaked for good.
    pub fn request_memory_kib(&self, id: ContainerId) -> u64 {
        let process = self.processes.by_container.get(&id);
        process.map_or(0, |process| process.work_kib + process.leaked_kib)
    }

    /// Memory that a container's program takes now.
    pub fn memory_kib(&self, id: ContainerId, _now: TimeMs) -> u64 {
        let at_rest = self.program(id).map_or(0, |program| program.memory_mib);
        (u64::from(at_rest) << 10) + self.request_memory_kib(id)
    }

    /// MiB that the kernel lets a container have (R3): its own hard limit, else its task's size.
    pub fn memory_limit_mib(&self, id: ContainerId) -> Option<u32> {
        let task = self.container(id).task;
        let of_task = self.definition(self.task(task).definition).memory;
        self.container_definition(id).memory.or(of_task)
    }
}

impl Turn<'_> {
    /// R3: over its limit it is killed.
    pub(super) fn check_memory(&mut self, id: ContainerId, by: EventId) {
        let limit_kib = self.cluster.memory_limit_mib(id).map(|mib| u64::from(mib) << 10);
        if limit_kib.is_some_and(|limit| self.cluster.memory_kib(id, self.now) > limit) {
            self.kill_out_of_memory(Cause::Event(by), id);
        }
    }

    fn kill_out_of_memory(&mut self, cause: Cause, id: ContainerId) {
        self.stop_container(cause, id, Some(137), ContainerStop::Killed);
    }
}
