//! A pass's starts and stops (R27, R29, R33–R35), and where it cannot go on (R29, R50).

use crate::sim::decision::DecisionKind;
use crate::sim::event::Cause;
use crate::sim::healthy::Judged;
use crate::sim::id::{DecisionId, ServiceId, TargetId, TaskDefinitionId, TaskId};
use crate::sim::placement::Group;
use crate::sim::reconcile::{Observed, Plan, Start, Stop};
use crate::sim::scale_in;
use crate::sim::service::{Blocked, SchedulingStrategy};
use crate::sim::service_message::ServiceMessageKind;
use crate::sim::task::{StopCode, StoppedReason};
use crate::sim::turn::Turn;

/// What was to start, and how many found a computer.
#[derive(Clone, Copy)]
pub(in crate::sim) struct Started {
    start: Start,
    placed: u32,
}

impl Started {
    /// What is observed now, where that is known without another look: one deployment grew, and nothing else came of it.
    pub(in crate::sim) fn grown(self, mut observed: Observed) -> Option<Observed> {
        let [seen] = &mut observed.deployments[..] else { return None };
        let Start { count, replaced, leaving, .. } = self.start;
        if self.placed != count || replaced + leaving > 0 {
            return None;
        }
        seen.live += count;
        observed.live += count;
        observed.counted += count;
        Some(observed)
    }
}

