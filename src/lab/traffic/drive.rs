//! Requests on their way: one step at a time.

use super::connect::{Knock, Met};
use super::flight::{Flight, Slot, Stage};
use super::request::{Asker, Outcome, Request};
use super::rows::Rows;
use super::{Arrivals, Due, Group, Traffic, TrafficStats};
use crate::lab::queue::{Queue, Timer};
use crate::sim::{Cluster, Endpoint, EventId, Failure, TaskId, TimeMs, UsersId};

/// Traffic's turn, after a command or a timer.
pub(in crate::lab) struct Drive<'a> {
    pub(in crate::lab) traffic: &'a mut Traffic,
    pub(in crate::lab) cluster: &'a mut Cluster,
    #[cfg(feature = "desk")]
    pub(in crate::lab) nginx: &'a mut crate::lab::nginx::Nginx,
    pub(in crate::lab) queue: &'a mut Queue,
    pub(in crate::lab) now: TimeMs,
}

impl Drive<'_> {
    pub(in crate::lab) fn fire(&mut self, due: Due) {
        match due {
            Due::Step(slot) => self.step(slot),
            Due::Deadline(slot) => self.deadline(slot),
            Due::Arrival(users) => self.arrive(users),
        }
    }

    /// Takes up what the cluster did: users that came or changed, work that ended.
    pub(in crate::lab) fn follow(&mut self) {
        for index in 0..self.cluster.users().len() {
            self.follow_users(UsersId::from_index(index));
        }
        while self.cluster.has_news() {
            let begun = self.cluster.take_begun();
            let ended = self.cluster.take_work_ended();
            // Without nginx in the program, one that obeys files is as any other.
            #[cfg(feature = "desk")]
            begun.into_iter().for_each(|begun| self.nginx_begun(begun));
            #[cfg(not(feature = "desk"))]
            drop(begun);
            ended.into_iter().for_each(|ended| self.work_ended(ended));
        }
    }

    fn follow_users(&mut self, id: UsersId) {
        let since = self.cluster.crowd(id).changed_by;
        let arrivals = Arrivals::new(since, self.now);
        match self.traffic.groups.get_mut(id.index()) {
            Some(group) if group.arrivals.since == since => return,
            Some(group) => group.arrivals = arrivals,
            None => self.traffic.groups.push(Group {
                arrivals,
                stats: TrafficStats::default(),
                run: None,
                missed_at: None,
            }),
        }
        self.expect_next(id);
    }

    fn expect_next(&mut self, id: UsersId) {
        let crowd = self.cluster.crowd(id);
        let arrivals = &mut self.traffic.groups[id.index()].arrivals;
        if !crowd.is_here {
            arrivals.next_at = TimeMs::NEVER;
            return;
        }
        arrivals.go_on(self.cluster.seed(), id, &crowd.users);
        if arrivals.next_at != TimeMs::NEVER {
            self.queue.push(arrivals.next_at, Timer::Traffic(Due::Arrival(id)));
        }
    }

    /// A user asks.
    fn arrive(&mut self, id: UsersId) {
        if self.traffic.groups[id.index()].arrivals.next_at != self.now {
            return;
        }
        let crowd = self.cluster.crowd(id);
        let (users, by) = (&crowd.users, crowd.changed_by);
        let (endpoint, timeout_ms) = (users.endpoint, u64::from(users.timeout_ms));
        let path = format!("/{}", users.feature);
        self.send(Asker::Users(id), endpoint, path, timeout_ms, None, by);
        self.expect_next(id);
    }

    /// A request sets out.
    pub(super) fn send(
        &mut self,
        asker: Asker,
        endpoint: Endpoint,
        path: String,
        timeout_ms: u64,
        parent: Option<(Slot, u64)>,
        by: EventId,
    ) -> Slot {
        let number = self.traffic.made;
        self.traffic.made += 1;
        let root = parent
            .and_then(|(slot, _)| self.traffic.flights.get(slot))
            .map_or(number, |parent| parent.root);
        let (due_at, deadline_at) =
            (self.now.after(self.way_ms(asker)), self.now.after(timeout_ms));
        let slot = self.traffic.flights.add(Flight {
            number,
            root,
            asker,
            endpoint,
            made_at: self.now,
            stage: Stage::Going,
            task: None,
            target: None,
            container: None,
            path,
            rows: Rows::default(),
            port: 0,
            outcome: Outcome::Answered,
            #[cfg(feature = "desk")]
            proxied: None,
            #[cfg(feature = "desk")]
            by_nginx: None,
            parent,
            is_open: true,
            due_at,
            deadline_at,
            gateway_at: TimeMs::NEVER,
            by,
        });
        self.stats(asker).issue();
        self.queue.push(due_at, Timer::Traffic(Due::Step(slot)));
        self.queue.push(deadline_at, Timer::Traffic(Due::Deadline(slot)));
        slot
    }

    /// One way between who asks and who answers.
    pub(super) fn way_ms(&self, asker: Asker) -> u64 {
        let parameters = self.cluster.parameters();
        match asker {
            Asker::Users(_) => parameters.internet_ms,
            Asker::Task(_) => parameters.network_ms,
        }
    }

    pub(super) fn stats(&mut self, asker: Asker) -> &mut TrafficStats {
        match asker {
            Asker::Users(id) => &mut self.traffic.groups[id.index()].stats,
            Asker::Task(task) => {
                let service = self.cluster.task(task).service;
                match service {
                    Some(service) => self.traffic.calls.entry(service).or_default(),
                    None => &mut self.traffic.standalone_calls,
                }
            }
        }
    }

    fn step(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        if flight.due_at != self.now {
            return;
        }
        flight.due_at = TimeMs::NEVER;
        match flight.stage {
            Stage::Going => self.reach(slot),
            Stage::Returning => {
                let outcome = flight.outcome;
                self.close(slot, outcome);
            }
            Stage::Unanswered | Stage::Working | Stage::Calling { .. } => {}
        }
    }

    /// It comes to its address.
    fn reach(&mut self, slot: Slot) {
        match self.meet(slot) {
            None => {}
            Some(Met::Failed { failure, by }) => self.fail(slot, failure, by),
            Some(Met::Nobody { by }) => self.stay_unanswered(slot, by),
            Some(Met::Port { task, port, target }) => self.connect(slot, task, port, target),
        }
    }

    fn connect(
        &mut self,
        slot: Slot,
        task: TaskId,
        port: u16,
        target: Option<crate::sim::TargetId>,
    ) {
        let parameters = self.cluster.parameters();
        let (connect_ms, idle_ms) = (parameters.balancer_connect_ms, parameters.balancer_idle_ms);
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        (flight.task, flight.target, flight.port) = (Some(task), target, port);
        let (asker, path) = (flight.asker, flight.path.clone());
        let refused = if target.is_some() { Failure::TargetRefused } else { Failure::Refused };
        #[cfg(feature = "desk")]
        if self.is_cut_off(slot, port) {
            let by = self.cluster.task(task).status_by;
            return self.fail(slot, refused, by);
        }
        match self.knock(asker, task, port) {
            Knock::Refused { by } => self.fail(slot, refused, by),
            Knock::Nobody { by } => {
                self.wait_at_gateway(slot, connect_ms);
                self.stay_unanswered(slot, by);
            }
            Knock::Silent { by } => {
                self.wait_at_gateway(slot, idle_ms);
                #[cfg(feature = "desk")]
                self.wait_for_answer(slot);
                if let Some(flight) = self.traffic.flights.get_mut(slot) {
                    (flight.stage, flight.by) = (Stage::Working, by);
                }
            }
            Knock::Program { container } => {
                self.wait_at_gateway(slot, idle_ms);
                #[cfg(feature = "desk")]
                self.wait_for_answer(slot);
                self.give(slot, container, &path);
            }
        }
    }

    /// R57: a balancer waits only so long for its target.
    fn wait_at_gateway(&mut self, slot: Slot, ms: u64) {
        let at = self.now.after(ms);
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        if flight.target.is_some() {
            flight.gateway_at = at;
            self.queue.push(at, Timer::Traffic(Due::Deadline(slot)));
        }
    }

    fn stay_unanswered(&mut self, slot: Slot, by: EventId) {
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            (flight.stage, flight.by) = (Stage::Unanswered, by);
        }
    }

    fn deadline(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get(slot) else { return };
        if !flight.is_open {
            return;
        }
        let is_connected = flight.stage != Stage::Going && flight.stage != Stage::Unanswered;
        let failure = match (flight.gateway_at == self.now, is_connected) {
            (true, false) => Failure::TargetUnreachable,
            (true, true) => Failure::TargetIdle,
            (false, _) if flight.deadline_at != self.now => return,
            (false, false) => Failure::NobodyThere,
            (false, true) => Failure::TooSlow,
        };
        let by = flight.by;
        self.give_up(slot, failure, by);
    }

    /// Who asked hears of a failure. The program, if it still works on it, lets it be.
    pub(super) fn fail(&mut self, slot: Slot, failure: Failure, by: EventId) {
        self.let_go(slot);
        self.give_up(slot, failure, by);
    }

    /// Who asked does not wait any longer. The program does not know, and goes on.
    fn give_up(&mut self, slot: Slot, failure: Failure, by: EventId) {
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            flight.by = by;
        }
        self.close(slot, Outcome::Failed(failure));
    }

    /// The request is over for who asked.
    fn close(&mut self, slot: Slot, outcome: Outcome) {
        let now = self.now;
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        if std::mem::replace(&mut flight.is_open, false) {
            let took_ms = now.since(flight.made_at) as u32;
            let Flight { number, root, asker, endpoint, task, made_at, target, by, rows, .. } =
                *flight;
            let parent = flight.parent;
            self.traffic.end(Request {
                number,
                root,
                asker,
                endpoint,
                task,
                made_at,
                took_ms,
                outcome,
            });
            self.stats(asker).close(now, took_ms, outcome, rows);
            if let Some(target) = target {
                self.cluster.routed_over(target);
            }
            match asker {
                Asker::Users(users) => {
                    self.traffic.report(self.cluster, now, users, outcome, by);
                    self.tell_rows(users, root, outcome, rows);
                }
                #[cfg(feature = "desk")]
                Asker::Task(_) if self.peer_over(parent, (endpoint, outcome), by) => {}
                Asker::Task(_) => self.call_over(parent, outcome, rows, by),
            }
        }
        self.forget_if_over(slot);
    }

    /// Nobody waits for it, and no worker has it.
    pub(super) fn forget_if_over(&mut self, slot: Slot) {
        let over = |flight: &Flight| !flight.is_open && flight.container.is_none();
        if self.traffic.flights.get(slot).is_some_and(over) {
            self.traffic.flights.remove(slot);
        }
    }
}
