//! The scheduler's pass over one service (R26, R27): observe, plan, do. A service without reason to be looked at has no pass;
//! the first change sets one, at the service's next tick.

use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{DecisionId, EventId, ServiceId, TaskDefinitionId};
use super::placement::Group;
use super::reconcile::{self, Observed, Plan};
use super::rng::{self, Stream};
use super::scale_in;
use super::schedule::Due;
use super::service::{Blocked, ServiceStatus, Steady};
use super::service_message::{ServiceMessage, ServiceMessageKind};
use super::task::{StopCode, StoppedReason};
use super::time::TimeMs;
use super::turn::Turn;

impl Turn<'_> {
    /// The desired count or the live tasks changed, or there is more room: the next pass asks why, and this is it.
    pub(super) fn service_changed(&mut self, id: ServiceId, event: EventId) {
        self.service(id).changed_by.get_or_insert(event);
        self.service_moved(id, event);
    }

    /// Something about the service moved that a pass should see.
    pub(super) fn service_moved(&mut self, id: ServiceId, event: EventId) {
        self.service(id).moved_by = event;
        self.look_again(id, self.now.after(1), event);
    }

    /// Room was made on some computer: services that wait for it look again (R50).
    pub(super) fn room_grew(&mut self, event: EventId) {
        let waiting: Vec<ServiceId> = self.cluster.blocked.keys().copied().collect();
        waiting.into_iter().for_each(|service| self.service_changed(service, event));
    }

    /// Sets the pass at the service's first tick from `from` on, unless an earlier one is set.
    fn look_again(&mut self, id: ServiceId, from: TimeMs, set_by: EventId) {
        let at = self.tick(id, from);
        if at < self.cluster.service(id).pass_at {
            self.service(id).pass_at = at;
            self.schedule(at, Due::Pass(id), set_by);
        }
    }

    /// Ticks are a pass interval apart; each service has its own phase, drawn from the seed.
    fn tick(&self, id: ServiceId, from: TimeMs) -> TimeMs {
        let interval = self.parameters().scheduler_pass_interval_ms.max(1);
        let (seed, entity) = (self.cluster.seed, id.index() as u64);
        let phase = rng::range(seed, Stream::SchedulerPhase, entity, 0, (0, interval - 1));
        let ticks = from.since(TimeMs(phase)).div_ceil(interval);
        TimeMs(phase.saturating_add(ticks.saturating_mul(interval)))
    }

    pub(super) fn pass_due(&mut self, id: ServiceId) {
        if self.cluster.service(id).pass_at != self.now {
            return;
        }
        let service = self.service(id);
        service.pass_at = TimeMs::NEVER;
        let changed_by = service.changed_by.take();
        service.differs_by = changed_by.unwrap_or(service.differs_by);
        match service.status {
            ServiceStatus::Active => self.reconcile(id, changed_by.is_some()),
            ServiceStatus::Draining => self.drain(id),
            ServiceStatus::Inactive => {}
        }
    }

    fn reconcile(&mut self, id: ServiceId, changed: bool) {
        let observed = Observed::of(self.cluster, id, self.now);
        let plan = reconcile::plan(&observed);
        if observed.live >= observed.desired {
            self.cluster.blocked.remove(&id);
        }
        let starts = plan.start > 0 && (changed || self.may_try_again(id));
        if starts {
            self.start_tasks(id, &observed, plan);
        }
        if plan.stop > 0 {
            self.stop_tasks(id, &observed, plan);
        }
        self.judge_steady(id, &observed);
        let acted = starts || plan.stop > 0;
        let after = if acted { Observed::of(self.cluster, id, self.now) } else { observed };
        self.plan_next_pass(id, &after);
    }

    /// A blocked service sleeps until a change wakes it, or its message may be repeated (R50).
    fn may_try_again(&self, id: ServiceId) -> bool {
        let suppress_ms = self.parameters().message_suppress_ms;
        let blocked = self.cluster.blocked.get(&id);
        blocked.is_none_or(|blocked| self.now >= blocked.posted_at.after(suppress_ms))
    }

    fn start_tasks(&mut self, id: ServiceId, observed: &Observed, plan: Plan) {
        let Observed { desired, live, .. } = *observed;
        let cause = Cause::Event(self.cluster.service(id).differs_by);
        let kind = DecisionKind::Shortfall { service: id, desired, live, start: plan.start };
        let shortfall = self.decide(cause, kind);
        let definition = self.cluster.service(id).task_definition;
        let (cause, group) = (Cause::Decision(shortfall), Group::Service(id));
        let placement = self.cluster.service(id).placement.clone();
        let tasks = self.place(cause, group, definition, &placement, plan.start);
        let missing = plan.start - tasks.len() as u32;
        if !tasks.is_empty() {
            let kind = ServiceMessageKind::StartedTasks { tasks: tasks.into() };
            self.post(id, Cause::Decision(shortfall), kind);
        }
        if missing > 0 {
            self.block(id, shortfall, definition);
        } else {
            self.cluster.blocked.remove(&id);
        }
    }

    /// R50: the service cannot go on. The message is posted once and held back until that is resolved, or for 6 hours.
    fn block(&mut self, id: ServiceId, shortfall: DecisionId, definition: TaskDefinitionId) {
        let (cause, group) = (Cause::Decision(shortfall), Group::Service(id));
        let placement = self.cluster.service(id).placement.clone();
        let decision = self.decide_unplaceable(cause, group, definition, &placement);
        let (now, again) = (self.now, self.may_try_again(id));
        if again {
            self.cluster.blocked.insert(id, Blocked { posted_at: now });
            let kind = match decision.1 {
                Some((closest, refusal)) => {
                    ServiceMessageKind::UnableToPlace { closest, reason: refusal.reason }
                }
                None => ServiceMessageKind::UnableToPlaceNoInstances,
            };
            self.post(id, Cause::Decision(decision.0), kind);
        }
    }

    fn stop_tasks(&mut self, id: ServiceId, observed: &Observed, plan: Plan) {
        let Observed { desired, live, .. } = *observed;
        let cause = Cause::Event(self.cluster.service(id).differs_by);
        let kind = DecisionKind::Surplus { service: id, desired, live, stop: plan.stop };
        let surplus = self.decide(cause, kind);
        let choices = scale_in::choose(self.cluster, id, plan, self.now);
        for &scale_in::Choice { task, in_zone, on_instance } in &choices {
            let kind = DecisionKind::ChosenToStop { task, in_zone, on_instance };
            let chosen = self.decide(Cause::Decision(surplus), kind);
            let code = StopCode::ServiceSchedulerInitiated;
            let reason = StoppedReason::ScalingActivity;
            self.request_stop(Cause::Decision(chosen), task, code, reason);
        }
        let tasks = choices.iter().map(|choice| choice.task).collect();
        self.post(id, Cause::Decision(surplus), ServiceMessageKind::StoppedTasks { tasks });
    }

    /// R36: says so when steady state is reached; then again every six hours while it lasts.
    fn judge_steady(&mut self, id: ServiceId, observed: &Observed) {
        if !observed.is_steady() {
            self.service(id).steady = None;
        } else if self.cluster.service(id).steady.is_none() {
            self.post_steady(id, Cause::Event(self.cluster.service(id).moved_by));
        }
    }

    pub(super) fn steady_repeat_due(&mut self, id: ServiceId, set_by: EventId) {
        let steady = self.cluster.service(id).steady;
        if steady.is_some_and(|steady| steady.repeat_at == self.now) {
            self.post_steady(id, Cause::Event(set_by));
        }
    }

    fn post_steady(&mut self, id: ServiceId, cause: Cause) {
        let desired = self.cluster.service(id).desired_count;
        let decision = self.decide(cause, DecisionKind::SteadyState { service: id, desired });
        let event = self.post(id, Cause::Decision(decision), ServiceMessageKind::SteadyState);
        let repeat_at = self.now.after(self.parameters().steady_repeat_ms);
        self.service(id).steady = Some(Steady { repeat_at });
        self.schedule(repeat_at, Due::SteadyRepeat(id), event);
    }

    /// Another pass at the next tick while work is left, else when the next task will count as healthy (R31), else, if
    /// the service is blocked, when its message may be repeated.
    fn plan_next_pass(&mut self, id: ServiceId, observed: &Observed) {
        let next = reconcile::plan(observed);
        let moved_by = self.cluster.service(id).moved_by;
        let blocked = self.cluster.blocked.get(&id).copied();
        let differs = observed.live != observed.desired;
        if next.stop > 0 || (next.start > 0 && blocked.is_none()) {
            self.look_again(id, self.now.after(1), moved_by);
        } else if let (true, Some(blocked)) = (differs, blocked) {
            let at = blocked.posted_at.after(self.parameters().message_suppress_ms);
            self.look_again(id, at.max(self.now.after(1)), moved_by);
        }
        if let Some((at, by)) = observed.next_healthy {
            self.look_again(id, at, by);
        }
    }

    /// R28: a deleted service stops all its tasks; when the last is STOPPED it is INACTIVE, and its name is free.
    fn drain(&mut self, id: ServiceId) {
        self.cluster.blocked.remove(&id);
        self.service(id).steady = None;
        if self.cluster.service(id).tasks.is_empty() {
            let cause = Cause::Event(self.cluster.service(id).moved_by);
            let decision = self.decide(cause, DecisionKind::Drained { service: id });
            self.service(id).status = ServiceStatus::Inactive;
            let kind = EventKind::ServiceInactive { service: id };
            self.emit(Cause::Decision(decision), kind);
            return;
        }
        let observed = Observed::of(self.cluster, id, self.now);
        let plan = reconcile::plan(&observed);
        if plan.stop > 0 {
            self.stop_tasks(id, &observed, plan);
        }
    }

    /// A line in the service's event list; the oldest goes when it is full.
    fn post(&mut self, id: ServiceId, cause: Cause, kind: ServiceMessageKind) -> EventId {
        let message = self.cluster.service(id).posted;
        let event = self.emit(cause, EventKind::ServicePosted { service: id, message });
        let kept = self.parameters().events_kept as usize;
        let at = self.now;
        let service = self.service(id);
        service.posted += 1;
        service.messages.push_back(ServiceMessage { at, event, kind });
        let surplus = service.messages.len().saturating_sub(kept);
        service.messages.drain(..surplus);
        event
    }
}
