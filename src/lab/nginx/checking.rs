//! What a health check meets at an nginx: the router's answer, whom it passes the check to included, in one instant.

use std::net::IpAddr;

use super::place::{Place, address_of_task};
use super::{Nginx, Reading, Worker, turn};
use crate::nginx::route::{Found, Request, Sent, World};
use crate::nginx::upstream::Reply;
use crate::sim::rng::{self, Stream};
use crate::sim::{Cluster, ContainerId, Endpoint, Probe, TaskId, TimeMs};

/// nginx passes on what it is asked at once.
const ANSWER_MS: u32 = 2;

impl Nginx {
    /// What a health check for this path meets at a port of the container now.
    pub(in crate::lab) fn check(
        &mut self,
        cluster: &Cluster,
        now: TimeMs,
        id: ContainerId,
        (port, path): (u16, &str),
    ) -> Option<Probe> {
        let task = cluster.container(id).task;
        let generation = self.running.get_mut(&id)?.generations.last_mut()?;
        let worker = turn(cluster, !(id.index() as u64), now.0, generation.workers.len());
        let Worker { route, .. } = generation.workers.get_mut(worker)?;
        let reading: &Reading = &generation.reading;
        let mut asking = Asking { cluster, now, id, reading, timed_out: false };
        let address = address_of_task(task);
        let request = request(path.as_bytes(), &address.to_string(), (address, address, port));
        let routed = reading.configuration.route(route, &request, &mut asking);
        Some(match routed.map_or(0, |routed| routed.response.status) {
            0 => Probe::Refused,
            504 if asking.timed_out => Probe::TimedOut,
            status => Probe::Answered { status, after_ms: ANSWER_MS },
        })
    }
}

/// A plain GET. `ends`: the client's address, the address and port connected to.
pub(in crate::lab) fn request(path: &[u8], host: &str, ends: (IpAddr, IpAddr, u16)) -> Request {
    let (client, address, port) = ends;
    Request {
        method: b"GET".to_vec(),
        target: path.to_vec(),
        version: b"1.1".to_vec(),
        headers: vec![(b"Host".to_vec(), host.into())],
        body: Vec::new(),
        client,
        address,
        port,
    }
}

/// The cluster as nginx finds it in this instant.
struct Asking<'a> {
    cluster: &'a Cluster,
    now: TimeMs,
    id: ContainerId,
    reading: &'a Reading,
    timed_out: bool,
}

impl Asking<'_> {
    fn probe(&self, task: TaskId, port: u16, path: &str) -> Probe {
        self.cluster.probe(task, port, path)
    }

    fn meets(&self, place: Place, path: &str) -> Probe {
        match place.endpoint {
            Endpoint::Task { task, port } => {
                let listens = |id: ContainerId| {
                    self.cluster.container(id).is_listening
                        && self.cluster.listening_ports(id).contains(&port)
                };
                match place.only {
                    Some(only) if !listens(only) => Probe::Refused,
                    _ => self.probe(task, port, path),
                }
            }
            Endpoint::Name { service, port } => match self.cluster.named_tasks(service).first() {
                Some(&task) => self.probe(task, port, path),
                None => Probe::Answered { status: 503, after_ms: 0 },
            },
            Endpoint::Computer { instance, port } => {
                let tasks = self.cluster.instance(instance).tasks.iter();
                let mut behind =
                    tasks.filter_map(|&task| Some((task, self.cluster.port_behind(task, port)?)));
                behind.next().map_or(Probe::Refused, |(task, port)| self.probe(task, port, path))
            }
            Endpoint::Home { .. } | Endpoint::Balancer { .. } => Probe::TimedOut,
        }
    }
}

impl World for Asking<'_> {
    fn find(&self, path: &[u8]) -> Found<'_> {
        self.reading.find(path)
    }

    fn ask(&mut self, address: &str, sent: &Sent) -> Reply {
        let (host, port) = address.rsplit_once(':').unwrap_or((address, "80"));
        let first = self.reading.addresses(host).first().map(|host| [host, ":", port].concat());
        let place = Place::of(self.cluster, self.id, first.as_deref().unwrap_or(address));
        match self.meets(place, &sent.path()) {
            Probe::Answered { status, .. } => Reply::Status(status),
            Probe::Refused => Reply::Refused,
            Probe::TimedOut => {
                self.timed_out = true;
                Reply::TimedOut { sent: false }
            }
        }
    }

    fn now_s(&self) -> u64 {
        self.now.0 / 1_000
    }

    fn draw(&mut self) -> u32 {
        rng::draw(self.cluster.seed(), Stream::NginxWorker, self.id.index() as u64, self.now.0)
            as u32
    }
}
