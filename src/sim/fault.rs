//! What goes wrong with a program that runs: it hangs, or it leaks memory until the kernel kills it (R3). Before it runs it is
//! Docker that hangs, until the agent's patience is over (R18).

use super::cluster::Cluster;
use super::container::{ContainerStatus, ContainerStop};
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId};
use super::schedule::Due;
use super::time::TimeMs;
use super::turn::Turn;

/// R25: 128 + SIGKILL's number.
const EXIT_SIGKILL: i16 = 137;
/// No computer has more memory to lose in a second: 1 TiB.
pub(super) const LEAK_KIB_PER_S_MAX: u32 = 1 << 30;

/// A program that loses memory as time goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leak {
    kib_per_s: u32,
    since: TimeMs,
    /// Lost before that.
    before_kib: u64,
    /// When it may be over its limit.
    pub(super) full_at: TimeMs,
}

impl Leak {
    fn kib(&self, now: TimeMs) -> u64 {
        let lost = u128::from(now.since(self.since)) * u128::from(self.kib_per_s) / 1_000;
        self.before_kib.saturating_add(u64::try_from(lost).unwrap_or(u64::MAX))
    }
}

impl Cluster {
    /// Its process is there and answers nothing; before there is one, what Docker does for it stands still.
    pub fn is_hung(&self, id: ContainerId) -> bool {
        self.hung.contains_key(&id)
    }

    /// Memory that its program has lost as time went by.
    pub fn leaked_kib(&self, id: ContainerId, now: TimeMs) -> u64 {
        self.leaks.get(&id).map_or(0, |leak| leak.kib(now))
    }

    /// Memory that a container's program takes now: at rest, lost as time went by, and by requests.
    pub fn memory_kib(&self, id: ContainerId, now: TimeMs) -> u64 {
        let at_rest = self.program(id).map_or(0, |program| program.memory_mib);
        let at_work = self.request_memory_kib(id);
        (u64::from(at_rest) << 10).saturating_add(self.leaked_kib(id, now)).saturating_add(at_work)
    }

    /// MiB that the kernel lets a container have (R3): its own hard limit, else its task's size.
    pub fn memory_limit_mib(&self, id: ContainerId) -> Option<u32> {
        let task = self.container(id).task;
        let of_task = self.definition(self.task(task).definition).memory;
        self.container_definition(id).memory.or(of_task)
    }

    pub(super) fn memory_limit_kib(&self, id: ContainerId) -> Option<u64> {
        self.memory_limit_mib(id).map(|mib| u64::from(mib) << 10)
    }
}

impl Turn<'_> {
    pub(super) fn hang(&mut self, cause: Cause, id: ContainerId) {
        let event = self.emit(cause, EventKind::ContainerHung { container: id });
        self.cluster.hung.insert(id, ());
        self.go_on(id, event);
    }

    pub(super) fn resume(&mut self, cause: Cause, id: ContainerId) {
        let event = self.emit(cause, EventKind::ContainerResumed { container: id });
        self.cluster.hung.remove(&id);
        self.go_on(id, event);
        self.end_if_done(id, event);
    }

    /// At its new pace.
    fn go_on(&mut self, id: ContainerId, event: EventId) {
        match self.cluster.container(id).last_status {
            ContainerStatus::Running => self.cpu_changed(id, event),
            ContainerStatus::Pending if self.waits_to_pull_again(id) => {}
            _ => {
                self.drop_download(id);
                self.resume_container(id, event);
            }
        }
    }

    pub(super) fn leak(&mut self, cause: Cause, id: ContainerId, kib_per_s: u32) {
        let event = self.emit(cause, EventKind::MemoryLeakChanged { container: id, kib_per_s });
        self.leak_from_now(id, kib_per_s, event);
    }

    /// A program has been started: it may leak from the beginning, or need more memory than it may have (R3).
    pub(super) fn program_started(&mut self, id: ContainerId, event: EventId) {
        let program = self.cluster.program(id);
        let (leaks, mib) = program.map_or((0, 0), |p| (p.leak_kib_per_s, p.memory_mib));
        if leaks > 0 || self.cluster.memory_limit_mib(id).is_some_and(|limit| mib > limit) {
            self.leak_from_now(id, leaks, event);
        }
    }

    fn leak_from_now(&mut self, id: ContainerId, kib_per_s: u32, event: EventId) {
        let (since, before_kib) = (self.now, self.cluster.leaked_kib(id, self.now));
        let leak = Leak { kib_per_s, since, before_kib, full_at: TimeMs::NEVER };
        self.cluster.leaks.insert(id, leak);
        self.expect_full(id, event);
    }

    /// Sets the timer of the moment at which memory is over the limit, if nothing else changes.
    pub(super) fn expect_full(&mut self, id: ContainerId, event: EventId) {
        let Some(limit) = self.cluster.memory_limit_kib(id) else { return };
        let used = self.cluster.memory_kib(id, self.now);
        let now = self.now;
        let Some(leak) = self.cluster.leaks.get_mut(&id) else { return };
        let left = (limit + 1).saturating_sub(used);
        leak.full_at = match u64::from(leak.kib_per_s) {
            _ if left == 0 => now,
            0 => TimeMs::NEVER,
            rate => now.after(left.saturating_mul(1_000).div_ceil(rate)),
        };
        let at = leak.full_at;
        if at != TimeMs::NEVER {
            self.schedule(at, Due::Memory(id), event);
        }
    }

    pub(super) fn memory_due(&mut self, id: ContainerId, set_by: EventId) {
        if self.cluster.leaks.get(&id).is_none_or(|leak| leak.full_at != self.now) {
            return;
        }
        let limit = self.cluster.memory_limit_kib(id);
        if limit.is_some_and(|limit| self.cluster.memory_kib(id, self.now) > limit) {
            self.kill_out_of_memory(Cause::Event(set_by), id);
        } else {
            self.expect_full(id, set_by);
        }
    }

    /// R3: the kernel kills what uses more memory than its hard limit.
    pub(super) fn kill_out_of_memory(&mut self, cause: Cause, id: ContainerId) {
        debug_assert!(self.cluster.container(id).last_status == ContainerStatus::Running);
        self.stop_container(cause, id, Some(EXIT_SIGKILL), ContainerStop::OutOfMemory);
    }

    /// The process is gone, and what was wrong with it.
    pub(super) fn forget_faults(&mut self, id: ContainerId) {
        self.cluster.hung.remove(&id);
        self.cluster.leaks.remove(&id);
        self.cluster.configured.ended(id);
    }
}
