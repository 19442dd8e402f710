//! What programs make of requests: they take them, call others for them, and answer.

use super::Due;
use super::drive::Drive;
use super::flight::{Slot, Stage};
use super::request::{Asker, Outcome};
use super::rows::Rows;
use crate::lab::queue::Timer;
use crate::sim::{
    Call, ContainerId, Endpoint, EventId, Failure, Offer, TaskId, Work, WorkEnd, WorkEnded,
};

impl Drive<'_> {
    /// The program gets it.
    pub(super) fn give(&mut self, slot: Slot, container: ContainerId, path: &str) {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        let by = flight.by;
        // An nginx decides by itself what it has.
        let feature = match self.cluster.is_configured(container) {
            true => Some(Work::PLAIN),
            false => self.cluster.feature_at(container, path),
        };
        let Some(feature) = feature else {
            return self.fail(slot, Failure::NoSuchFeature, by);
        };
        flight.stage = Stage::Working;
        flight.container = Some(container);
        let work = Work { number: slot, feature, by };
        if self.cluster.offer(self.now, container, work, self.queue) == Offer::Full {
            if let Some(flight) = self.traffic.flights.get_mut(slot) {
                flight.container = None;
            }
            self.fail(slot, Failure::Overloaded, by);
        }
    }

    pub(super) fn work_ended(&mut self, ended: WorkEnded) {
        let slot = ended.number;
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        match ended.how {
            WorkEnd::Computed => {
                #[cfg(feature = "desk")]
                if self.begin_proxy(slot) {
                    return;
                }
                self.touch_rows(slot);
                self.go_on(slot, 0);
            }
            WorkEnd::Lost => {
                flight.container = None;
                let through_balancer = flight.target.is_some();
                let reset = if through_balancer { Failure::TargetReset } else { Failure::Reset };
                self.fail(slot, reset, ended.by);
            }
            WorkEnd::Silenced => {
                flight.container = None;
                (flight.stage, flight.by) = (Stage::Working, ended.by);
                self.forget_if_over(slot);
            }
        }
    }

    /// The program has done its own part: it makes its calls, one after the other, then it answers.
    fn go_on(&mut self, slot: Slot, call: u8) {
        let Some(flight) = self.traffic.flights.get(slot) else { return };
        let Some((container, task)) = flight.container.zip(flight.task) else { return };
        let (number, by) = (flight.number, flight.by);
        let feature = self.cluster.feature_at(container, &flight.path);
        let next = feature
            .and_then(|feature| self.cluster.feature(container, feature))
            .and_then(|feature| feature.calls.get(usize::from(call)))
            .cloned();
        let Some(next) = next else { return self.answer(slot, Outcome::Answered) };
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            flight.stage = Stage::Calling { call };
        }
        match self.endpoint_of(task, &next) {
            Some(endpoint) => {
                let timeout_ms = self.cluster.parameters().call_timeout_ms;
                let parent = Some((slot, number));
                self.send(Asker::Task(task), endpoint, next.path, timeout_ms, parent, by);
            }
            None => self.fail(slot, Failure::CallFailed, by),
        }
    }

    /// What a call's name stands for: `localhost` is the task itself, a task's number its address.
    fn endpoint_of(&self, task: TaskId, call: &Call) -> Option<Endpoint> {
        let port = call.port;
        match call.name.as_str() {
            "localhost" => Some(Endpoint::Task { task, port }),
            name => match name.strip_prefix(Call::TASK) {
                Some(number) => {
                    let task = TaskId::from_number(number.parse().ok()?)?;
                    let is_there = task.index() < self.cluster.tasks().len();
                    is_there.then_some(Endpoint::Task { task, port })
                }
                None => {
                    let service = self.cluster.service_named(name)?;
                    Some(Endpoint::Name { service, port })
                }
            },
        }
    }

    /// The program has written its answer.
    pub(super) fn answer(&mut self, slot: Slot, outcome: Outcome) {
        self.let_go(slot);
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        (flight.stage, flight.outcome) = (Stage::Returning, outcome);
        if !flight.is_open {
            self.traffic.flights.remove(slot);
            return;
        }
        let (asker, endpoint, target) = (flight.asker, flight.endpoint, flight.target);
        let mut ms = self.way_ms(asker);
        if target.is_some() {
            ms += self.cluster.parameters().network_ms;
        }
        if let Endpoint::Home { .. } = endpoint {
            ms += self.send_from_home();
        }
        let due_at = self.now.after(ms);
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            flight.due_at = due_at;
        }
        self.queue.push(due_at, Timer::Traffic(Due::Step(slot)));
    }

    /// A home line sends one answer after the other: how long this one takes from now.
    fn send_from_home(&mut self) -> u64 {
        let kbit_per_s = self.cluster.home().map_or(1, |home| home.uplink_kbit_per_s.max(1));
        let kib = u64::from(self.cluster.parameters().answer_kib);
        let begins = self.traffic.uplink_free_at.max(self.now);
        let free_at = begins.after(kib * 8_192 / u64::from(kbit_per_s));
        self.traffic.uplink_free_at = free_at;
        free_at.since(self.now)
    }

    /// A worker is free again.
    pub(super) fn let_go(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        if let Some(container) = flight.container.take() {
            self.cluster.let_go(self.now, container, slot, self.queue);
        }
    }

    /// The program that waits for a call goes on, or fails with it.
    pub(super) fn call_over(
        &mut self,
        parent: Option<(Slot, u64)>,
        outcome: Outcome,
        rows: Rows,
        by: EventId,
    ) {
        let Some((slot, number)) = parent else { return };
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        let Stage::Calling { call } = flight.stage else { return };
        if flight.number != number {
            return;
        }
        flight.rows = flight.rows.and(rows);
        match outcome {
            Outcome::Answered => self.go_on(slot, call + 1),
            Outcome::Failed(_) => self.fail(slot, Failure::CallFailed, by),
        }
    }
}
