//! Requests at an nginx (R68). The router says what it does with one, up to a peer that is to be asked; the request goes there
//! as a flight of its own, and when it is over, the router goes the same way again, knowing more.

use std::net::{IpAddr, Ipv4Addr};

use super::Due;
use super::drive::Drive;
use super::flight::{Flight, Slot, Stage};
use super::request::{Asker, Outcome};
use crate::lab::nginx::{Place, Reading, To, request};
use crate::lab::queue::Timer;
use crate::nginx::route::{Body, Errand, Found, Routed, Sent, Whom, World};
use crate::nginx::upstream::{Exchanged, Ongoing, Reply};
use crate::sim::rng::{self, Stream};
use crate::sim::{Cause, ContainerId, Endpoint, EventId, EventKind, Failure};

/// A run of failures of a container's peers is over once none failed for so long.
const QUIET_MS: u64 = 10_000;
/// A request that nginx after nginx passed on so often goes round in a loop: it would use up all connections, which ends in
/// "worker_connections are not enough" (500).
const HOPS_MAX: u8 = 8;

/// What an nginx has done for a request so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxied {
    container: ContainerId,
    generation: u32,
    worker: usize,
    /// What came of those who were asked, in order.
    known: Vec<Exchanged>,
    asking: Option<Asking>,
    /// How the latest call ended.
    latest: Outcome,
    draws: u64,
}

/// A peer is being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asking {
    to: To,
    errand: Errand,
    ongoing: Ongoing,
}

/// How a flight differs that an nginx sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByNginx {
    /// How long the answer may take once it is connected.
    read_ms: u64,
    /// Only this container is on its network.
    only: Option<ContainerId>,
    /// How many passed it on before.
    hops: u8,
}

