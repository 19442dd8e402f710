//! The scheduler's pass over one service (R26, R27): observe, plan, do. A service without reason to be looked at has no pass;
//! the first change sets one, at the service's next tick.

use super::decision::DecisionKind;
use super::event::{Cause, EventKind};
use super::id::{EventId, ServiceId};
use super::observed;
use super::reconcile::{self, Observed, Plan};
use super::rng::{self, Stream};
use super::schedule::Due;
use super::service::{ServiceStatus, Steady};
use super::service_message::{ServiceMessage, ServiceMessageKind};
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
    pub(super) fn look_again(&mut self, id: ServiceId, from: TimeMs, set_by: EventId) {
        self.look_at(id, self.tick(id, from), set_by);
    }

    /// Sets the pass at a moment between ticks, unless an earlier one is set.
    pub(super) fn look_at(&mut self, id: ServiceId, at: TimeMs, set_by: EventId) {
        self.service(id).sleeps = false;
        self.wake_at(id, at, set_by);
    }

    fn wake_at(&mut self, id: ServiceId, at: TimeMs, set_by: EventId) {
        if at < self.cluster.service(id).pass_at {
            self.service(id).pass_at = at;
            self.schedule(at, Due::Pass(id), set_by);
        }
    }

    /// Ticks are a pass interval apart; each service has its own phase, drawn from the seed.
    fn tick(&self, id: ServiceId, from: TimeMs) -> TimeMs {
        let interval = self.parameters().scheduler_pass_interval_ms.max(1);
        let service = self.cluster.service(id);
        if !service.load_balancers.is_empty() {
            // One that has work is visited again an interval after the last visit.
            let (last, range) = (service.passed_at, self.parameters().busy_pass_interval);
            let entity = id.index() as u64;
            let after = rng::range(self.cluster.seed, Stream::BusyPass, entity, last.0, range);
            if from <= last.after(after) {
                return last.after(after);
            }
        }
        let (seed, entity) = (self.cluster.seed, id.index() as u64);
        let phase = rng::range(seed, Stream::SchedulerPhase, entity, 0, (0, interval - 1));
        let ticks = from.since(TimeMs(phase)).div_ceil(interval);
        TimeMs(phase.saturating_add(ticks.saturating_mul(interval)))
    }

    pub(super) fn pass_due(&mut self, id: ServiceId) {
        if self.cluster.service(id).pass_at != self.now {
            return;
        }
        let now = self.now;
        let service = self.service(id);
        service.pass_at = TimeMs::NEVER;
        service.sleeps = false;
        let changed_by = service.changed_by.take();
        service.differs_by = changed_by.unwrap_or(service.differs_by);
        let status = service.status;
        service.passed_at = now;
        let deregistered = self.deregister_leaving(id);
        match status {
            ServiceStatus::Active => self.reconcile(id, changed_by, deregistered),
            ServiceStatus::Draining => self.drain(id),
            ServiceStatus::Inactive => {}
        }
    }

    fn reconcile(&mut self, id: ServiceId, changed_by: Option<EventId>, deregistered: bool) {
        let now = self.now;
        let service = self.service(id);
        if service.starts_at != now {
            service.tried.clear();
        }
        let mut observed = Observed::of(self.cluster, id, self.now);
        if self.note_health(id, &observed) {
            observed = Observed::of(self.cluster, id, self.now);
        }
        self.note_settled(id);
        let plan = reconcile::plan(&observed);
        if !observed.is_short() {
            self.cluster.blocked.remove(&id);
        }
        if deregistered && plan.stops.is_empty() && !plan.starts.is_empty() {
            let by = changed_by.unwrap_or(self.cluster.service(id).differs_by);
            self.service(id).changed_by.get_or_insert(by);
            let at = self.now.after(self.parameters().start_after_deregister_ms);
            return self.look_at(id, at, by);
        }
        self.keep_old_counts(&observed, &plan);
        let stops = !plan.stops.is_empty();
        if stops {
            self.stop_tasks(id, &observed, &plan);
        }
        let tries = changed_by.is_some() || self.may_try_again(id);
        let started = if stops { None } else { self.start_next(id, &observed, &plan, tries) };
        let acted = stops || started.is_some();
        if self.starts_go_on(id, &plan, acted) {
            return;
        }
        self.judge_stuck(id, &observed, &plan);
        self.judge_protected(id, &observed, &plan);
        if deregistered || self.cluster.service(id).starts_at == self.now {
            let moved_by = self.cluster.service(id).moved_by;
            self.look_again(id, self.now.after(1), moved_by);
        } else {
            self.judge_steady(id, &observed);
            if !acted {
                self.rebalance(id);
            }
        }
        let known = match started {
            Some(started) => started.grown(observed),
            None => Some(observed).filter(|_| !stops),
        };
        let again = || Observed::of(self.cluster, id, self.now);
        debug_assert!(known.is_none() || !acted || known == Some(again()));
        let after = known.unwrap_or_else(again);
        self.plan_next_pass(id, &after);
    }

    /// Starts see the room that stops make, and those of one deployment what those of another took: each is a turn of its
    /// own, all at one moment.
    fn starts_go_on(&mut self, id: ServiceId, plan: &Plan, acted: bool) -> bool {
        let (now, service) = (self.now, self.service(id));
        let by = service.moved_by;
        let left = plan.starts.iter().any(|start| !service.tried.contains(&start.deployment));
        let goes_on = acted && left;
        if goes_on {
            service.starts_at = now;
            self.look_at(id, now, by);
        }
        goes_on
    }

    /// A blocked service sleeps until a change wakes it, or its message may be repeated (R50).
    fn may_try_again(&self, id: ServiceId) -> bool {
        let suppress_ms = self.parameters().message_suppress_ms;
        let blocked = self.cluster.blocked.get(&id);
        let over = blocked.is_none_or(|b| self.now >= b.posted_at.after(suppress_ms));
        over || self.counts_attempts(id)
    }

    /// R36: says so when steady state is reached; then again every six hours while it lasts. A rollout is completed first,
    /// and steady state comes a moment later.
    fn judge_steady(&mut self, id: ServiceId, observed: &Observed) {
        if !observed.is_steady() {
            self.service(id).steady = None;
        } else if !self.is_rolled_out(id) {
            let (at, by) = (self.cluster.service(id).settles_at, self.cluster.service(id).moved_by);
            if at > self.now { self.look_at(id, at, by) } else { self.complete(id) }
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
        let desired = observed::desired(self.cluster, id);
        let decision = self.decide(cause, DecisionKind::SteadyState { service: id, desired });
        let event = self.post(id, Cause::Decision(decision), ServiceMessageKind::SteadyState);
        let repeat_at = self.now.after(self.parameters().steady_repeat_ms);
        self.service(id).steady = Some(Steady { repeat_at });
        self.schedule(repeat_at, Due::SteadyRepeat(id), event);
    }

    /// Another pass at the next tick while work is left, else when the next task will count as healthy (R31), else, if
    /// the service is blocked or held back, when it may try again.
    fn plan_next_pass(&mut self, id: ServiceId, observed: &Observed) {
        let next = reconcile::plan(observed);
        let moved_by = self.cluster.service(id).moved_by;
        let blocked = self.cluster.blocked.get(&id).copied();
        let is_short = observed.is_short();
        let primary = self.cluster.service(id).primary();
        let tries = next.starts.iter().any(|start| start.deployment == primary);
        let waits = observed.deployments.iter().any(|seen| seen.held_until.is_some());
        let counts = (tries || waits) && self.counts_attempts(id);
        let starts = !next.starts.is_empty() && (blocked.is_none() || counts);
        let held = observed.deployments.iter().filter_map(|seen| seen.held_until).min();
        let suppress_ms = self.parameters().message_suppress_ms;
        let repeat = blocked.map(|b| b.posted_at.after(suppress_ms).max(self.now.after(1)));
        let again = held.or(repeat).filter(|_| is_short);
        if starts || !next.stops.is_empty() {
            self.look_again(id, self.now.after(1), moved_by);
        }
        match observed.next_healthy {
            Some((at, by)) if self.cluster.service(id).load_balancers.is_empty() => {
                self.look_again(id, at, by);
            }
            Some((at, by)) => self.look_at(id, at, by),
            None => {}
        }
        match again {
            Some(at) if counts => self.look_again(id, at, moved_by),
            Some(at) => self.sleep_until(id, at, moved_by),
            None => {}
        }
    }

    /// Nothing is left to do but to try again then, unless there is more to do before.
    fn sleep_until(&mut self, id: ServiceId, from: TimeMs, set_by: EventId) {
        let at_rest = self.cluster.service(id).pass_at == TimeMs::NEVER;
        self.service(id).sleeps |= at_rest;
        self.wake_at(id, self.tick(id, from), set_by);
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
        if !plan.stops.is_empty() {
            self.stop_tasks(id, &observed, &plan);
        }
    }

    /// A line in the service's event list; the oldest goes when it is full.
    pub(super) fn post(
        &mut self,
        id: ServiceId,
        cause: Cause,
        kind: ServiceMessageKind,
    ) -> EventId {
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
