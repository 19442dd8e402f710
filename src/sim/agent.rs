//! The agent on a computer whose machine is fine: it stops, and containers go on without anybody telling ECS (R7, R44b);
//! it starts again and reports what it finds. After a loss of power the same report says that all is gone.

use super::cluster::Cluster;
use super::container::{ContainerStatus, ContainerStop};
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, InstanceId, TaskId};
use super::process::WorkEnd;
use super::rng::Stream;
use super::schedule::Due;
use super::task::TaskStatus;
use super::time::TimeMs;
use super::turn::Turn;

/// What docker reports for a container whose computer went away under it.
const EXIT_UNCLEAN_RESTART: i16 = 255;

/// How a program ended that ECS takes for running.
pub(super) type Unreported = (Option<i16>, ContainerStop);

impl Cluster {
    /// Ground truth: there is a process. ECS may say RUNNING where there is none.
    pub fn has_process(&self, id: ContainerId) -> bool {
        let container = self.container(id);
        let host = self.instance(self.task(container.task).instance);
        container.last_status == ContainerStatus::Running
            && !host.processes_gone
            && !self.unreported.contains_key(&id)
    }

    /// Its process is gone, and ECS does not know.
    pub(super) fn is_silent(&self, id: ContainerId) -> bool {
        self.container(id).last_status == ContainerStatus::Running && !self.has_process(id)
    }
}

impl Turn<'_> {
    /// Containers go on and answer; what the agent had under way stands still. ECS notices after a while that it hears
    /// nothing, and neither starts nor stops anything there.
    pub(super) fn stop_agent(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::AgentStopped { instance: id });
        self.instance(id).agent_is_up = false;
        for task in self.cluster.instance(id).tasks.clone() {
            self.rest_task(task);
            for container in self.cluster.task(task).container_ids() {
                if self.cluster.container(container).last_status < ContainerStatus::Running {
                    self.cluster.containers[container.index()].due_at = TimeMs::NEVER;
                    self.forget_pull(container);
                }
            }
        }
        self.cluster.registry.lose_downloads(id, self.now);
        self.expect_disconnect(id, event);
    }

    /// ECS detaches a network interface by itself; all other steps are the agent's.
    pub(super) fn rest_task(&mut self, id: TaskId) {
        if self.cluster.task(id).last_status != TaskStatus::Deprovisioning {
            self.task(id).due_at = TimeMs::NEVER;
        }
    }

    pub(super) fn start_agent(&mut self, cause: Cause, id: InstanceId) {
        let event = self.emit(cause, EventKind::AgentStarted { instance: id });
        let range = self.parameters().agent_start;
        let at = self.draw_at(Stream::AgentStart, id.index(), event.index() as u32, range);
        self.instance(id).boot_due_at = at;
        self.schedule(at, Due::Boot(id), event);
    }

    pub(super) fn expect_disconnect(&mut self, id: InstanceId, event: EventId) {
        let instance = self.cluster.instance(id);
        if !instance.agent_connected || instance.disconnect_due_at != TimeMs::NEVER {
            return;
        }
        let (nth, range) = (instance.boots, self.parameters().agent_disconnect);
        let at = self.draw_at(Stream::AgentDisconnect, id.index(), nth, range);
        self.instance(id).disconnect_due_at = at;
        self.schedule(at, Due::Disconnect(id), event);
    }

    /// A program ends, and nobody tells ECS: there the container stays RUNNING.
    pub(super) fn end_unheard(
        &mut self,
        cause: Cause,
        id: ContainerId,
        exit_code: Option<i16>,
        how: ContainerStop,
    ) {
        if !self.cluster.has_process(id) {
            return;
        }
        let event = self.emit(cause, EventKind::ContainerEndedUnheard { container: id, exit_code });
        self.give_ports_back(id);
        let container = self.container(id);
        container.is_listening = false;
        container.due_at = TimeMs::NEVER;
        self.end_checks(id);
        self.forget_faults(id);
        self.end_process(id, WorkEnd::Lost, event);
        self.cluster.unreported.insert(id, (exit_code, how));
    }

    /// The agent tells what became of a task: what ended is STOPPED now, what was not started yet goes on. `gone`: the
    /// computer was without power.
    pub(super) fn report_task(&mut self, id: TaskId, by: EventId, gone: bool) {
        let cause = Cause::Event(by);
        let lost = gone.then_some((Some(EXIT_UNCLEAN_RESTART), ContainerStop::PowerLost));
        let ended: Vec<(ContainerId, Unreported)> = self
            .containers_in(id, ContainerStatus::Running)
            .filter_map(|id| Some((id, self.cluster.unreported.get(&id).copied().or(lost)?)))
            .collect();
        // All of them are gone before the task draws any consequence: nobody is left to signal.
        let stops: Vec<EventId> =
            ended.iter().map(|&(c, (code, how))| self.mark_stopped(cause, c, code, how)).collect();
        for (&(container, _), &event) in ended.iter().zip(&stops) {
            self.after_container_stopped(container, event);
        }
        let task = self.cluster.task(id);
        if !task.is_live() {
            // What was told to end before the agent stopped is ending by itself.
            if gone || task.last_status != TaskStatus::Stopping {
                self.go_down(by, id);
            }
        } else if task.last_status == TaskStatus::Activating {
            let waits = |&id: &ContainerId| {
                let container = self.cluster.container(id);
                container.last_status < ContainerStatus::Running
                    && container.due_at == TimeMs::NEVER
            };
            let waiting: Vec<ContainerId> = task.container_ids().filter(waits).collect();
            waiting.into_iter().for_each(|container| self.resume_container(container, by));
        } else if !self.cluster.instance(task.instance).waiting.contains(&id) {
            self.resume_task(id, by);
        }
    }

    fn containers_in(
        &self,
        task: TaskId,
        status: ContainerStatus,
    ) -> impl Iterator<Item = ContainerId> {
        let ids = self.cluster.task(task).container_ids();
        ids.filter(move |&id| self.cluster.container(id).last_status == status)
    }
}
