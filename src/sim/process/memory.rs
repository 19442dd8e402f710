//! Memory of programs at work: over the hard limit the kernel kills (R3).

use crate::sim::cluster::Cluster;
use crate::sim::event::Cause;
use crate::sim::id::{ContainerId, EventId};
use crate::sim::turn::Turn;

impl Cluster {
    /// What requests have cost a container in memory, beside what its program takes at rest: in work, and leaked for good.
    pub fn request_memory_kib(&self, id: ContainerId) -> u64 {
        let process = self.processes.by_container.get(&id);
        process.map_or(0, |process| process.work_kib + process.leaked_kib)
    }
}

impl Turn<'_> {
    /// R3: over its limit it is killed. What leaks as time goes by fills the rest sooner than was expected.
    pub(super) fn check_memory(&mut self, id: ContainerId, by: EventId) {
        let limit_kib = self.cluster.memory_limit_kib(id);
        if limit_kib.is_some_and(|limit| self.cluster.memory_kib(id, self.now) > limit) {
            self.kill_out_of_memory(Cause::Event(by), id);
        } else {
            self.expect_full(id, by);
        }
    }
}