impl Drive<'_> {
    /// Takes up a request, if an nginx runs in the container that has it.
    pub(super) fn begin_proxy(&mut self, slot: Slot) -> bool {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return false };
        let Some(id) = flight.container else { return false };
        let Some(running) = self.nginx.running_mut(id) else { return false };
        if flight.by_nginx.is_some_and(|by_nginx| by_nginx.hops >= HOPS_MAX) {
            self.answer(slot, Outcome::Failed(Failure::NginxError));
            return true;
        }
        let Some((generation, worker)) = running.take(self.cluster, id, flight.number) else {
            return false;
        };
        flight.proxied = Some(Box::new(Proxied {
            container: id,
            generation,
            worker,
            known: Vec::new(),
            asking: None,
            latest: Outcome::Answered,
            draws: 0,
        }));
        self.route(slot);
        true
    }

    /// The way through the configuration, as far as it is known.
    fn route(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get(slot) else { return };
        let Some(mut proxied) = flight.proxied.clone() else { return };
        let request = asked(self.cluster, flight, proxied.container);
        let running = self.nginx.running_mut(proxied.container);
        let Some(generation) = running.and_then(|one| one.generation(proxied.generation)) else {
            return;
        };
        let reading = generation.reading.clone();
        let Some(worker) = generation.workers.get_mut(proxied.worker) else { return };
        let mut known = Known { reading: &reading, known: &proxied.known, at: 0, wants: None };
        let routed = reading.configuration.route(&mut worker.route, &request, &mut known);
        let Some((to, errand)) = known.wants else { return self.routed(slot, routed) };
        let now_s = self.now.0 / 1_000;
        let ongoing = worker
            .upstream(&to, &reading)
            .map(|upstream| upstream.set_out(&errand.next, &errand.asking(now_s)));
        proxied.asking = ongoing.map(|ongoing| Asking { to, errand, ongoing });
        self.keep(slot, proxied);
        self.ask_next(slot);
    }

    fn keep(&mut self, slot: Slot, proxied: Box<Proxied>) {
        if let Some(flight) = self.traffic.flights.get_mut(slot) {
            flight.proxied = Some(proxied);
        }
    }

    /// The next peer is chosen, and asked.
    fn ask_next(&mut self, slot: Slot) {
        let (seed, now_s) = (self.cluster.seed(), self.now.0 / 1_000);
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        let number = flight.number;
        let Some(proxied) = &mut flight.proxied else { return };
        let Proxied { container, generation, worker, asking: Some(asking), draws, .. } =
            &mut **proxied
        else {
            return;
        };
        let running = self.nginx.running_mut(*container);
        let Some(generation) = running.and_then(|one| one.generation(*generation)) else { return };
        let reading = generation.reading.clone();
        let Some(upstream) =
            generation.workers.get_mut(*worker).and_then(|w| w.upstream(&asking.to, &reading))
        else {
            return;
        };
        let mut draw = || {
            *draws += 1;
            rng::draw(seed, Stream::NginxWorker, number << 16 | *draws, u64::MAX) as u32
        };
        let Asking { errand, ongoing, .. } = asking;
        match upstream.next_peer(ongoing, &errand.asking(now_s), &mut draw) {
            Ok(address) => {
                let place = Place::of(self.cluster, *container, &address);
                self.call_peer(slot, place);
            }
            Err(exchanged) => {
                proxied.known.push(exchanged);
                proxied.asking = None;
                self.route(slot);
            }
        }
    }

    fn call_peer(&mut self, slot: Slot, place: Place) {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        let (number, by) = (flight.number, flight.by);
        let Some((task, proxied)) = flight.task.zip(flight.proxied.as_ref()) else { return };
        let Some(asking) = &proxied.asking else { return };
        let (path, connect_ms) = (asking.errand.sent.path(), asking.errand.connect_ms);
        let hops = flight.by_nginx.map_or(0, |by_nginx| by_nginx.hops) + 1;
        let by_nginx = ByNginx { read_ms: asking.errand.read_ms, only: place.only, hops };
        flight.stage = Stage::Calling { call: 0 };
        let parent = Some((slot, number));
        let call = self.send(Asker::Task(task), place.endpoint, path, connect_ms, parent, by);
        if let Some(flight) = self.traffic.flights.get_mut(call) {
            flight.by_nginx = Some(by_nginx);
        }
    }

    /// A peer's flight arrives: is there anybody on that network? From here on the answer may take so long.
    pub(super) fn is_cut_off(&self, slot: Slot, port: u16) -> bool {
        let Some(flight) = self.traffic.flights.get(slot) else { return false };
        let only = flight.by_nginx.and_then(|by_nginx| by_nginx.only);
        only.is_some_and(|only| {
            let listens = self.cluster.container(only).is_listening;
            !(listens && self.cluster.listening_ports(only).contains(&port))
        })
    }

    /// It is connected.
    pub(super) fn wait_for_answer(&mut self, slot: Slot) {
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return };
        let Some(ByNginx { read_ms, .. }) = flight.by_nginx else { return };
        flight.deadline_at = self.now.after(read_ms);
        self.queue.push(flight.deadline_at, Timer::Traffic(Due::Deadline(slot)));
    }

    /// A call is over. False: no nginx made it.
    pub(super) fn peer_over(
        &mut self,
        parent: Option<(Slot, u64)>,
        (endpoint, outcome): (Endpoint, Outcome),
        by: EventId,
    ) -> bool {
        let Some((slot, number)) = parent else { return false };
        let Some(flight) = self.traffic.flights.get(slot) else { return false };
        let (Some(proxied), is_open) = (flight.proxied.as_ref(), flight.is_open) else {
            return false;
        };
        if flight.number != number {
            return false;
        }
        let container = proxied.container;
        let by = match outcome {
            Outcome::Failed(failure) if failure.status().is_none() && is_open => {
                self.tell_peer_failed(container, endpoint, failure, by)
            }
            _ => by,
        };
        let exchanged = self.hear(slot, outcome, is_open);
        let Some(flight) = self.traffic.flights.get_mut(slot) else { return true };
        if !is_open {
            self.end_proxy(slot);
            self.let_go(slot);
            self.forget_if_over(slot);
            return true;
        }
        if let Outcome::Failed(_) = outcome {
            flight.by = by;
        }
        match exchanged {
            None => self.ask_next(slot),
            Some(exchanged) => {
                if let Some(proxied) = &mut flight.proxied {
                    (proxied.asking, proxied.latest) = (None, outcome);
                    proxied.known.push(exchanged);
                }
                self.route(slot);
            }
        }
        true
    }

    /// The worker hears what the peer said: how the exchange ended, unless another peer is to be asked.
    fn hear(&mut self, slot: Slot, outcome: Outcome, is_open: bool) -> Option<Exchanged> {
        let now_s = self.now.0 / 1_000;
        let proxied = self.traffic.flights.get_mut(slot)?.proxied.as_mut()?;
        let asking = proxied.asking.as_mut()?;
        let generation =
            self.nginx.running_mut(proxied.container)?.generation(proxied.generation)?;
        let reading = generation.reading.clone();
        let upstream =
            generation.workers.get_mut(proxied.worker)?.upstream(&asking.to, &reading)?;
        let Asking { errand, ongoing, .. } = asking;
        if !is_open {
            upstream.let_go(ongoing, now_s);
            return None;
        }
        let said = reply(outcome);
        let mut ended = upstream.said(ongoing, &errand.next, &errand.method, said, now_s)?;
        if let Some(mut selection) = ended.open.take() {
            upstream.release(&mut selection, crate::nginx::upstream::Ended::Answered, now_s);
        }
        Some(ended)
    }

    /// nginx has its answer: its own, or the peer's.
    fn routed(&mut self, slot: Slot, routed: Option<Routed>) {
        let latest = self.end_proxy(slot);
        let outcome = match routed.map(|routed| routed.response) {
            None => Outcome::Failed(Failure::Refused),
            Some(response) => match (response.status, response.body, latest) {
                (0, ..) => Outcome::Failed(Failure::Reset),
                (..400, ..) => Outcome::Answered,
                (_, Body::Upstream, Some(Outcome::Failed(failure))) => Outcome::Failed(failure),
                (404, ..) => Outcome::Failed(Failure::NginxNotFound),
                (502, ..) => Outcome::Failed(Failure::NginxNoUpstream),
                (504, ..) => Outcome::Failed(Failure::NginxTimedOut),
                _ => Outcome::Failed(Failure::NginxError),
            },
        };
        self.answer(slot, outcome);
    }

    /// The worker has nothing more to do with it. How its latest call ended, if it made any.
    fn end_proxy(&mut self, slot: Slot) -> Option<Outcome> {
        let proxied = self.traffic.flights.get_mut(slot)?.proxied.take()?;
        let running = self.nginx.running_mut(proxied.container);
        running.into_iter().for_each(|running| running.give_back(proxied.generation));
        (!proxied.known.is_empty()).then_some(proxied.latest)
    }

    /// Tells the history of a peer that failed, if it is news; the event behind what follows.
    fn tell_peer_failed(
        &mut self,
        container: ContainerId,
        endpoint: Endpoint,
        failure: Failure,
        by: EventId,
    ) -> EventId {
        let now = self.now;
        let Some(running) = self.nginx.running_mut(container) else { return by };
        if let Some((at, event)) = running.failed.filter(|(at, _)| now.since(*at) < QUIET_MS) {
            debug_assert!(at <= now);
            running.failed = Some((now, event));
            return event;
        }
        let (peer, port) = match endpoint {
            Endpoint::Task { task, port } => (Some(task), port),
            Endpoint::Computer { port, .. } | Endpoint::Name { port, .. } => (None, port),
            Endpoint::Home { port, .. } => (None, port),
            Endpoint::Balancer { .. } => (None, 0),
        };
        let kind = EventKind::NginxPeerFailed { container, peer, port, failure };
        let event = self.cluster.report(now, Cause::Event(by), kind);
        running.failed = Some((now, event));
        event
    }
}

