//! A task's way (R13): PROVISIONING → PENDING → ACTIVATING → RUNNING → STOPPING → DEPROVISIONING → STOPPED. Without a
//! load balancer DEACTIVATING is skipped; a task stopped early skips what it has not reached.

use super::container::{Container, ContainerStatus, ContainerStop};
use super::container_instance::InstanceStatus;
use super::event::{Cause, EventKind};
use super::id::{ContainerId, EventId, InstanceId, ServiceId, TaskDefinitionId, TaskId};
use super::rng::Stream;
use super::schedule::Due;
use super::service::ServiceStatus;
use super::task::{DesiredStatus, StopCode, StoppedReason, Task, TaskStatus};
use super::task_definition::NetworkMode;
use super::time::TimeMs;
use super::turn::Turn;

impl Turn<'_> {
    /// A new task on a computer that has room for it. Nothing happens on a computer that cannot hear (R44b): the task
    /// stays in PROVISIONING until its agent is back.
    pub(super) fn create_task(
        &mut self,
        cause: Cause,
        service: Option<ServiceId>,
        definition: TaskDefinitionId,
        instance: InstanceId,
    ) -> TaskId {
        let id = TaskId::from_index(self.cluster.tasks.len());
        let event = self.emit(cause, EventKind::TaskCreated { task: id, instance });
        let first_container = ContainerId::from_index(self.cluster.containers.len());
        let container_count = self.cluster.definition(definition).containers.len() as u8;
        self.cluster.containers.extend((0..container_count).map(|definition_index| Container {
            task: id,
            definition_index,
            image: None,
            last_status: ContainerStatus::Pending,
            is_listening: false,
            exit_code: None,
            stop: None,
            due_at: TimeMs::NEVER,
        }));
        let deployment = service.map(|service| self.cluster.service(service).primary());
        self.cluster.tasks.push(Task {
            service,
            deployment,
            definition,
            instance,
            last_status: TaskStatus::Provisioning,
            desired_status: DesiredStatus::Running,
            stop_code: None,
            stopped_reason: None,
            holds_host: false,
            first_container,
            container_count,
            due_at: TimeMs::NEVER,
            created_at: self.now,
            started_at: None,
            stopping_at: None,
            stopped_at: None,
            created_by: event,
            status_by: event,
        });
        self.enter_lists(id);
        self.resume_task(id, event);
        id
    }

    fn enter_lists(&mut self, id: TaskId) {
        let wanted = self.requirement_of(id);
        let &Task { service, instance, .. } = self.cluster.task(id);
        let ports = self.ports_of(id);
        let host = self.instance(instance);
        host.remaining.take(wanted);
        host.ports.take(&ports);
        host.tasks.push(id);
        match service {
            Some(service) => {
                let service = self.service(service);
                service.tasks.push(id);
                service.count_live(instance, 1);
                service.started += 1;
            }
            None => self.cluster.standalone.push(id),
        }
    }

    /// Sets the timer of the step that the task's status waits for. Without an agent nothing is under way. Where it has no
    /// network interface of its own (R9), nothing has to be attached or detached (R13).
    pub(super) fn resume_task(&mut self, id: TaskId, set_by: EventId) {
        let parameters = self.parameters();
        let task = self.cluster.task(id);
        let has_eni = self.cluster.definition(task.definition).network_mode == NetworkMode::Awsvpc;
        let agent_is_up = self.cluster.instance(task.instance).agent_is_up;
        let (stream, range) = match task.last_status {
            TaskStatus::Provisioning if !has_eni && agent_is_up => {
                let event = self.set_status(Cause::Event(set_by), id, TaskStatus::Pending);
                return self.resume_task(id, event);
            }
            TaskStatus::Deprovisioning if !has_eni => {
                self.finish(Cause::Event(set_by), id);
                return;
            }
            TaskStatus::Provisioning if task.instance.fargate_zone().is_some() => {
                (Stream::EniAttach, parameters.fargate_provision)
            }
            TaskStatus::Provisioning => (Stream::EniAttach, parameters.eni_attach),
            TaskStatus::Pending => (Stream::AgentAccept, parameters.agent_accept),
            TaskStatus::Deprovisioning => (Stream::EniDetach, parameters.eni_detach),
            TaskStatus::Activating
            | TaskStatus::Running
            | TaskStatus::Deactivating
            | TaskStatus::Stopping
            | TaskStatus::Stopped => return,
        };
        // The network interface is detached by ECS itself; everything else needs the agent.
        let detaches = task.last_status == TaskStatus::Deprovisioning;
        if !detaches && !agent_is_up {
            return;
        }
        let due_at = self.draw_at(stream, id.index(), 0, range);
        self.task(id).due_at = due_at;
        self.schedule(due_at, Due::Task(id), set_by);
    }

    pub(super) fn task_due(&mut self, id: TaskId, set_by: EventId) {
        if self.cluster.task(id).due_at != self.now {
            return;
        }
        self.task(id).due_at = TimeMs::NEVER;
        let cause = Cause::Event(set_by);
        match self.cluster.task(id).last_status {
            TaskStatus::Provisioning => {
                let event = self.set_status(cause, id, TaskStatus::Pending);
                self.resume_task(id, event);
            }
            TaskStatus::Pending => self.accept(cause, id),
            TaskStatus::Deprovisioning => {
                self.finish(cause, id);
            }
            TaskStatus::Activating
            | TaskStatus::Running
            | TaskStatus::Deactivating
            | TaskStatus::Stopping
            | TaskStatus::Stopped => {}
        }
    }

    pub(super) fn set_status(&mut self, cause: Cause, id: TaskId, to: TaskStatus) -> EventId {
        debug_assert!(self.cluster.task(id).last_status < to, "a task only goes down R13's list");
        let event = self.emit(cause, EventKind::TaskStatusChanged { task: id, to });
        let task = self.task(id);
        task.last_status = to;
        task.status_by = event;
        event
    }

    /// The agent starts on the task: every container is pulled, created and started, side by side, but those that wait for
    /// another one (R17).
    pub(super) fn activate(&mut self, cause: Cause, id: TaskId) {
        self.hold_host(id);
        let event = self.set_status(cause, id, TaskStatus::Activating);
        for container in self.cluster.task(id).container_ids() {
            self.resume_container(container, event);
        }
    }

    /// R13, R15: RUNNING once every container runs or has already run.
    pub(super) fn run_if_ready(&mut self, cause: Cause, id: TaskId) {
        let task = self.cluster.task(id);
        let ready =
            self.cluster.containers_of(id).all(|c| c.last_status >= ContainerStatus::Running);
        if task.last_status != TaskStatus::Activating || !task.is_live() || !ready {
            return;
        }
        let event = self.set_status(cause, id, TaskStatus::Running);
        let now = self.now;
        self.task(id).started_at = Some(now);
        if let Some(deployment) = self.cluster.task(id).deployment {
            // R37: what reaches RUNNING holds nothing back.
            self.cluster.deployments[deployment.index()].failed_rounds = 0;
        }
        if let Some(service) = self.cluster.task(id).service {
            self.join_groups(service, id, event);
            self.service_moved(service, event);
        }
    }

    /// Desired status := STOPPED, once and for all (R14). The scheduler counts its CPU and memory as free from here (R8).
    pub(super) fn request_stop(
        &mut self,
        cause: Cause,
        id: TaskId,
        stop_code: StopCode,
        reason: StoppedReason,
    ) {
        let event = self.emit(cause, EventKind::TaskStopRequested { task: id, stop_code });
        self.want_stopped(id, stop_code, reason);
        let &Task { service, instance, .. } = self.cluster.task(id);
        if let Some(service) = service {
            self.service_changed(service, event);
        }
        let never_ran = self.cluster.task(id).started_at.is_none();
        let failed =
            matches!(stop_code, StopCode::EssentialContainerExited | StopCode::TaskFailedToStart);
        if let (true, Some(deployment)) = (never_ran && failed, self.cluster.task(id).deployment) {
            self.launch_failed(Cause::Event(event), deployment, true);
        }
        self.room_grew(event);
        if !self.waits_for_targets(id) && self.cluster.instance(instance).agent_is_up {
            self.go_down(event, id);
        }
    }

    /// The bookkeeping of a wanted stop, the first time only.
    pub(super) fn want_stopped(&mut self, id: TaskId, stop_code: StopCode, reason: StoppedReason) {
        let (now, freed) = (self.now, self.requirement_of(id).without_eni());
        let task = self.task(id);
        if task.desired_status == DesiredStatus::Stopped {
            return;
        }
        task.desired_status = DesiredStatus::Stopped;
        task.stop_code = Some(stop_code);
        task.stopped_reason = Some(reason);
        task.stopping_at = Some(now);
        let (instance, service, ports) = (task.instance, task.service, self.ports_of(id));
        let host = self.instance(instance);
        host.remaining.give(freed);
        host.ports.give(&ports);
        if let Some(service) = service {
            let service = self.service(service);
            service.count_live(instance, -1);
            let before = service.tasks.partition_point(|&task| task < id);
            service.settled = service.settled.min(before);
        }
        self.cluster.protected.remove(&id);
        self.cluster.moving.remove(&id);
        self.leave_groups(id);
    }

    /// The agent acts on the wanted stop: SIGTERM to what runs, the rest is never started.
    pub(super) fn go_down(&mut self, by: EventId, id: TaskId) {
        let (mut event, mut unstarted) = (by, ContainerStop::NeverStarted);
        match self.cluster.task(id).last_status {
            TaskStatus::Provisioning => {}
            TaskStatus::Pending => {
                unstarted = ContainerStop::StoppedBeforePull;
                self.leave_waiting(Cause::Event(by), id);
            }
            TaskStatus::Activating | TaskStatus::Running | TaskStatus::Deactivating => {
                event = self.set_status(Cause::Event(by), id, TaskStatus::Stopping);
            }
            TaskStatus::Stopping => {}
            TaskStatus::Deprovisioning | TaskStatus::Stopped => return,
        }
        self.task(id).due_at = TimeMs::NEVER;
        let cause = Cause::Event(event);
        for container in self.cluster.task(id).container_ids() {
            if self.cluster.container(container).last_status < ContainerStatus::Running {
                self.stop_container(cause, container, None, unstarted);
            }
        }
        for container in self.cluster.task(id).container_ids() {
            if self.cluster.container(container).last_status == ContainerStatus::Running {
                self.terminate_in_turn(cause, container);
            }
        }
        self.deprovision_if_empty(Cause::Event(event), id);
    }

    /// R16: only when all its containers have stopped does the task go on.
    pub(super) fn deprovision_if_empty(&mut self, cause: Cause, id: TaskId) {
        let task = self.cluster.task(id);
        let wanted = task.desired_status == DesiredStatus::Stopped;
        let under_way = task.last_status < TaskStatus::Deprovisioning;
        let empty =
            self.cluster.containers_of(id).all(|c| c.last_status == ContainerStatus::Stopped);
        if wanted && under_way && empty {
            let event = self.set_status(cause, id, TaskStatus::Deprovisioning);
            self.release_host(Cause::Event(event), id);
            self.resume_task(id, event);
        }
    }

    /// STOPPED: the task leaves every list but the one of all tasks.
    pub(super) fn finish(&mut self, cause: Cause, id: TaskId) -> EventId {
        let event = self.set_status(cause, id, TaskStatus::Stopped);
        self.lose_task_data(id, event);
        let (now, slot) = (self.now, self.requirement_of(id).only_eni());
        self.task(id).stopped_at = Some(now);
        let &Task { service, instance, .. } = self.cluster.task(id);
        let host = self.instance(instance);
        host.remaining.give(slot);
        remove(&mut host.tasks, id);
        if host.status == InstanceStatus::Draining {
            self.daemons_look(event);
        }
        match service {
            Some(service) => self.leave_service(service, id, event),
            None => remove(&mut self.cluster.standalone, id),
        }
        self.room_grew(event);
        event
    }

    fn leave_service(&mut self, id: ServiceId, task: TaskId, event: EventId) {
        let service = self.service(id);
        remove(&mut service.tasks, task);
        service.stopped += 1;
        if service.status != ServiceStatus::Inactive {
            self.service_moved(id, event);
        }
    }
}

/// Lists of tasks are in the order of creation, so a task is found by halving.
fn remove(tasks: &mut Vec<TaskId>, task: TaskId) {
    if let Ok(index) = tasks.binary_search(&task) {
        tasks.remove(index);
    }
}
