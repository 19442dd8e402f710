//! The invariants between two moments (I4, I6, I10, I12), watched after every command and timer. What the events say is
//! built up beside the cluster and must agree with it: no change without its event.

use std::collections::BTreeMap;

use baton::lab::{Observe, World};
use baton::sim::reconcile::Observed;
use baton::sim::*;

use super::traffic::watch::TrafficWatch;

#[derive(Clone, Default)]
pub(crate) struct Watch {
    events: usize,
    decisions: usize,
    last_at: Option<TimeMs>,
    /// By task: status and desired status, as told by events.
    tasks: Vec<(TaskStatus, DesiredStatus)>,
    /// By container: status, and when SIGTERM was sent, as told by events.
    containers: Vec<(ContainerStatus, Option<TimeMs>)>,
    traffic: TrafficWatch,
    /// Tasks that counted as healthy at the last look.
    healthy: Vec<TaskId>,
    /// By service: the end of the cooldown that its latest scaling activity began.
    no_scale_in_before: BTreeMap<ServiceId, TimeMs>,
    /// Deployments that are FAILED, and those that have been COMPLETED, as told by events.
    failed: Vec<DeploymentId>,
    completed: Vec<DeploymentId>,
    pub(crate) broken: Option<String>,
}

impl Observe for Watch {
    fn observe(&mut self, world: &World) {
        if self.broken.is_none() {
            let looked = self.look(world.cluster(), world.now());
            self.broken = looked.and_then(|()| self.traffic.look(world)).err();
        }
    }
}

type Checked = Result<(), String>;

fn ensure(holds: bool, broken: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(broken()) }
}

impl Watch {
    fn look(&mut self, cluster: &Cluster, now: TimeMs) -> Checked {
        invariant::check(cluster).map_err(|violation| format!("{violation:?}"))?;
        let (events, decisions) = (self.events, self.decisions);
        for event in cluster.history().events(events..usize::MAX) {
            self.follow(cluster, event)?;
        }
        for decision in cluster.history().decisions(decisions..usize::MAX) {
            self.check_decision(cluster, decision, now)?;
        }
        let services = cluster.services().iter().flat_map(|service| &service.tasks);
        self.healthy = services.copied().filter(|&id| cluster.is_task_healthy(id, now)).collect();
        ensure(self.events == cluster.history().event_count(), || "I12: a gap".into())?;
        self.agrees(cluster)
    }

