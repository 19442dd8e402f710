//! What is asked of Application Auto Scaling, and what it does at each closed minute: alarms first, then at most one
//! change of the desired count (R60–R63).

use super::alarm::{AlarmSide, AlarmState};
use super::capacity::{self, Ask, Observed, Verdict};
use super::metrics::{METRIC_PERIOD_MS, ServiceMetrics};
use super::policy::ScalingPolicy;
use super::scalable_target::{ScalableTarget, ScalingState};
use crate::sim::decision::DecisionKind;
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{EventId, ServiceId};
use crate::sim::schedule::Due;
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

const SIDES: [AlarmSide; 2] = [AlarmSide::High, AlarmSide::Low];

impl Turn<'_> {
    /// Limits move nothing by themselves: the next scaling activity heeds them.
    pub(in crate::sim) fn register_target(
        &mut self,
        cause: Cause,
        service: ServiceId,
        limits: (u32, u32),
    ) {
        let (min_capacity, max_capacity) = limits;
        let kind = EventKind::ScalableTargetRegistered { service, min_capacity, max_capacity };
        self.emit(cause, kind);
        let new = ScalableTarget::new(min_capacity, max_capacity);
        let target = self.cluster.scalable_targets.entry(service).or_insert(new);
        (target.min_capacity, target.max_capacity) = limits;
    }

    pub(in crate::sim) fn deregister_target(&mut self, cause: Cause, service: ServiceId) {
        self.cluster.scalable_targets.remove(&service);
        self.emit(cause, EventKind::ScalableTargetDeregistered { service });
    }

    /// A new policy, or other numbers for one that is there; its alarms begin without data.
    pub(in crate::sim) fn put_policy(
        &mut self,
        cause: Cause,
        service: ServiceId,
        policy: &ScalingPolicy,
    ) {
        let policies = &self.target(service).policies;
        let index = policies.iter().position(|state| state.policy.is_same_as(policy));
        let index = index.unwrap_or(policies.len());
        let event = self.emit(cause, EventKind::ScalingPolicyPut { service, policy: index as u8 });
        let state = ScalingState {
            policy: policy.clone(),
            alarms: [AlarmState::InsufficientData; 2],
            moved_by: [event; 2],
            held: None,
        };
        let target = self.target(service);
        match target.policies.get_mut(index) {
            Some(there) => *there = state,
            None => target.policies.push(state),
        }
        if target.minute_due_at == TimeMs::NEVER {
            self.await_minute(service, event);
        }
    }

    pub(in crate::sim) fn put_metric_data(
        &mut self,
        cause: Cause,
        service: ServiceId,
        metrics: ServiceMetrics,
    ) {
        self.emit(cause, EventKind::MetricDataPut { service });
        self.cluster.put_service_metrics(self.now, service, metrics);
    }

    fn target(&mut self, service: ServiceId) -> &mut ScalableTarget {
        self.cluster.scalable_targets.get_mut(&service).expect("checked, or its timer is stale")
    }

    /// Minutes are those of the clock, so all services close theirs together.
    fn await_minute(&mut self, service: ServiceId, set_by: EventId) {
        let at = TimeMs((self.now.0 / METRIC_PERIOD_MS + 1) * METRIC_PERIOD_MS);
        self.target(service).minute_due_at = at;
        self.schedule(at, Due::Minute(service), set_by);
    }

    pub(in crate::sim) fn minute_due(&mut self, service: ServiceId, set_by: EventId) {
        let now = self.now;
        let target = self.cluster.scalable_targets.get(&service);
        if target.is_none_or(|target| target.minute_due_at != now) {
            return;
        }
        let minute = self.cluster.close_metrics(now, service);
        self.keep_minute(service, minute);
        for policy in 0..self.target(service).policies.len() {
            SIDES.into_iter().for_each(|side| self.judge_alarm(service, policy, side));
        }
        // Missing data, no action (R61).
        if let Some(minute) = minute {
            self.scale(service, minute);
        }
        self.await_minute(service, set_by);
    }

    /// As many minutes as the longest alarm looks at.
    fn keep_minute(&mut self, service: ServiceId, minute: Option<ServiceMetrics>) {
        let target = &self.cluster.scalable_targets[&service];
        let alarms = target.policies.iter().flat_map(|state| {
            SIDES.into_iter().filter_map(|side| state.policy.alarm(side, self.parameters()))
        });
        let longest = alarms.map(|alarm| alarm.periods as usize).max().unwrap_or(0);
        let minutes = &mut self.target(service).minutes;
        minutes.push_front(minute);
        minutes.truncate(longest);
    }

    fn judge_alarm(&mut self, service: ServiceId, policy: usize, side: AlarmSide) {
        let target = &self.cluster.scalable_targets[&service];
        let state = &target.policies[policy];
        let Some(alarm) = state.policy.alarm(side, self.parameters()) else { return };
        let before = state.alarm_state(side);
        let to = alarm.judge(before, target.minutes());
        if to == before {
            return;
        }
        let value = target.minutes().next().flatten().map_or(0, |minute| minute.of(alarm.metric));
        let cause = Cause::Event(state.moved_by[side as usize]);
        let threshold = u32::try_from(alarm.threshold_micro / 1_000).unwrap_or(u32::MAX);
        let (minutes, index) = (alarm.periods as u16, policy as u8);
        let kind = DecisionKind::AlarmJudged {
            service,
            policy: index,
            side,
            to,
            value,
            threshold,
            minutes,
        };
        let decision = self.decide(cause, kind);
        let kind = EventKind::AlarmStateChanged { service, policy: index, side, to };
        let event = self.emit(Cause::Decision(decision), kind);
        let state = &mut self.target(service).policies[policy];
        state.alarms[side as usize] = to;
        state.moved_by[side as usize] = event;
    }

    fn scale(&mut self, service: ServiceId, minute: ServiceMetrics) {
        let target = &self.cluster.scalable_targets[&service];
        let current = self.cluster.service(service).desired_count;
        let cooling = self.now < target.out_until;
        let base = if cooling { target.before_out.min(current) } else { current };
        let outs = asks(target, AlarmSide::High, base, minute);
        let ins = asks(target, AlarmSide::Low, current, minute);
        let ready = |state: &ScalingState| state.alarm_state(AlarmSide::Low) == AlarmState::Alarm;
        let verdict = capacity::judge(&Observed {
            now: self.now,
            current,
            min_capacity: target.min_capacity,
            max_capacity: target.max_capacity,
            out_until: target.out_until,
            in_until: target.in_until,
            deployment_runs: self.cluster.service(service).deployments().len() > 1,
            outs: &outs,
            ins: &ins,
            in_is_vetoed: target.policies.iter().any(|s| s.policy.vetoes_scale_in() && !ready(s)),
        });
        let side = if outs.is_empty() { AlarmSide::Low } else { AlarmSide::High };
        match verdict {
            Verdict::Nothing => self.held(service, None),
            Verdict::Hold { ask, why } => {
                let state = &self.target(service).policies[usize::from(ask.policy)];
                if state.held != Some(why) {
                    let cause = Cause::Event(state.moved_by[side as usize]);
                    let Ask { policy, wanted } = ask;
                    let kind = DecisionKind::ScalingHeld { service, policy, current, wanted, why };
                    self.decide(cause, kind);
                }
                self.held(service, Some((ask.policy, why)));
            }
            Verdict::Scale { ask, to } => self.scale_to(service, side, ask, to, minute),
        }
    }

    /// Only what holds now is remembered, so that it is said again once it comes back.
    fn held(&mut self, service: ServiceId, held: Option<(u8, capacity::ScalingHold)>) {
        for (index, state) in self.target(service).policies.iter_mut().enumerate() {
            state.held =
                held.filter(|&(policy, _)| usize::from(policy) == index).map(|(_, why)| why);
        }
    }

    /// The scaling activity itself: the desired count changes, a cooldown begins, and a scale-out ends that of a scale-in
    /// (R62).
    fn scale_to(
        &mut self,
        service: ServiceId,
        side: AlarmSide,
        ask: Ask,
        to: u32,
        minute: ServiceMetrics,
    ) {
        self.held(service, None);
        let (now, current) = (self.now, self.cluster.service(service).desired_count);
        let state = &self.cluster.scalable_targets[&service].policies[usize::from(ask.policy)];
        let cause = Cause::Event(state.moved_by[side as usize]);
        let until = now.after(state.policy.cooldown_ms(side, self.parameters()));
        let value = minute.of(state.policy.metric());
        let Ask { policy, wanted } = ask;
        let kind = DecisionKind::Scaled { service, policy, current, wanted, to, value };
        let decision = self.decide(cause, kind);
        let in_waits = self.parameters().scale_in_waits_for_scale_out_cooldown;
        let target = self.target(service);
        match side {
            AlarmSide::High => {
                let cooling = now < target.out_until;
                target.before_out = if cooling { target.before_out } else { current };
                target.out_until = until;
                target.in_until = if in_waits { until } else { now };
            }
            AlarmSide::Low => target.in_until = until,
        }
        self.set_desired_count(Cause::Decision(decision), service, to);
    }
}

/// What the policies whose alarm on this side is in ALARM ask for.
fn asks(target: &ScalableTarget, side: AlarmSide, base: u32, minute: ServiceMetrics) -> Vec<Ask> {
    let states = target.policies.iter().enumerate();
    let alarmed = states.filter(|(_, state)| {
        state.alarm_state(side) == AlarmState::Alarm && state.policy.acts_on(side)
    });
    alarmed
        .map(|(index, state)| {
            let value = minute.of(state.policy.metric());
            Ask { policy: index as u8, wanted: state.policy.wanted(base, value) }
        })
        .collect()
}