/// What a peer did, as nginx sees it.
fn reply(outcome: Outcome) -> Reply {
    match outcome {
        Outcome::Answered => Reply::Status(200),
        Outcome::Failed(failure) => match (failure, failure.status()) {
            (_, Some(status)) => Reply::Status(status),
            (Failure::TooSlow, None) => Reply::TimedOut { sent: true },
            (Failure::NobodyThere, None) => Reply::TimedOut { sent: false },
            (Failure::Reset, None) => Reply::Closed,
            (_, None) => Reply::Refused,
        },
    }
}

/// The request as it comes over the line to nginx.
fn asked(
    cluster: &crate::sim::Cluster,
    flight: &Flight,
    container: ContainerId,
) -> crate::nginx::route::Request {
    let task = cluster.container(container).task;
    let own = Place::address(task);
    let client: IpAddr = match (flight.asker, flight.endpoint) {
        (Asker::Task(task), _) => Place::address(task),
        // Behind a balancer everybody comes from its address.
        (Asker::Users(_), Endpoint::Balancer { .. }) => Ipv4Addr::new(10, 255, 0, 10).into(),
        (Asker::Users(_), _) => Ipv4Addr::new(198, 18, (flight.number % 200) as u8, 7).into(),
    };
    let is_own = flight.asker == Asker::Task(task);
    let address = if is_own { Ipv4Addr::LOCALHOST.into() } else { own };
    let host = match flight.endpoint {
        Endpoint::Balancer { target_group } => {
            cluster.target_group(target_group).settings.name.as_str()
        }
        Endpoint::Name { service, .. } => cluster.service(service).name.as_str(),
        _ => "localhost",
    };
    request(flight.path.as_bytes(), host, (client, address, flight.port))
}

/// What is known by now; what is not known yet is what is wanted.
struct Known<'a> {
    reading: &'a Reading,
    known: &'a [Exchanged],
    at: usize,
    wants: Option<(To, Errand)>,
}

impl World for Known<'_> {
    fn find(&self, path: &[u8]) -> Found<'_> {
        self.reading.find(path)
    }

    /// FastCGI and its kin are not simulated.
    fn ask(&mut self, _: &str, _: &Sent) -> Reply {
        Reply::Refused
    }

    fn exchange(&mut self, whom: Whom, errand: &Errand) -> Exchanged {
        let known = self.known.get(self.at).cloned();
        self.at += 1;
        known.unwrap_or_else(|| {
            self.wants.get_or_insert_with(|| (To::from(whom), errand.clone()));
            Exchanged::of("", Reply::Status(200))
        })
    }
}
