//! What happens to computers: they boot and register (R7), lose their power (R44b), get it back, are terminated (R44).

use super::container::{ContainerStatus, ContainerStop};
use super::container_instance::InstanceStatus;
use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{EventId, InstanceId, ServiceId, TaskId};
use super::process::WorkEnd;
use super::rng::Stream;
use super::schedule::Due;
use super::task::{StopCode, StoppedReason};
use super::time::TimeMs;
use super::turn::Turn;

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
        let now = self.now;
        let instance = self.instance(id);
        instance.boot_due_at = TimeMs::NEVER;
        instance.disconnect_due_at = TimeMs::NEVER;
        if first {
            instance.status = InstanceStatus::Active;
            instance.registered_at = now;
        }
        instance.agent_connected = true;
        instance.agent_is_up = true;
        let gone = std::mem::take(&mut instance.processes_gone);
        for task in instance.tasks.clone() {
            self.report_task(task, event, gone);
        }
        self.daemons_first(event);
        self.room_grew(event);
        self.zones_look(event);
    }

    /// R43: no new tasks. What services have there and does not run yet is stopped at once; the rest goes pass by pass,
    /// within the limits. Standalone tasks stay.
    pub(super) fn drain_instance(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::InstanceDraining { instance: id });
        self.instance(id).status = InstanceStatus::Draining;
        let goes = |&task: &TaskId| {
            let task = self.cluster.task(task);
            task.service.is_some() && task.is_pending()
        };
        let pending: Vec<TaskId> =
            self.cluster.instance(id).tasks.iter().copied().filter(goes).collect();
        if !pending.is_empty() {
            let kind = DecisionKind::InstanceDrains { instance: id, pending: pending.len() as u32 };
            let decision = self.decide(Cause::Event(event), kind);
            for task in pending {
                let (code, reason) =
                    (StopCode::ServiceSchedulerInitiated, StoppedReason::ScalingActivity);
                self.request_stop(Cause::Decision(decision), task, code, reason);
            }
        }
        self.services_look(id, event);
    }

    pub(super) fn activate_instance(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::InstanceActivated { instance: id });
        self.instance(id).status = InstanceStatus::Active;
        self.services_look(id, event);
        self.daemons_first(event);
        self.room_grew(event);
        self.zones_look(event);
    }

    /// Every service with a task there.
    fn services_look(&mut self, id: InstanceId, event: EventId) {
        let tasks = self.cluster.instance(id).tasks.iter();
        let mut services: Vec<ServiceId> =
            tasks.filter_map(|&task| self.cluster.task(task).service).collect();
        services.sort_unstable();
        services.dedup();
        services.into_iter().for_each(|service| self.service_changed(service, event));
    }

    pub(super) fn disconnect_due(&mut self, id: InstanceId, set_by: EventId) {
        if self.cluster.instance(id).disconnect_due_at != self.now {
            return;
        }
        let instance = self.instance(id);
        instance.disconnect_due_at = TimeMs::NEVER;
        instance.agent_connected = false;
        let kind = EventKind::AgentDisconnected { instance: id };
        let event = self.emit(Cause::Event(set_by), kind);
        self.daemons_look(event);
    }

    pub(super) fn cut_power(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::PowerLost { instance: id });
        self.go_dark(id, event);
        self.expect_check(id, event);
    }

    /// Every process on it is gone at once, and ECS does not know: last statuses stay as they are (R44b).
    fn go_dark(&mut self, id: InstanceId, event: EventId) {
        self.cluster.dark_by.insert(id, event);
        let instance = self.instance(id);
        instance.power = false;
        instance.agent_is_up = false;
        instance.processes_gone = true;
        instance.boot_due_at = TimeMs::NEVER;
        for task in instance.tasks.clone() {
            self.rest_task(task);
            for container in self.cluster.task(task).container_ids() {
                let container = self.container(container);
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

    pub(super) fn restore_power(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::PowerRestored { instance: id });
        self.home_power_back(event, id);
        self.pass_check(id);
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
        self.leave_group(id, event);
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
            let (code, reason) = (StopCode::TerminationNotice, StoppedReason::HostTerminated);
            self.lose_task(Cause::Decision(decision), task, code, reason);
        }
    }

    /// What it ran on is gone, and ECS knows.
    pub(super) fn lose_task(
        &mut self,
        cause: Cause,
        id: TaskId,
        code: StopCode,
        reason: StoppedReason,
    ) {
        for container in self.cluster.task(id).container_ids() {
            if self.cluster.container(container).last_status != ContainerStatus::Stopped {
                self.mark_stopped(cause, container, None, ContainerStop::HostTerminated);
            }
        }
        self.task(id).due_at = TimeMs::NEVER;
        let was_live = self.cluster.task(id).is_live();
        self.want_stopped(id, code, reason);
        // The computer is gone from the cluster: its ledgers are closed, nobody waits there any more.
        self.release_host(cause, id);
        let event = self.finish(cause, id);
        if let (true, Some(service)) = (was_live, self.cluster.task(id).service) {
            self.service_changed(service, event);
        }
    }
}