impl Turn<'_> {
    /// Starts what is planned for the first deployment whose turn has not come at this moment; what finds no computer
    /// blocks the service (R50). `None`: no turn was left.
    pub(in crate::sim) fn start_next(
        &mut self,
        id: ServiceId,
        observed: &Observed,
        plan: &Plan,
        tries: bool,
    ) -> Option<Started> {
        let tried = &self.cluster.service(id).tried;
        let again = tries || !tried.is_empty();
        let next = plan.starts.iter().find(|start| !tried.contains(&start.deployment));
        let &start = next.filter(|_| again)?;
        let is_first = tried.is_empty();
        self.service(id).tried.push(start.deployment);
        let (placed, goes_on) = self.start_some(id, observed, start);
        if goes_on && is_first {
            self.cluster.blocked.remove(&id);
        }
        Some(Started { start, placed })
    }

    /// How many found a computer, and whether nothing holds the service back.
    fn start_some(&mut self, id: ServiceId, observed: &Observed, start: Start) -> (u32, bool) {
        let cause = Cause::Event(self.cluster.service(id).differs_by);
        let shortfall = self.decide(cause, why_start(id, observed, start));
        let definition = self.cluster.deployment(start.deployment).task_definition;
        let (cause, group) = (Cause::Decision(shortfall), Group::Service(id));
        let tasks = match self.cluster.service(id).scheduling_strategy {
            SchedulingStrategy::Daemon => self.place_daemons(cause, id, definition, start.count),
            SchedulingStrategy::Replica => {
                let placement = self.cluster.service(id).placement.clone();
                self.place(cause, group, definition, &placement, start.count)
            }
        };
        for &task in &tasks {
            self.task(task).deployment = Some(start.deployment);
        }
        let (placed, missing) = (tasks.len() as u32, start.count - tasks.len() as u32);
        if placed > 0 {
            self.cluster.deployments[start.deployment.index()].round_failed = false;
            let replaced = start.replaced.min(placed);
            let kind = ServiceMessageKind::StartedTasks { tasks: tasks.into(), replaced };
            self.post(id, cause, kind);
        }
        // R42: what was to be moved stays; nothing is missing.
        let stays = missing > 0 && start.leaving > 0 && self.give_up_moves(id);
        if missing > 0 && !stays {
            self.block(id, shortfall, definition);
            self.launch_failed(Cause::Decision(shortfall), start.deployment, false);
        }
        (placed, missing == 0 || stays)
    }

    /// R50: the service cannot go on. The message is posted once and held back until that is resolved, or for 6 hours.
    fn block(&mut self, id: ServiceId, shortfall: DecisionId, definition: TaskDefinitionId) {
        let (now, suppress_ms) = (self.now, self.parameters().message_suppress_ms);
        let (cause, group) = (Cause::Decision(shortfall), Group::Service(id));
        let placement = self.cluster.service(id).placement.clone();
        let decision = self.decide_unplaceable(cause, group, definition, &placement);
        let by = decision.1.map(|(_, refusal)| refusal.reason);
        let blocked = self.cluster.blocked.get_mut(&id);
        if let Some(known) = blocked.filter(|known| now < known.posted_at.after(suppress_ms)) {
            known.by = by;
            return;
        }
        self.cluster.blocked.insert(id, Blocked { posted_at: now, by });
        let kind = match decision.1 {
            Some((closest, refusal)) => {
                ServiceMessageKind::UnableToPlace { closest, reason: refusal.reason }
            }
            None => ServiceMessageKind::UnableToPlaceNoInstances,
        };
        self.post(id, Cause::Decision(decision.0), kind);
    }

    pub(in crate::sim) fn stop_tasks(&mut self, id: ServiceId, observed: &Observed, plan: &Plan) {
        for &stop in &plan.stops {
            let mut stopped = Vec::new();
            let unhealthy = self.stop_unhealthy(id, observed, stop, &mut stopped);
            let others = self.stop_others(id, observed, stop, &mut stopped);
            if let Some(decision) = others.or(unhealthy) {
                let kind = ServiceMessageKind::StoppedTasks { tasks: stopped.into() };
                self.post(id, Cause::Decision(decision), kind);
            }
        }
    }

    /// R33: the oldest first.
    fn stop_unhealthy(
        &mut self,
        id: ServiceId,
        observed: &Observed,
        stop: Stop,
        stopped: &mut Vec<TaskId>,
    ) -> Option<DecisionId> {
        if stop.unhealthy == 0 {
            return None;
        }
        let service = self.cluster.service(id);
        let goes = |&task: &TaskId| {
            let mine = self.cluster.task(task).deployment == Some(stop.deployment);
            mine && self.cluster.judge(task, self.now) == Judged::Unhealthy
        };
        let tasks = service.tasks.iter().copied().filter(goes);
        stopped.extend(tasks.take(stop.unhealthy as usize));
        let cause = Cause::Event(service.differs_by);
        let (unhealthy, healthy) = (stop.unhealthy, observed.healthy);
        let kind = DecisionKind::UnhealthyGo { deployment: stop.deployment, unhealthy, healthy };
        let decision = self.decide(cause, kind);
        for &task in stopped.iter() {
            let reason = self.say_unhealthy(id, Cause::Decision(decision), task);
            self.stop_for(Cause::Decision(decision), task, reason);
        }
        Some(decision)
    }

    fn stop_others(
        &mut self,
        id: ServiceId,
        observed: &Observed,
        stop: Stop,
        stopped: &mut Vec<TaskId>,
    ) -> Option<DecisionId> {
        if stop.count == 0 {
            return None;
        }
        let cause = Cause::Event(self.cluster.service(id).differs_by);
        let surplus = self.decide(cause, why_stop(id, observed, stop));
        for choice in scale_in::choose(self.cluster, stop, self.now) {
            let scale_in::Choice { task, in_zone, on_instance, by } = choice;
            let kind = DecisionKind::ChosenToStop { task, in_zone, on_instance, by };
            let chosen = self.decide(Cause::Decision(surplus), kind);
            self.stop_for(Cause::Decision(chosen), task, StoppedReason::ScalingActivity);
            stopped.push(task);
        }
        Some(surplus)
    }

    /// R33: what is unhealthy is named only when it is stopped for it.
    fn say_unhealthy(&mut self, id: ServiceId, cause: Cause, task: TaskId) -> StoppedReason {
        let is_unhealthy = |&target: &TargetId| self.cluster.target(target).known == Some(false);
        let targets = self.cluster.targets_of(task).iter().copied();
        let targets: Vec<TargetId> = targets.filter(is_unhealthy).collect();
        for &target in &targets {
            let reason = self.cluster.target(target).reason;
            self.post(id, cause, ServiceMessageKind::UnhealthyTarget { target, reason });
        }
        if targets.is_empty() {
            self.post(id, cause, ServiceMessageKind::FailedContainerChecks { task });
            StoppedReason::FailedContainerChecks
        } else {
            StoppedReason::FailedTargetChecks
        }
    }

    fn stop_for(&mut self, cause: Cause, task: TaskId, reason: StoppedReason) {
        self.request_stop(cause, task, StopCode::ServiceSchedulerInitiated, reason);
    }

    /// What an older deployment shall have is what it is left with, unless what it lost is made up for (R34).
    pub(in crate::sim) fn keep_old_counts(&mut self, observed: &Observed, plan: &Plan) {
        for seen in observed.deployments.iter().skip(1) {
            let left = match plan.keeps_old && !seen.given_up {
                true => seen.desired,
                false => seen.live.saturating_sub(plan.stopped(seen.deployment)),
            };
            self.cluster.deployments[seen.deployment.index()].desired_count = left;
        }
    }

    /// R29: says once that the limits leave no step.
    pub(in crate::sim) fn judge_stuck(&mut self, id: ServiceId, observed: &Observed, plan: &Plan) {
        if !observed.is_stuck(plan) {
            self.cluster.stuck.remove(&id);
        } else if self.cluster.stuck.insert(id, ()).is_none() {
            let cause = Cause::Event(self.cluster.service(id).differs_by);
            let &Observed { desired, lower, upper, .. } = observed;
            let kind = DecisionKind::Stuck { service: id, desired, lower, upper };
            let decision = self.decide(cause, kind);
            self.post(id, Cause::Decision(decision), ServiceMessageKind::StuckByPercent);
        }
    }

    /// R41: says once that protected tasks are all that is left to stop.
    pub(in crate::sim) fn judge_protected(
        &mut self,
        id: ServiceId,
        observed: &Observed,
        plan: &Plan,
    ) {
        if !observed.is_protected(plan) {
            self.cluster.held_by_protection.remove(&id);
        } else if self.cluster.held_by_protection.insert(id, ()).is_none() {
            let cause = Cause::Event(self.cluster.service(id).differs_by);
            let &Observed { live, desired, .. } = observed;
            let kind = DecisionKind::Protected { service: id, live, desired };
            let decision = self.decide(cause, kind);
            let deployment = self.cluster.service(id).primary();
            let kind = ServiceMessageKind::UnableToScaleIn { deployment };
            self.post(id, Cause::Decision(decision), kind);
        }
    }
}

fn is_alone(observed: &Observed) -> bool {
    observed.deployments.len() == 1
}

fn why_start(service: ServiceId, observed: &Observed, start: Start) -> DecisionKind {
    let &Observed { desired, live, healthy, counted, upper, .. } = observed;
    let Start { deployment, count: start, replaced, leaving } = start;
    if replaced > 0 {
        DecisionKind::UnhealthyReplaced { deployment, start, replaced, healthy }
    } else if leaving > 0 {
        DecisionKind::LeavingReplaced { deployment, start, leaving, healthy }
    } else if is_alone(observed) {
        DecisionKind::Shortfall { service, desired, live, start }
    } else {
        DecisionKind::RollStarts { deployment, start, counted, upper }
    }
}

fn why_stop(service: ServiceId, observed: &Observed, stop: Stop) -> DecisionKind {
    let &Observed { desired, live, healthy, lower, .. } = observed;
    let Stop { deployment, count: stop, leaving, .. } = stop;
    if leaving > 0 {
        DecisionKind::LeavingGo { deployment, stop, healthy, lower }
    } else if is_alone(observed) {
        DecisionKind::Surplus { service, desired, live, stop }
    } else {
        DecisionKind::RollStops { deployment, stop, healthy, lower }
    }
}