    fn follow(&mut self, cluster: &Cluster, event: &Event) -> Checked {
        ensure(event.id.index() == self.events, || format!("I12: gap before {event:?}"))?;
        ensure(self.last_at <= Some(event.at), || format!("I12: back in time at {event:?}"))?;
        ensure(self.precedes(event.cause), || format!("I12: cause after effect at {event:?}"))?;
        self.events += 1;
        self.last_at = Some(event.at);
        match event.kind {
            EventKind::RolloutStateChanged { deployment, to } => {
                let list = match to {
                    RolloutState::Failed => &mut self.failed,
                    _ => &mut self.completed,
                };
                list.push(deployment);
                Ok(())
            }
            EventKind::RolledBack { deployment, .. } => {
                self.failed.retain(|&failed| failed != deployment);
                let revision = |id: &DeploymentId| cluster.deployment(*id).task_definition;
                let completed =
                    self.completed.iter().any(|id| revision(id) == revision(&deployment));
                ensure(completed, || format!("I13: back to what never completed, {event:?}"))
            }
            EventKind::TaskCreated { task, .. } => {
                let of = cluster.task(task).deployment;
                let failed = of.is_some_and(|of| self.failed.contains(&of));
                ensure(!failed, || format!("I13: a failed deployment starts {task:?}"))?;
                self.tasks.push((TaskStatus::Provisioning, DesiredStatus::Running));
                let containers = cluster.containers_of(task).count();
                let new = (ContainerStatus::Pending, None);
                self.containers.extend(std::iter::repeat_n(new, containers));
                ensure(self.tasks.len() == task.index() + 1, || "I5: a task's id".into())
            }
            EventKind::TaskStatusChanged { task, to } => self.set_task(event, task, to),
            EventKind::TaskStopRequested { task, .. } => {
                let desired = &mut self.tasks[task.index()].1;
                let first = *desired == DesiredStatus::Running;
                *desired = DesiredStatus::Stopped;
                ensure(first, || format!("I4: stopped twice, {event:?}"))
            }
            EventKind::ContainerStatusChanged { container, to } => {
                self.set_container(event, container, to)
            }
            EventKind::ContainerStopped { container, .. } => {
                self.set_container(event, container, ContainerStatus::Stopped)
            }
            EventKind::ContainerSignalled { container, signal } => {
                self.signal(cluster, event, container, signal)
            }
            EventKind::ScalableTargetDeregistered { service } => {
                self.no_scale_in_before.remove(&service);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn precedes(&self, cause: Cause) -> bool {
        match cause {
            Cause::Start | Cause::Command(_) => true,
            Cause::Event(id) => id.index() < self.events,
            // A decision's own causes are checked below; ids only grow.
            Cause::Decision(_) => true,
        }
    }

    /// I4: only down R13's list.
    fn set_task(&mut self, event: &Event, task: TaskId, to: TaskStatus) -> Checked {
        let (status, desired) = &mut self.tasks[task.index()];
        let down = *status < to;
        *status = to;
        if to == TaskStatus::Stopped {
            *desired = DesiredStatus::Stopped;
        }
        ensure(down, || format!("I4: not monotone, {event:?}"))
    }

    fn set_container(&mut self, event: &Event, id: ContainerId, to: ContainerStatus) -> Checked {
        let status = &mut self.containers[id.index()].0;
        let down = *status < to;
        *status = to;
        ensure(down, || format!("I4: container not monotone, {event:?}"))
    }

    /// I9, I10.
    fn signal(
        &mut self,
        cluster: &Cluster,
        event: &Event,
        id: ContainerId,
        signal: Signal,
    ) -> Checked {
        let container = cluster.container(id);
        let definition = cluster.definition(cluster.task(container.task).definition);
        let definition = &definition.containers[usize::from(container.definition_index)];
        let timeout = definition.stop_timeout_ms.unwrap_or(cluster.parameters().stop_timeout_ms);
        let is_left = |other: ContainerId| {
            let waits = &cluster.container_definition(other).depends_on;
            self.containers[other.index()].0 != ContainerStatus::Stopped
                && waits.iter().any(|on| on.container_name == definition.name)
        };
        let early =
            signal == Signal::Sigterm && cluster.task(container.task).container_ids().any(is_left);
        ensure(!early, || format!("I9: {event:?} before those that depend on it stopped"))?;
        let sent = &mut self.containers[id.index()].1;
        match (signal, *sent) {
            (Signal::Sigterm, None) => {
                *sent = Some(event.at);
                Ok(())
            }
            (Signal::Sigkill, Some(at)) if event.at.since(at) >= timeout => Ok(()),
            _ => Err(format!("I10: {event:?} after SIGTERM at {sent:?}")),
        }
    }

    /// I6, and that a decision's cause was there before it.
    fn check_decision(&mut self, cluster: &Cluster, decision: &Decision, now: TimeMs) -> Checked {
        ensure(decision.id.index() == self.decisions, || format!("I12: gap at {decision:?}"))?;
        self.decisions += 1;
        let earlier = match decision.cause {
            Cause::Decision(id) => id < decision.id,
            Cause::Event(id) => id.index() < self.events,
            Cause::Start | Cause::Command(_) => true,
        };
        ensure(earlier, || format!("I12: cause after effect at {decision:?}"))?;
        match decision.kind {
            DecisionKind::Shortfall { service, .. } => {
                let Observed { counted, upper, .. } = Observed::of(cluster, service, now);
                ensure(counted <= upper, || format!("I6: {counted} counted > {upper}"))
            }
            DecisionKind::CircuitBroken { failed, threshold, .. } => {
                ensure(failed <= threshold, || format!("I13: {failed} failures > {threshold}"))
            }
            DecisionKind::ChosenToStop { task, .. } => {
                check_stop(cluster, task, self.healthy.contains(&task), now)
            }
            DecisionKind::Scaled { service, current, to, .. } => {
                self.check_scaled(cluster, service, current, to, now)
            }
            _ => Ok(()),
        }
    }

    /// I14: within the limits; no scale-in in a cooldown or while a deployment runs.
    fn check_scaled(
        &mut self,
        cluster: &Cluster,
        service: ServiceId,
        current: u32,
        to: u32,
        now: TimeMs,
    ) -> Checked {
        let Some(target) = cluster.scalable_target(service) else {
            return Err("I14: scaled without limits".into());
        };
        let limits = target.min_capacity..=target.max_capacity;
        ensure(limits.contains(&to), || format!("I14: {to} is not in {limits:?}"))?;
        let earliest = self.no_scale_in_before.remove(&service);
        if to < current {
            let cooling = earliest.is_some_and(|at| now < at);
            ensure(!cooling, || format!("I14: scaled in to {to} in a cooldown"))?;
            let rollout = cluster.deployment(cluster.service(service).primary()).rollout_state;
            let deploys = rollout == RolloutState::InProgress;
            ensure(!deploys, || format!("I14: scaled in to {to} while a deployment runs"))?;
        }
        self.no_scale_in_before.insert(service, target.cooldown_until(AlarmSide::Low));
        Ok(())
    }

    fn agrees(&self, cluster: &Cluster) -> Checked {
        let tasks = cluster.tasks().iter().map(|t| (t.last_status, t.desired_status));
        ensure(tasks.eq(self.tasks.iter().copied()), || "I12: a task changed silently".into())?;
        let told = self.containers.iter().map(|&(status, _)| status);
        let containers = cluster.containers().iter().map(|c| c.last_status);
        ensure(containers.eq(told), || "I12: a container changed silently".into())
    }
}

/// I6: a stop of a healthy task leaves the lower limit.
fn check_stop(cluster: &Cluster, id: TaskId, was_healthy: bool, now: TimeMs) -> Checked {
    let Some(service) = cluster.task(id).service else {
        return Err("R20: a standalone task chosen".into());
    };
    let Observed { healthy, lower, .. } = Observed::of(cluster, service, now);
    ensure(!was_healthy || healthy >= lower, || format!("I6: {healthy} healthy < {lower}"))
}
