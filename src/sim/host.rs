//! The agent's own ledger of CPU and memory (R8): what tasks really hold until their containers are gone. Tasks that do
//! not fit yet wait in PENDING, first in, first out; the first one blocks those behind it.
//!
//! Network slots are not in it: the scheduler gives a slot back only when the interface is detached, so they cannot be
//! promised twice.

use super::event::{Cause, EventKind};
use super::id::{InstanceId, TaskId};
use super::resources::Resources;
use super::task::TaskStatus;
use super::turn::Turn;

impl Turn<'_> {
    /// The agent takes up a PENDING task: at once if the host has room and nobody waits before it.
    pub(super) fn accept(&mut self, cause: Cause, task: TaskId) {
        let instance = self.cluster.task(task).instance;
        if self.cluster.instance(instance).waiting.is_empty() && self.host_has_room(task) {
            self.activate(cause, task);
        } else {
            self.instance(instance).waiting.push_back(task);
            self.emit(cause, EventKind::TaskHeldBack { task });
        }
    }

    /// The task's containers are gone: its CPU and memory are free for those who wait.
    pub(super) fn release_host(&mut self, cause: Cause, task: TaskId) {
        let Some(held) = self.held_by(task) else { return };
        self.task(task).holds_host = false;
        let instance = self.cluster.task(task).instance;
        self.instance(instance).host_remaining.give(held);
        self.admit_waiting(cause, instance);
    }

    pub(super) fn leave_waiting(&mut self, cause: Cause, task: TaskId) {
        let instance = self.cluster.task(task).instance;
        self.instance(instance).waiting.retain(|&waiting| waiting != task);
        self.admit_waiting(cause, instance);
    }

    fn admit_waiting(&mut self, cause: Cause, instance: InstanceId) {
        if !self.cluster.instance(instance).agent_is_up {
            return;
        }
        while let Some(&first) = self.cluster.instance(instance).waiting.front() {
            if !self.host_has_room(first) {
                return;
            }
            self.instance(instance).waiting.pop_front();
            self.activate(cause, first);
        }
    }

    pub(super) fn hold_host(&mut self, task: TaskId) {
        let wanted = self.requirement_of(task).without_eni();
        let instance = self.cluster.task(task).instance;
        self.instance(instance).host_remaining.take(wanted);
        self.task(task).holds_host = true;
    }

    fn held_by(&self, task: TaskId) -> Option<Resources> {
        let holds = self.cluster.task(task).holds_host;
        holds.then(|| self.requirement_of(task).without_eni())
    }

    fn host_has_room(&self, task: TaskId) -> bool {
        let pending = self.cluster.task(task).last_status == TaskStatus::Pending;
        debug_assert!(pending, "only PENDING tasks ask for room");
        let host = self.cluster.instance(self.cluster.task(task).instance);
        host.host_remaining.fits(self.requirement_of(task).without_eni())
    }

    pub(super) fn requirement_of(&self, task: TaskId) -> Resources {
        self.cluster.requirement_of(self.cluster.task(task))
    }
}
