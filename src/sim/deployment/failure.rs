//! Deployments that fail (R37–R39), and those that do not (R36).

use super::{DeploymentStatus, RolloutState};
use crate::sim::decision::DecisionKind;
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{DeploymentId, EventId, ServiceId};
use crate::sim::observed;
use crate::sim::reconcile::{Observed, Seen};
use crate::sim::rng::Stream;
use crate::sim::service_message::ServiceMessageKind;
use crate::sim::turn::Turn;

impl Turn<'_> {
    /// A task could not be placed, or ended before RUNNING: R39 counts it, and the breaker if there is one (R38). Starts
    /// that fail again and again are held back longer and longer (R37).
    pub(in crate::sim) fn launch_failed(&mut self, cause: Cause, id: DeploymentId, began: bool) {
        let counts = began || self.watches(id);
        let deployment = &mut self.cluster.deployments[id.index()];
        if !counts || deployment.rollout_state == RolloutState::Failed {
            return;
        }
        if !deployment.round_failed || !began {
            deployment.round_failed = true;
            deployment.failed_rounds += 1;
            self.hold_back(cause, id);
        }
        self.count_failures(cause, id, 1);
    }

    /// R37.
    fn hold_back(&mut self, cause: Cause, id: DeploymentId) {
        let parameters = self.parameters();
        let rounds = self.cluster.deployment(id).failed_rounds;
        let Some(doublings) = rounds.checked_sub(parameters.throttle_after_failures) else {
            return;
        };
        let longest = parameters.throttle_max_ms;
        let wait_ms = parameters.throttle_first_ms.saturating_mul(1 << doublings.min(32));
        let wait_ms = wait_ms.min(longest);
        self.cluster.deployments[id.index()].retry_at = self.now.after(wait_ms);
        let kind = DecisionKind::HeldBack { deployment: id, rounds, wait_ms: wait_ms as u32 };
        let decision = self.decide(cause, kind);
        if doublings == 0 {
            let service = self.cluster.deployment(id).service;
            let kind = ServiceMessageKind::UnableToStartConsistently;
            self.post(service, Cause::Decision(decision), kind);
        }
    }

    /// R38, R39: the breaker trips when the count reaches its threshold.
    fn count_failures(&mut self, cause: Cause, id: DeploymentId, more: u32) {
        let deployment = &self.cluster.deployments[id.index()];
        let service = self.cluster.service(deployment.service);
        let parameters = self.parameters();
        let bounds =
            (parameters.circuit_breaker_failures_min, parameters.circuit_breaker_failures_max);
        let threshold = service.deployment.circuit_breaker.threshold;
        let threshold = threshold.failures(service.desired_count, bounds);
        let failed = deployment.failed_tasks.saturating_add(more);
        let trips = self.watches(id) && failed >= threshold;
        let failed = if trips { threshold } else { failed };
        self.cluster.deployments[id.index()].failed_tasks = failed;
        if trips {
            let kind = DecisionKind::CircuitBroken { deployment: id, failed, threshold };
            let decision = self.decide(cause, kind);
            self.fail(Cause::Decision(decision), id);
        }
    }

    /// Does a circuit breaker watch this deployment?
    fn watches(&self, id: DeploymentId) -> bool {
        let deployment = self.cluster.deployment(id);
        let breaker = self.cluster.service(deployment.service).deployment.circuit_breaker;
        breaker.enable
            && !deployment.is_rollback
            && deployment.status == DeploymentStatus::Primary
            && deployment.rollout_state == RolloutState::InProgress
    }

    /// Are attempts to place made again and again, because a breaker counts them?
    pub(in crate::sim) fn counts_attempts(&self, id: ServiceId) -> bool {
        self.watches(self.cluster.service(id).primary())
    }

    /// R38: it starts nothing any more; with `rollback`, the service goes back to what last completed.
    fn fail(&mut self, cause: Cause, deployment: DeploymentId) {
        let to = RolloutState::Failed;
        let event = self.emit(cause, EventKind::RolloutStateChanged { deployment, to });
        self.cluster.deployments[deployment.index()].rollout_state = to;
        let service = self.cluster.deployment(deployment).service;
        let kind = ServiceMessageKind::DeploymentFailed { deployment };
        let posted = self.post(service, Cause::Event(event), kind);
        let now = self.cluster.service(service);
        if let (true, Some(back)) = (now.deployment.circuit_breaker.rollback, now.last_completed) {
            self.roll_back(Cause::Event(posted), service, back);
        }
        self.service_changed(service, event);
    }

    /// To the last completed deployment itself while it still has tasks; else to a new one of its revision.
    fn roll_back(&mut self, cause: Cause, service: ServiceId, back: DeploymentId) {
        let still_there = self.cluster.service(service).deployments.contains(&back);
        let to = if still_there {
            back
        } else {
            let definition = self.cluster.deployment(back).task_definition;
            self.deploy(cause, service, definition);
            self.cluster.service(service).primary()
        };
        let event = self.emit(cause, EventKind::RolledBack { service, deployment: to });
        if still_there {
            self.promote(service, to);
        }
        self.cluster.deployments[to.index()].is_rollback = true;
        self.post(service, Cause::Event(event), ServiceMessageKind::RollingBack { deployment: to });
    }

    /// R38, R39: what became healthy or unhealthy since the last pass. Whether a deployment failed by it.
    pub(in crate::sim) fn note_health(&mut self, id: ServiceId, observed: &Observed) -> bool {
        let is_new = |seen: &&Seen| {
            self.cluster.deployment(seen.deployment).seen != (seen.healthy, seen.unhealthy)
        };
        let news: Vec<Seen> = observed.deployments.iter().filter(is_new).copied().collect();
        for seen in news {
            let breaker = self.cluster.service(id).deployment.circuit_breaker;
            let deployment = &mut self.cluster.deployments[seen.deployment.index()];
            let (healthy, unhealthy) = deployment.seen;
            deployment.seen = (seen.healthy, seen.unhealthy);
            if seen.healthy > healthy && breaker.reset_on_healthy_task {
                deployment.failed_tasks = 0;
            }
            if seen.unhealthy > unhealthy {
                let cause = Cause::Event(self.cluster.service(id).moved_by);
                self.count_failures(cause, seen.deployment, seen.unhealthy - unhealthy);
            }
        }
        let failed = |id| self.cluster.deployment(id).rollout_state == RolloutState::Failed;
        observed.deployments.iter().any(|seen| !seen.given_up && failed(seen.deployment))
    }

    pub(in crate::sim) fn is_rolled_out(&self, id: ServiceId) -> bool {
        let primary = self.cluster.service(id).primary();
        self.cluster.deployment(primary).rollout_state == RolloutState::Completed
    }

    /// R36, R38: the rollout is over, and what it replaced is INACTIVE. Steady state is said a moment later.
    pub(in crate::sim) fn complete(&mut self, id: ServiceId) {
        let deployment = self.cluster.service(id).primary();
        let cause = Cause::Event(self.cluster.service(id).moved_by);
        let desired = observed::desired(self.cluster, id);
        let decision = self.decide(cause, DecisionKind::RolledOut { deployment, desired });
        let to = RolloutState::Completed;
        let kind = EventKind::RolloutStateChanged { deployment, to };
        let event = self.emit(Cause::Decision(decision), kind);
        for old in self.service(id).deployments.split_off(1) {
            self.cluster.deployments[old.index()].status = DeploymentStatus::Inactive;
        }
        self.cluster.deployments[deployment.index()].rollout_state = to;
        self.service(id).last_completed = Some(deployment);
        let kind = ServiceMessageKind::DeploymentCompleted { deployment };
        let posted = self.post(id, Cause::Event(event), kind);
        let moment = self.parameters().steady_after_completed_ms;
        self.look_at(id, self.now.after(moment), posted);
    }

    /// Behind a balancer, a deployment is complete a while after its last deregistration.
    pub(in crate::sim) fn settle_later(&mut self, id: ServiceId, by: EventId) {
        if !self.is_rolled_out(id) {
            let range = self.parameters().rolling_completed_after;
            let at = self.draw_at(Stream::RollingCompleted, by.index(), 0, range);
            self.service(id).settles_at = at;
        }
    }
}
