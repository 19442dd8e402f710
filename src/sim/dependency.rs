//! Containers that wait for each other (R17): on the way up for a condition of another one, on the way down until those
//! that depend on them are gone. What was started when is kept only where it matters (R17, R19).

use litemap::LiteMap;

use super::cluster::Cluster;
use super::container::{Container, ContainerStatus, ContainerStop};
use super::container_definition::{ContainerCondition, ContainerDependency};
use super::event::Cause;
use super::health_check::HealthStatus;
use super::id::{ContainerId, EventId, TaskId};
use super::task::TaskStatus;
use super::time::TimeMs;
use super::turn::Turn;

/// R17: what the agent reports for a container that was never started because of another one.
const EXIT_DEPENDENCY: i16 = 143;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Of containers that are waited for in a hurry, that end by themselves, or that may be restarted.
    pub(super) starts: LiteMap<ContainerId, Start>,
    /// Are to be stopped once those that depend on them have.
    pub(super) stops_later: LiteMap<ContainerId, ()>,
}

/// The latest start of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) at: TimeMs,
    /// Times that it was started again in its place (R19).
    pub(super) restarts: u32,
    /// Moments after it at which something may still happen.
    pub(super) timers: u8,
}

/// How far a container's dependencies are.
enum Wait {
    Over,
    GoesOn,
    /// For ever: the container fails.
    InVain(ContainerStop),
}

impl Cluster {
    /// Does the task stay in ACTIVATING because a container of it waits for another one?
    pub(super) fn waits_for_container(&self, id: TaskId) -> bool {
        let task = self.task(id);
        let is_held = |id: ContainerId| self.is_next(id) && !self.depends_on(id).is_empty();
        task.is_live()
            && task.last_status == TaskStatus::Activating
            && task.container_ids().any(is_held)
    }

    /// It has not begun to pull its image.
    fn is_next(&self, id: ContainerId) -> bool {
        let container = self.container(id);
        container.last_status == ContainerStatus::Pending && container.due_at == TimeMs::NEVER
    }

    fn depends_on(&self, id: ContainerId) -> &[ContainerDependency] {
        &self.container_definition(id).depends_on
    }

    /// The container for which another one was not started.
    pub fn blamed(&self, id: ContainerId) -> Option<ContainerId> {
        let task = self.container(id).task;
        let named = |on: &ContainerDependency| self.named_in(task, &on.container_name);
        let mut others = self.depends_on(id).iter().filter_map(|on| Some((named(on)?, on)));
        let end = self.container(id).stop?;
        let failed = |other: ContainerId, on: &ContainerDependency| match end {
            ContainerStop::DependencyTimedOut => on.condition != ContainerCondition::Start,
            ContainerStop::DependencyNeverStarts => !self.has_run(other),
            _ => on.condition == ContainerCondition::Success,
        };
        others.find(|&(other, on)| failed(other, on)).map(|(other, _)| other)
    }

    fn named_in(&self, task: TaskId, name: &str) -> Option<ContainerId> {
        let mut ids = self.task(task).container_ids();
        ids.find(|&id| self.container_definition(id).name == name)
    }

    /// R17: all of them must hold; one that never can is the end of it.
    fn wait(&self, id: ContainerId, now: TimeMs) -> Wait {
        let (task, mut wait) = (self.container(id).task, Wait::Over);
        for ContainerDependency { container_name, condition } in self.depends_on(id) {
            let Some(other) = self.named_in(task, container_name) else { continue };
            match self.condition(other, *condition, now) {
                Wait::Over => {}
                Wait::GoesOn => wait = Wait::GoesOn,
                in_vain @ Wait::InVain(_) => return in_vain,
            }
        }
        wait
    }

