//! Into the target group and out of it (R59): a task is registered after RUNNING, deregistered before its SIGTERM.

use litemap::LiteMap;

use super::target::{Target, TargetDue, TargetReason, TargetState};
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{DeploymentId, EventId, ServiceId, TargetGroupId, TargetId, TaskId};
use crate::sim::rng::Stream;
use crate::sim::schedule::Due;
use crate::sim::service::LoadBalancer;
use crate::sim::service_message::ServiceMessageKind;
use crate::sim::task::{StopCode, TaskStatus};
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

/// What of a service is about to be registered, what its next pass deregisters, and what is still to be said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::sim) struct Moves {
    joining: Vec<TaskId>,
    register_at: TimeMs,
    leaving: Vec<TargetId>,
    /// "has begun draining": when, and how many tasks of each deployment.
    begun_at: TimeMs,
    begun: Vec<(DeploymentId, u32)>,
}

impl Turn<'_> {
    /// A task reached RUNNING: it is registered with those that do so within a moment.
    pub(in crate::sim) fn join_groups(&mut self, service: ServiceId, task: TaskId, by: EventId) {
        if self.cluster.service(service).load_balancers.is_empty() {
            return;
        }
        let at = self.now.after(self.parameters().register_together_ms);
        let moves = self.cluster.moves.entry(service).or_default();
        moves.joining.push(task);
        if moves.joining.len() == 1 {
            moves.register_at = at;
            self.schedule(at, Due::Targets(service), by);
        }
    }

    /// A task's stop was asked for, or it is gone.
    pub(in crate::sim) fn leave_groups(&mut self, task: TaskId) {
        let Some(targets) = self.cluster.registered.get(&task) else { return };
        let Some(service) = self.cluster.task(task).service else { return };
        let registered = |&&id: &&TargetId| self.cluster.target(id).is_registered();
        let leaving: Vec<TargetId> = targets.iter().filter(registered).copied().collect();
        self.cluster.moves.entry(service).or_default().leaving.extend(leaving);
    }

    /// R13: a task that ECS stops leaves its target groups first; one that ends by itself does not wait.
    pub(in crate::sim) fn waits_for_targets(&self, id: TaskId) -> bool {
        let task = self.cluster.task(id);
        let asked = matches!(
            task.stop_code,
            Some(StopCode::ServiceSchedulerInitiated | StopCode::UserInitiated)
        );
        let runs = matches!(task.last_status, TaskStatus::Running | TaskStatus::Deactivating);
        asked && runs && self.cluster.registered.contains_key(&id)
    }

    fn register_new(&mut self, id: ServiceId) {
        let Some(moves) = self.cluster.moves.get_mut(&id) else { return };
        let mut tasks = std::mem::take(&mut moves.joining);
        tasks.retain(|&task| self.cluster.task(task).is_live());
        for balancer in self.cluster.service(id).load_balancers.clone() {
            let mut last = None;
            for &task in &tasks {
                last = Some(self.enter_group(task, balancer));
            }
            if let Some(event) = last {
                let (target_group, count) = (balancer.target_group, tasks.len() as u32);
                let kind = ServiceMessageKind::RegisteredTargets { target_group, count };
                self.post(id, Cause::Event(event), kind);
            }
        }
    }

    fn enter_group(&mut self, task: TaskId, balancer: LoadBalancer) -> EventId {
        let target_group = balancer.target_group;
        let id = TargetId::from_index(self.cluster.targets.len());
        let cause = Cause::Event(self.cluster.task(task).status_by);
        let event = self.emit(cause, EventKind::TargetRegistered { target: id, task });
        let range = self.parameters().first_target_check;
        let check = self.draw_at(Stream::FirstTargetCheck, id.index(), 0, range);
        let never = TimeMs::NEVER;
        self.cluster.targets.push(Target {
            target_group,
            task,
            port: balancer.container_port,
            state: TargetState::Initial,
            reason: TargetReason::RegistrationInProgress,
            registered_at: self.now,
            healthy_since: None,
            deregistered_at: None,
            state_by: event,
            known: None,
            due: TargetDue { check, answer: never, notice: never, drained: never },
            outcome: TargetReason::None,
            streak: 0,
            changes: 0,
        });
        self.cluster.target_groups[target_group.index()].targets.push(id);
        self.cluster.registered.entry(task).or_default().push(id);
        self.schedule(check, Due::Target(id), event);
        event
    }

    /// A pass deregisters what leaves. R59: the delay begins, and the task waits for its end in DEACTIVATING.
    pub(in crate::sim) fn deregister_leaving(&mut self, id: ServiceId) -> bool {
        let Some(moves) = self.cluster.moves.get_mut(&id) else { return false };
        let targets = std::mem::take(&mut moves.leaving);
        let Some(&first) = targets.first() else { return false };
        let mut groups: LiteMap<TargetGroupId, u32> = LiteMap::new();
        let mut tasks: LiteMap<DeploymentId, Vec<TaskId>> = LiteMap::new();
        for &target in &targets {
            self.quit_group(target);
            let &Target { target_group, task, .. } = self.cluster.target(target);
            *groups.entry(target_group).or_default() += 1;
            if let Some(deployment) = self.cluster.task(task).deployment {
                tasks.entry(deployment).or_default().push(task);
            }
        }
        let event = self.cluster.target(first).state_by;
        for (target_group, count) in groups {
            let kind = ServiceMessageKind::DeregisteredTargets { target_group, count };
            self.post(id, Cause::Event(event), kind);
        }
        let count = |(deployment, mut tasks): (_, Vec<TaskId>)| {
            tasks.dedup();
            (deployment, tasks.len() as u32)
        };
        let range = self.parameters().draining_said_after;
        let at = self.draw_at(Stream::DrainingSaid, first.index(), 0, range);
        let moves = self.cluster.moves.entry(id).or_default();
        moves.begun = tasks.into_iter().map(count).collect();
        moves.begun_at = at;
        self.schedule(at, Due::Targets(id), event);
        self.settle_later(id, event);
        true
    }

    fn quit_group(&mut self, id: TargetId) {
        let &Target { target_group, task, state, .. } = self.cluster.target(id);
        let to = match state {
            TargetState::Unhealthy => TargetState::UnhealthyDraining,
            _ => TargetState::Draining,
        };
        let cause = Cause::Event(self.cluster.task(task).status_by);
        let event = self.set_target(cause, id, to, TargetReason::DeregistrationInProgress);
        let delay_ms = self.cluster.target_group(target_group).settings.deregistration_delay_ms;
        let range = self.parameters().drain_lag;
        let at = self.draw_at(Stream::DrainLag, id.index(), 0, range).after(delay_ms);
        let now = self.now;
        let target = &mut self.cluster.targets[id.index()];
        target.deregistered_at = Some(now);
        target.due.drained = at;
        target.due.check = TimeMs::NEVER;
        target.due.answer = TimeMs::NEVER;
        self.schedule(at, Due::Target(id), event);
        if self.waits_for_targets(task) && self.cluster.task(task).is_running() {
            let event = self.set_status(Cause::Event(event), task, TaskStatus::Deactivating);
            let service = self.cluster.task(task).service;
            service.into_iter().for_each(|service| self.service_moved(service, event));
        }
    }

    pub(in crate::sim) fn targets_due(&mut self, id: ServiceId, set_by: EventId) {
        let Some(moves) = self.cluster.moves.get_mut(&id) else { return };
        if moves.register_at == self.now {
            self.register_new(id);
        }
        let Some(moves) = self.cluster.moves.get_mut(&id) else { return };
        if moves.begun_at == self.now {
            for (deployment, count) in std::mem::take(&mut moves.begun) {
                let kind = ServiceMessageKind::BegunDraining { deployment, count };
                self.post(id, Cause::Event(set_by), kind);
            }
        }
    }

    /// R59: the delay is over; the task may be told to stop.
    pub(super) fn drained(&mut self, id: TargetId, set_by: EventId) {
        let (to, reason) = (TargetState::Unused, TargetReason::NotRegistered);
        let event = self.set_target(Cause::Event(set_by), id, to, reason);
        let &Target { target_group, task, .. } = self.cluster.target(id);
        self.cluster.target_groups[target_group.index()].targets.retain(|&target| target != id);
        let registered = self.cluster.registered.entry(task).or_default();
        registered.retain(|&target| target != id);
        if registered.is_empty() {
            self.cluster.registered.remove(&task);
            let host = self.cluster.task(task).instance;
            let deactivating = self.cluster.task(task).last_status == TaskStatus::Deactivating;
            if deactivating && self.cluster.instance(host).agent_is_up {
                self.go_down(event, task);
            }
        }
    }
}
