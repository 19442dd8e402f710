//! What happens to computers: they boot and register (R7), lose their power (R44b), get it back, are terminated (R44).

use super::container::{ContainerStatus, ContainerStop};
use super::container_instance::InstanceStatus;
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, InstanceId, TaskId};
use super::process::WorkEnd;
use super::rng::Stream;
use super::schedule::Due;
use super::task::{StopCode, StoppedReason, TaskStatus};
use super::time::TimeMs;
use super::turn::Turn;

/// What docker reports for a container whose computer went away under it.
const EXIT_UNCLEAN_RESTART: i16 = 255;

impl Turn<'_> {
    /// The agent is up: it registers the computer, or reports again after a reboot.
    pub(super) fn boot_due(&mut self, id: InstanceId, set_by: EventId) {
        if self.cluster.instance(id).boot_due_at != self.now {
            return;
        }
        let first = self.cluster.instance(id).status == InstanceStatus::Registering;
        let kind = if first {
            EventKind::InstanceRegistered { instance: id }
        } else {
            EventKind::AgentReconnected { instance: id }
        };
        let event = self.emit(Cause::Event(set_by), kind);
        let instance = self.instance(id);
        instance.boot_due_at = TimeMs::NEVER;
        instance.disconnect_due_at = TimeMs::NEVER;
        instance.status = InstanceStatus::Active;
        instance.agent_connected = true;
        instance.agent_is_up = true;
        for task in instance.tasks.clone() {
            self.report_after_reboot(task, event);
        }
        self.daemons_first(event);
        self.room_grew(event);
    }

    /// The agent tells what became of a task: containers that ran are gone; what was not started yet goes on.
    fn report_after_reboot(&mut self, id: TaskId, by: EventId) {
        let cause = Cause::Event(by);
        let ran: Vec<ContainerId> = self.containers_in(id, ContainerStatus::Running);
        let code = Some(EXIT_UNCLEAN_RESTART);
        // All of them are gone before the task draws any consequence: nobody is left to signal.
        let stops: Vec<EventId> = ran
            .iter()
            .map(|&c| self.mark_stopped(cause, c, code, ContainerStop::PowerLost))
            .collect();
        for (&container, &event) in ran.iter().zip(&stops) {
            self.after_container_stopped(container, event);
        }
        let task = self.cluster.task(id);
        if !task.is_live() {
            self.go_down(by, id);
        } else if task.last_status == TaskStatus::Activating {
            let waits = |c: &ContainerId| self.cluster.container(*c).due_at == TimeMs::NEVER;
            let waiting: Vec<ContainerId> = task.container_ids().filter(waits).collect();
            for container in waiting {
                self.resume_container(container, by);
            }
        } else if !self.cluster.instance(task.instance).waiting.contains(&id) {
            self.resume_task(id, by);
        }
    }

    fn containers_in(&self, task: TaskId, status: ContainerStatus) -> Vec<ContainerId> {
        let ids = self.cluster.task(task).container_ids();
        ids.filter(|&id| self.cluster.container(id).last_status == status).collect()
    }

    pub(super) fn disconnect_due(&mut self, id: InstanceId, set_by: EventId) {
        if self.cluster.instance(id).disconnect_due_at != self.now {
            return;
        }
        let instance = self.instance(id);
        instance.disconnect_due_at = TimeMs::NEVER;
        instance.agent_connected = false;
        self.emit(Cause::Event(set_by), EventKind::AgentDisconnected { instance: id });
    }

    pub(super) fn cut_power(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::PowerLost { instance: id });
        self.go_dark(id, event);
    }

    /// Every process on it is gone at once, and ECS does not know: last statuses stay as they are (R44b).
    fn go_dark(&mut self, id: InstanceId, event: EventId) {
        self.cluster.dark_by.insert(id, event);
        let instance = self.instance(id);
        instance.power = false;
        instance.agent_is_up = false;
        instance.boot_due_at = TimeMs::NEVER;
        for task in instance.tasks.clone() {
            // ECS detaches a network interface by itself; all other steps were the agent's.
            if self.cluster.task(task).last_status != TaskStatus::Deprovisioning {
                self.task(task).due_at = TimeMs::NEVER;
            }
            for container in self.cluster.task(task).container_ids() {
                let container = &mut self.cluster.containers[container.index()];
                container.is_listening = false;
                container.due_at = TimeMs::NEVER;
            }
            for container in self.cluster.task(task).container_ids() {
                self.end_checks(container);
                self.forget_faults(container);
                self.forget_pull(container);
                self.cluster.sequence.starts.remove(&container);
                self.cluster.sequence.stops_later.remove(&container);
                self.end_process(container, WorkEnd::Silenced, event);
            }
        }
        self.cluster.registry.lose_downloads(id, self.now);
        self.expect_disconnect(id, event);
    }

    fn expect_disconnect(&mut self, id: InstanceId, event: EventId) {
        let instance = self.cluster.instance(id);
        if !instance.agent_connected || instance.disconnect_due_at != TimeMs::NEVER {
            return;
        }
        let (nth, range) = (instance.boots, self.parameters().agent_disconnect);
        let at = self.draw_at(Stream::AgentDisconnect, id.index(), nth, range);
        self.instance(id).disconnect_due_at = at;
        self.schedule(at, Due::Disconnect(id), event);
    }

    pub(super) fn restore_power(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::PowerRestored { instance: id });
        self.home_power_back(event, id);
        let instance = self.instance(id);
        instance.power = true;
        instance.boots += 1;
        let nth = instance.boots;
        let range = self.parameters().power_boot;
        let at = self.draw_at(Stream::PowerBoot, id.index(), nth, range);
        self.instance(id).boot_due_at = at;
        self.schedule(at, Due::Boot(id), event);
    }

    /// Given back for good. If ECS hears of it, the computer is deregistered and its tasks are STOPPED at once (R44).
    pub(super) fn terminate(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::InstanceTerminated { instance: id });
        self.cluster.end_rent(self.now, id);
        self.instance(id).is_terminated = true;
        self.go_dark(id, event);
        self.lose_disk(id, event);
        let instance = self.cluster.instance(id);
        let unregistered = instance.status == InstanceStatus::Registering;
        let hears = instance.agent_connected || unregistered;
        if hears || self.parameters().terminate_deregisters_disconnected_agent {
            self.deregister(id, event);
        }
    }

    fn deregister(&mut self, id: InstanceId, event: EventId) {
        let instance = self.instance(id);
        instance.status = InstanceStatus::Inactive;
        instance.agent_connected = false;
        instance.disconnect_due_at = TimeMs::NEVER;
        instance.waiting.clear();
        let tasks = instance.tasks.clone();
        if tasks.is_empty() {
            return;
        }
        let kind = DecisionKind::InstanceGone { instance: id };
        let decision = self.decide(Cause::Event(event), kind);
        for task in tasks {
            self.lose_task(Cause::Decision(decision), task);
        }
    }

    fn lose_task(&mut self, cause: Cause, id: TaskId) {
        for container in self.cluster.task(id).container_ids() {
            if self.cluster.container(container).last_status != ContainerStatus::Stopped {
                self.mark_stopped(cause, container, None, ContainerStop::HostTerminated);
            }
        }
        self.task(id).due_at = TimeMs::NEVER;
        let was_live = self.cluster.task(id).is_live();
        self.want_stopped(id, StopCode::TerminationNotice, StoppedReason::HostTerminated);
        // The computer is gone from the cluster: its ledgers are closed, nobody waits there any more.
        self.release_host(cause, id);
        let event = self.finish(cause, id);
        if let (true, Some(service)) = (was_live, self.cluster.task(id).service) {
            self.service_changed(service, event);
        }
    }
}