    fn condition(&self, id: ContainerId, condition: ContainerCondition, now: TimeMs) -> Wait {
        use ContainerCondition::{Complete, Healthy, Start, Success};
        let &Container { last_status, exit_code, .. } = self.container(id);
        let stopped = last_status == ContainerStatus::Stopped;
        let holds = match condition {
            Start => last_status >= ContainerStatus::Running,
            Complete => stopped,
            Success => stopped && exit_code == Some(0),
            // R17: at startup only; what becomes of its health later changes nothing.
            Healthy => self.container_health(id) == HealthStatus::Healthy,
        };
        if stopped && !self.has_run(id) {
            Wait::InVain(ContainerStop::DependencyNeverStarts)
        } else if holds {
            Wait::Over
        } else if stopped {
            Wait::InVain(ContainerStop::DependencyFailed)
        } else if condition != Start && self.gives_up_at(id).is_some_and(|at| at <= now) {
            Wait::InVain(ContainerStop::DependencyTimedOut)
        } else {
            Wait::GoesOn
        }
    }

    /// I9: have those that it depends on come so far? What their health is now says nothing.
    pub(super) fn is_in_order(&self, id: ContainerId) -> bool {
        let task = self.container(id).task;
        self.depends_on(id).iter().all(|on| {
            let other = self.named_in(task, &on.container_name).map(|id| self.container(id));
            other.is_none_or(|other| match on.condition {
                ContainerCondition::Start | ContainerCondition::Healthy => {
                    other.last_status >= ContainerStatus::Running
                }
                ContainerCondition::Complete => other.last_status == ContainerStatus::Stopped,
                ContainerCondition::Success => other.exit_code == Some(0),
            })
        })
    }

    /// R17: was there ever a process?
    fn has_run(&self, id: ContainerId) -> bool {
        let Container { exit_code, stop, .. } = self.container(id);
        let failed = stop.is_some_and(ContainerStop::is_of_dependency);
        exit_code.is_some() && !failed && *stop != Some(ContainerStop::CannotStart)
    }

    /// R17, R18: until when those that depend on a container wait, from its start on.
    pub(super) fn gives_up_at(&self, id: ContainerId) -> Option<TimeMs> {
        let timeout_ms = self.container_definition(id).start_timeout_ms?;
        Some(self.sequence.starts.get(&id)?.at.after(timeout_ms))
    }

    /// R17: is nobody left who depends on it?
    fn may_stop(&self, id: ContainerId) -> bool {
        let (task, name) = (self.container(id).task, &self.container_definition(id).name);
        !self.task(task).container_ids().any(|other| {
            self.container(other).last_status != ContainerStatus::Stopped
                && self.depends_on(other).iter().any(|on| on.container_name == *name)
        })
    }
}

impl Turn<'_> {
    /// A container that is next: it pulls, waits, or fails with what it waits for.
    pub(super) fn pull_in_turn(&mut self, id: ContainerId, by: EventId) {
        match self.cluster.wait(id, self.now) {
            Wait::Over => {
                let at = self.begin_pull(id);
                self.container_due_at(id, at, by);
            }
            Wait::GoesOn => {}
            Wait::InVain(how) => {
                self.stop_container(Cause::Event(by), id, Some(EXIT_DEPENDENCY), how);
            }
        }
    }

    /// Something has become of a container: those that wait for it look again.
    pub(super) fn follow_dependencies(&mut self, task: TaskId, by: EventId) {
        for id in self.cluster.task(task).container_ids() {
            if self.cluster.waits_for_container(task)
                && self.cluster.is_next(id)
                && self.cluster.agent_hears(task)
            {
                self.pull_in_turn(id, by);
            }
        }
    }

    /// SIGTERM now, or once those that depend on it have stopped.
    pub(super) fn terminate_in_turn(&mut self, cause: Cause, id: ContainerId) {
        if self.cluster.may_stop(id) {
            self.cluster.sequence.stops_later.remove(&id);
            self.terminate_container(cause, id);
        } else {
            self.cluster.sequence.stops_later.insert(id, ());
        }
    }

    /// A container of the task has stopped: those that waited for that are next.
    pub(super) fn terminate_next(&mut self, cause: Cause, task: TaskId) {
        for id in self.cluster.task(task).container_ids() {
            if self.cluster.sequence.stops_later.contains_key(&id) {
                self.terminate_in_turn(cause, id);
            }
        }
    }
}
