//! The balancer's health checks (R52–R55): at a fixed rate, judged by thresholds, noticed by ECS a while later.

use super::settings::ModifyTargetGroup;
use super::target::{Target, TargetReason, TargetState};
use crate::sim::decision::DecisionKind;
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{EventId, TargetId};
use crate::sim::probe::Probe;
use crate::sim::rng::Stream;
use crate::sim::schedule::Due;
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

impl Turn<'_> {
    pub(in crate::sim) fn target_due(&mut self, id: TargetId, set_by: EventId) {
        let (now, due) = (self.now, self.cluster.target(id).due);
        if due.drained == now {
            self.cluster.targets[id.index()].due.drained = TimeMs::NEVER;
            self.drained(id, set_by);
        }
        if due.notice == now {
            self.notice_target(id);
        }
        if due.answer == now {
            self.cluster.targets[id.index()].due.answer = TimeMs::NEVER;
            self.judge_check(id, set_by);
        }
        if due.check == now {
            self.check_target(id, set_by);
        }
    }

    /// R52: the next check comes an interval after this one, however long the answer takes.
    fn check_target(&mut self, id: TargetId, set_by: EventId) {
        let &Target { target_group, task, port, .. } = self.cluster.target(id);
        let settings = &self.cluster.target_group(target_group).settings;
        let timeout = settings.health_check_timeout_ms;
        let (outcome, after_ms) = match self.cluster.probe(task, port, &settings.health_check_path)
        {
            Probe::Answered { after_ms, .. } if u64::from(after_ms) > timeout => {
                (TargetReason::Timeout, timeout)
            }
            Probe::Answered { status, after_ms } if settings.matcher.takes(status) => {
                (TargetReason::None, u64::from(after_ms))
            }
            Probe::Answered { status, after_ms } => {
                (TargetReason::ResponseCodeMismatch(status), u64::from(after_ms))
            }
            Probe::Refused => (TargetReason::FailedHealthChecks, 0),
            Probe::TimedOut => (TargetReason::Timeout, timeout),
        };
        let next = self.now.after(settings.health_check_interval_ms);
        let answer = self.now.after(after_ms);
        let target = &mut self.cluster.targets[id.index()];
        target.due.check = next;
        let same = passes(target.outcome) == passes(outcome);
        target.streak = if same { target.streak.saturating_add(1) } else { 1 };
        target.outcome = outcome;
        // What confirms the state says nothing new.
        let confirms = match target.state {
            TargetState::Healthy => passes(outcome),
            TargetState::Unhealthy => !passes(outcome),
            _ => false,
        };
        self.schedule(next, Due::Target(id), set_by);
        if !confirms {
            self.cluster.targets[id.index()].due.answer = answer;
            self.schedule(answer, Due::Target(id), set_by);
        }
    }

    /// R52. Guessed: a shorter interval counts from the change on, and does not wait for the check that is due
    /// (`changed_interval_counts_at_once`).
    pub(in crate::sim) fn modify_target_group(&mut self, cause: Cause, modify: ModifyTargetGroup) {
        let target_group = modify.target_group;
        let group = &mut self.cluster.target_groups[target_group.index()];
        group.settings = group.settings.modified(modify);
        let targets = group.targets.clone();
        let event = self.emit(cause, EventKind::TargetGroupModified { target_group });
        if !self.parameters().changed_interval_counts_at_once {
            return;
        }
        let next = self.now.after(modify.health_check_interval_ms);
        for id in targets {
            let check = &mut self.cluster.targets[id.index()].due.check;
            // A draining target is not checked any more.
            if *check != TimeMs::NEVER && *check > next {
                *check = next;
                self.schedule(next, Due::Target(id), event);
            }
        }
    }

    /// R54, R55.
    fn judge_check(&mut self, id: TargetId, set_by: EventId) {
        let target = self.cluster.target(id);
        let settings = &self.cluster.target_group(target.target_group).settings;
        let (state, outcome, streak) = (target.state, target.outcome, target.streak);
        let first = state == TargetState::Initial && self.parameters().first_check_suffices;
        let (to, threshold) = match passes(outcome) {
            true if first => (TargetState::Healthy, 1),
            true => (TargetState::Healthy, settings.healthy_threshold),
            false => (TargetState::Unhealthy, settings.unhealthy_threshold),
        };
        if streak >= threshold && to != state {
            let kind = DecisionKind::TargetJudged { target: id, to, streak, threshold };
            let decision = self.decide(Cause::Event(set_by), kind);
            self.set_target(Cause::Decision(decision), id, to, outcome);
            self.expect_notice(id);
        } else if state == TargetState::Initial {
            self.cluster.targets[id.index()].reason = TargetReason::InitialHealthChecking;
        }
    }

    pub(super) fn set_target(
        &mut self,
        cause: Cause,
        id: TargetId,
        to: TargetState,
        reason: TargetReason,
    ) -> EventId {
        let event = self.emit(cause, EventKind::TargetStateChanged { target: id, to });
        let now = self.now;
        let target = &mut self.cluster.targets[id.index()];
        target.state = to;
        target.reason = reason;
        target.state_by = event;
        if to == TargetState::Healthy {
            target.healthy_since.get_or_insert(now);
        }
        event
    }

    /// ECS learns of it after a while.
    fn expect_notice(&mut self, id: TargetId) {
        let target = &mut self.cluster.targets[id.index()];
        target.changes += 1;
        let (nth, by) = (target.changes, target.state_by);
        let is_healthy = target.state == TargetState::Healthy;
        let p = self.parameters();
        let range = if is_healthy { p.healthy_target_noticed } else { p.target_noticed };
        let at = self.draw_at(Stream::TargetNoticed, id.index(), nth, range);
        self.cluster.targets[id.index()].due.notice = at;
        self.schedule(at, Due::Target(id), by);
    }

    fn notice_target(&mut self, id: TargetId) {
        let target = &mut self.cluster.targets[id.index()];
        target.due.notice = TimeMs::NEVER;
        target.known = Some(target.state == TargetState::Healthy);
        let (task, by) = (target.task, target.state_by);
        if let (true, Some(service)) = (target.is_registered(), self.cluster.task(task).service) {
            self.service_changed(service, by);
        }
    }
}

fn passes(outcome: TargetReason) -> bool {
    outcome == TargetReason::None
}
